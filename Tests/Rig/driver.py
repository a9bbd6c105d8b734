"""A Debian of a test's own: an overlay above the cached root, entered by chroot or booted by systemd-nspawn.

    driver.py ROOT SCRATCH [boot]
    driver.py probe SCRATCH [boot]    whether this kernel lets us do any of it: exits 0, or says what it forbids

Requests come as JSON lines on standard input, answers go to standard output. All mounts are this mount namespace's and all
processes this PID namespace's: when the driver ends, whatever ended it, the kernel takes all of them away. Control groups
have no such end: the driver removes the empty ones afterwards, and leaves them behind only if it is killed itself.
"""
import ctypes
import errno
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time

BASE, SCRATCH = sys.argv[1:3]
BOOTS, INSIDE = "boot" in sys.argv, "inside" in sys.argv
ROOT, TOOLS = SCRATCH + "/root", SCRATCH + "/tools"
REBOOTS = 133  # how nspawn asks for another start, as a service of systemd would (RestartForceExitStatus=)
GROUP = "credpolicy-test-" + os.path.basename(SCRATCH)


def sh(*words):
    done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode:
        raise OSError(f"{' '.join(words)}: {done.stderr.strip()}")


def keep_mounts_private():
    """No mount of ours shows outside. In a chroot "/" is no mount, so the true root is looked for first (chroot(2), NOTES)."""
    here = os.open("/", os.O_PATH)
    os.chdir("/")
    os.chroot(SCRATCH)
    for _ in range(64):
        os.chdir("..")
    os.chroot(".")
    recursive_private = 0x4000 | 1 << 18
    if ctypes.CDLL(None, use_errno=True).mount(b"none", b"/", None, recursive_private, None):
        raise OSError(ctypes.get_errno(), "mounts can't be made private")
    os.fchdir(here)
    os.chroot(".")


def lay():
    """The overlay at ROOT: what a test writes stays in memory, or on a disk with attributes (chattr) where it asks."""
    keep_mounts_private()
    sh("mount", "-t", "proc", "proc", "/proc")
    sh("mount", "-t", "tmpfs", "-o", "mode=755,size=1g", "tmpfs", SCRATCH)
    for name in ("upper", "work", "root", "tools"):
        os.mkdir(f"{SCRATCH}/{name}")
    sh("mount", "-t", "overlay", "overlay", "-o",
       f"lowerdir={BASE if BASE != 'probe' else '/usr/share'},upperdir={SCRATCH}/upper,workdir={SCRATCH}/work", ROOT)
    os.mkdir(ROOT + "/rig")
    for name in ("agent.py", "person.py"):
        sh("cp", f"{os.path.dirname(os.path.abspath(__file__))}/{name}", ROOT + "/rig/")


def furnish(root):
    """What programs in a chroot need of a kernel. Everything of the host's but /proc, /sys and a few devices stays out."""
    sh("mount", "-t", "proc", "proc", root + "/proc")
    sh("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", root + "/dev")
    os.mkdir(root + "/dev/pts")
    os.mkdir(root + "/dev/shm")
    sh("mount", "-t", "devpts", "-o", "newinstance,ptmxmode=0666", "devpts", root + "/dev/pts")
    os.symlink("pts/ptmx", root + "/dev/ptmx")
    for name in ("null", "zero", "full", "random", "urandom", "tty"):
        open(f"{root}/dev/{name}", "w").close()
        sh("mount", "--bind", "/dev/" + name, f"{root}/dev/{name}")
    for name, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        os.symlink("/proc/self/fd" + target, f"{root}/dev/{name}")


def prepare():
    """For systemd-nspawn of the cached root, which boots ROOT: nothing of systemd is needed on the host."""
    sh("mount", "--bind", BASE, TOOLS)
    sh("mount", "-o", "remount,bind,ro", TOOLS)
    for place in ("/proc", "/sys", "/dev"):
        sh("mount", "--rbind", place, TOOLS + place)
    for place in ("/run", "/tmp", "/var/tmp", "/mnt"):
        sh("mount", "-t", "tmpfs", "tmpfs", TOOLS + place)
    with open(TOOLS + "/tmp/machine-id", "w") as identity:  # of the one who boots: the cached root has none
        identity.write(os.urandom(16).hex() + "\n")
    sh("mount", "--bind", TOOLS + "/tmp/machine-id", TOOLS + "/etc/machine-id")
    os.mkdir(TOOLS + "/mnt/root")
    sh("mount", "--rbind", ROOT, TOOLS + "/mnt/root")
    with open(ROOT + "/etc/systemd/system/rig.service", "w") as unit:
        unit.write("[Service]\nExecStart=/usr/bin/python3 /rig/agent.py\nKillMode=process\n"
                   "[Install]\nWantedBy=multi-user.target\n")
    sh("chroot", ROOT, "systemctl", "enable", "rig.service")


