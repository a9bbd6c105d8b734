"""An ordinary user who guesses through su and kills it while it thinks: kill-su.py USER COUNT MILLISECONDS SEED.

Each guess is another one; su is killed up to MILLISECONDS after it was typed. Prints how many were killed (a process that
had ended by itself is not) and how many su let in.
"""
import os
import pty
import random
import signal
import sys
import time

user, count, latest, seed = sys.argv[1], *map(int, sys.argv[2:5])
random.seed(seed)
killed = entered = 0
for number in range(count):
    process, terminal = pty.fork()
    if process == 0:
        os.execv("/bin/su", ["su", user, "-c", "true"])
    seen = b""
    while b"assword" not in seen:
        seen += os.read(terminal, 1000)
    # su empties the terminal's input after it has asked.
    time.sleep(0.02)
    os.write(terminal, b"wrong-guess-%d-%d\n" % (seed, number))
    time.sleep(random.random() * latest / 1000)
    os.kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    killed += os.WIFSIGNALED(status)
    entered += status == 0
    os.close(terminal)
print("killed", killed, "entered", entered)
