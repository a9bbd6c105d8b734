"""Debian's own login(1) on a kernel console: types what a person would, and prints what they would see.

    console-login.py TERMINAL STACK PLACES USER ANSWER...

STACK takes the place of /etc/pam.d/login; PLACES/run, /lib and /log those of /run, /var/lib and /var/log, for login
alone. An answer is typed when the screen asks for the next password. Ends once the screen says IN or incorrect.
"""
import fcntl
import os
import signal
import subprocess
import sys
import termios
import time

TERMINAL, STACK, PLACES, USER, ANSWERS = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:]
MOUNT = 'mount --bind "$1" /etc/pam.d/login && for p in run:run lib:var/lib log:var/log; do ' \
    'mount --bind "$2/${p%%:*}" "/${p#*:}" || exit; done; exec /bin/login "$3"'


def become_login():
    os.setsid()
    terminal = os.open(TERMINAL, os.O_RDWR)
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    # A console that was used before shows the past: clear it.
    os.write(terminal, b"\033c")
    for descriptor in range(3):
        os.dup2(terminal, descriptor)
    os.execve("/usr/bin/unshare", ["unshare", "-m", "/bin/sh", "-c", MOUNT, "sh", STACK, PLACES, USER],
              {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "TERM": "linux"})


def screen():
    with open(TERMINAL.replace("tty", "vcs"), "rb") as file:
        return " ".join(file.read().decode("ascii", "replace").split())


def type_in(text):
    terminal = os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY)
    for byte in text.encode() + b"\n":
        fcntl.ioctl(terminal, termios.TIOCSTI, bytes([byte]))
    os.close(terminal)


before = os.stat(TERMINAL)
process = os.fork()
if process == 0:
    become_login()
seen, typed, end = "", 0, time.monotonic() + 20
try:
    while time.monotonic() < end and " IN " not in seen + " " and "incorrect" not in seen:
        time.sleep(0.05)
        seen = screen()
        if typed < len(ANSWERS) and seen.count("Password:") > typed and seen.endswith("Password:"):
            type_in(ANSWERS[typed])
            typed += 1
finally:
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    # login gives the terminal to whoever logs in; getty would take it back.
    os.chown(TERMINAL, before.st_uid, before.st_gid)
    os.chmod(TERMINAL, before.st_mode & 0o7777)
print(seen)