def start():
    console = open(SCRATCH + "/console.log", "ab")
    return subprocess.Popen(
        ["chroot", TOOLS, "systemd-nspawn", "-q", "-D", "/mnt/root", "--register=no", "--keep-unit",
         "--private-network", "--console=pipe", "-b"],
        stdin=subprocess.DEVNULL, stdout=console, stderr=console)


def ask(machine, request, patience):
    """One request to the agent inside; waits for a machine that is still booting, asks nothing twice."""
    ends = time.monotonic() + patience
    while time.monotonic() < ends:
        if machine[0].poll() == REBOOTS:
            machine[0] = start()
        with socket.socket(socket.AF_UNIX) as agent:
            try:
                agent.connect(ROOT + "/rig/agent.sock")
            except (FileNotFoundError, ConnectionRefusedError):
                time.sleep(0.05)
                continue
            agent.sendall((json.dumps(request) + "\n").encode())
            line = agent.makefile().readline()
            return json.loads(line) if line else {"status": -1, "out": "", "err": "the machine went down meanwhile"}
    console = open(SCRATCH + "/console.log", errors="replace").read()[-2000:]
    return {"status": -1, "out": "", "err": "the machine does not answer; its console:\n" + console}


def run(request):
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root", "TERM": "dumb",
                   "DEBIAN_FRONTEND": "noninteractive", **request.get("environment", {})}
    try:
        done = subprocess.run(["chroot", ROOT] + request["run"], input=request.get("input", ""), text=True,
                              errors="replace", capture_output=True, timeout=request.get("timeout", 60), env=environment)
        return {"status": done.returncode, "out": done.stdout, "err": done.stderr}
    except subprocess.TimeoutExpired as late:
        return {"status": -1, "out": str(late.stdout), "err": str(late)}


def forget_signals():
    """Programs start as from a login. A thread of the suite's pool blocks signals, and whatever it starts inherits that (dash
    waits for ever where SIGCHLD is blocked); the half outside ignores some."""
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def serve():
    """Inside the namespaces."""
    forget_signals()
    lay()
    if BASE == "probe":
        return
    machine = []
    if BOOTS:
        prepare()
        machine.append(start())
    else:
        furnish(ROOT)
    print(json.dumps({"status": 0, "out": ROOT, "err": ""}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        answer = ask(machine, request, 30) if BOOTS else run(request)
        print(json.dumps(answer), flush=True)


def groups():
    """A control group of our own in each hierarchy that systemd uses: nspawn makes its own below it."""
    top = "/sys/fs/cgroup"
    tops = [top] if os.path.exists(top + "/cgroup.procs") else [top + "/systemd", top + "/unified"]
    return [f"{place}/{GROUP}" for place in tops if os.path.exists(place)]


def enter_groups():
    for group in groups():
        os.mkdir(group)
        with open(group + "/cgroup.procs", "w") as members:
            members.write("0")


def remove(group):
    """A group is busy until the kernel has buried the last of its processes, shortly after their namespace has ended."""
    ends = time.monotonic() + 10
    while True:
        try:
            for place, _, _ in os.walk(group, topdown=False):
                os.rmdir(place)
            return
        except OSError as failure:
            if failure.errno != errno.EBUSY or time.monotonic() > ends:
                raise
            time.sleep(0.02)


def supervise():
    """Outside: starts the other half, and takes away what outlives its namespaces, which is control groups alone."""
    if BASE != "probe":
        fcntl.flock(os.open(BASE, os.O_RDONLY), fcntl.LOCK_SH)  # build-root removes no root that is in use
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    if BOOTS and not groups():
        sys.exit("no control groups are mounted at /sys/fs/cgroup")
    words = ["unshare", "--mount", "--propagation", "unchanged", "--pid", "--fork", "--kill-child", sys.executable, __file__] + sys.argv[1:]
    status = subprocess.Popen(words + ["inside"], preexec_fn=enter_groups if BOOTS else None).wait()
    for group in groups() if BOOTS else []:
        remove(group)
    sys.exit(status)


serve() if INSIDE else supervise()
