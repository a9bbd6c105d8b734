"""Root kills children of sshd and helpers at random moments: kill-sshd.py PID-FILE SEED, until its input ends.

The listening sshd is spared. Prints how many children and how many helpers were killed.
"""
import os
import random
import select
import signal
import sys
import time

listener = open(sys.argv[1]).read().strip()
random.seed(int(sys.argv[2]))
killed = {"sshd": 0, "pam-helper": 0}
while not select.select([sys.stdin], [], [], 0)[0]:
    victims = []
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            name = os.path.basename(os.readlink(f"/proc/{process}/exe"))
        except OSError:
            continue
        if name in killed and process != listener:
            victims.append((process, name))
    if victims:
        process, name = random.choice(victims)
        try:
            os.kill(int(process), signal.SIGKILL)
            killed[name] += 1
        except ProcessLookupError:
            pass
    time.sleep(random.random() * 0.02)
print("killed", killed["sshd"], killed["pam-helper"])
