"""What somebody can do to the processes that belong to them while these log in: stop them, or freeze their control group.

    freeze.py MODE SECONDS SEED GROUP HOST [ARGUMENT]...

Run as an ordinary user, HOST being setuid root. Ten hosts at a time are started with a wrong guess; at a random
moment (in `prompt`: once it asks) MODE is done to one for HOLD seconds; then it goes on, and is killed.
    load     nothing: the same logins, to compare with
    stop     SIGSTOP to the host, its process group, or everything that we may send it to
    prompt   SIGSTOP while it asks
    freeze   the control group GROUP/mine, which all hosts are in (cgroup v1's freezer or v2), is frozen
    group    the same, without hosts of ours
Prints `harmed N`.
"""
import os
import random
import signal
import subprocess
import sys
import threading
import time

MODE, SECONDS, SEED, GROUP, HOST = sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), sys.argv[4], sys.argv[5:]
HOSTS, HOLD, LONGEST = 10, 2.5, 0.15
END = time.monotonic() + SECONDS
MINE = GROUP + "/mine"
JOIN = 'echo $$ > "$0/cgroup.procs" && exec "$@"'
harmed = 0
# A child that is stopped between vfork and exec would keep us, its parent, from ever waking it.
subprocess._USE_VFORK = False


def freeze(frozen):
    old = os.path.exists(MINE + "/freezer.state")
    with open(MINE + ("/freezer.state" if old else "/cgroup.freeze"), "w") as file:
        file.write(("FROZEN" if frozen else "THAWED") if old else str(int(frozen)))


def start():
    words = HOST if MODE in ("load", "stop", "prompt") else ["/bin/sh", "-c", JOIN, MINE] + HOST
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                            start_new_session=True, env={})


def send(process, number, chance):
    """To the host, its group or all that is ours: a helper may just be starting, under a number that we do not know."""
    try:
        if chance < 0.4:
            os.kill(process.pid, number)
        elif chance < 0.7:
            os.killpg(process.pid, number)
        else:
            os.kill(-1, number)
    except ProcessLookupError:
        pass


def stop_one(chance):
    global harmed
    process = start()
    if MODE == "prompt":
        os.read(process.stdout.fileno(), 1)
    else:
        process.stdin.write(b"wrong-guess\n")
        process.stdin.flush()
    if MODE in ("stop", "prompt"):
        time.sleep(0 if MODE == "prompt" else chance.random() * LONGEST)
        choice = chance.random()
        send(process, signal.SIGSTOP, choice)
        harmed += 1
        time.sleep(HOLD)
        send(process, signal.SIGCONT, choice)
        process.kill()
    process.communicate()


def lane(number):
    chance = random.Random(SEED * 1000 + number)
    while time.monotonic() < END:
        stop_one(chance)


def freeze_now_and_then():
    global harmed
    chance = random.Random(SEED)
    while time.monotonic() < END:
        time.sleep(chance.random() * LONGEST)
        freeze(True)
        harmed += 1
        time.sleep(HOLD)
        freeze(False)


if MODE in ("freeze", "group"):
    os.makedirs(MINE, exist_ok=True)
lanes = [threading.Thread(target=lane, args=(number,)) for number in range(HOSTS)] if MODE != "group" else []
for thread in lanes:
    thread.start()
if MODE in ("freeze", "group"):
    print("ready", flush=True)
    freeze_now_and_then()
for thread in lanes:
    thread.join()
print("harmed", harmed)
