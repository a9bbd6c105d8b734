"""A person at a terminal: starts a program on a pty of its own and answers its prompts in order.

    person.py SECONDS ANSWERS… -- PROGRAM ARGUMENTS…

An answer goes to whatever stands at the end of the screen and looks like a prompt: a password's, a login's or a shell's. Without a further
answer the person hangs up. Prints the screen; exits as the program did.
"""
import sys

import pexpect

PROMPT = r"(?:[Pp]assword|パスワード|login)[^\n:]*: ?$|[$#] $"

seconds, rest = int(sys.argv[1]), sys.argv[2:]
answers, command = rest[:rest.index("--")], rest[rest.index("--") + 1:]
child = pexpect.spawn(command[0], command[1:], timeout=seconds, encoding="utf-8", codec_errors="replace",
                      dimensions=(50, 200))
child.logfile_read = sys.stdout
while True:
    seen = child.expect([PROMPT, pexpect.EOF, pexpect.TIMEOUT])
    if seen != 0 or not answers:
        break
    child.sendline(answers.pop(0))
try:
    child.close(force=True)
except pexpect.ExceptionPexpect:
    # It has sent SIGKILL and waited 0.1 s, which is too short on a busy host.
    child.wait()
sys.exit(child.exitstatus if child.exitstatus is not None else 128 + (child.signalstatus or 0))
