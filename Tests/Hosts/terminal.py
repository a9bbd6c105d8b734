"""A person at a terminal: runs a program on a pseudo-terminal of its own and answers what it asks.

Reads one JSON document from standard input: command (list), answers (list of [pattern, answer]; an answer of null
only waits), timeout (seconds for each wait). Prints one: transcript, status, signal, seconds (from the last answer to
the end), unanswered (patterns that did not come), late (it went on past the timeout).
"""
import json
import os
import sys
import time

import pexpect

orders = json.load(sys.stdin)
command = orders["command"]
child = pexpect.spawn(
    command[0], command[1:], encoding="utf-8", codec_errors="replace", timeout=orders["timeout"], dimensions=(24, 200))
child.delaybeforesend = 0.02
transcript, unanswered, late, answered = "", [], False, time.monotonic()
for number, (pattern, answer) in enumerate(orders["answers"]):
    found = child.expect([pattern, pexpect.EOF, pexpect.TIMEOUT])
    transcript += child.before + (child.after if found == 0 else "")
    if found != 0:
        unanswered = [pattern for pattern, _ in orders["answers"][number:]]
        late = found == 2
        break
    if answer is not None:
        # A control character alone is a key that was pressed: no line end follows it.
        child.send(answer) if len(answer) == 1 and answer < " " else child.sendline(answer)
        answered = time.monotonic()
if not unanswered:
    late = child.expect([pexpect.EOF, pexpect.TIMEOUT]) == 1
    transcript += child.before
seconds = time.monotonic() - answered
# A program that goes on is hung up on, as by somebody who closes the window.
try:
    child.close(force=True)
except pexpect.ExceptionPexpect:
    # It has sent SIGKILL and waited 0.1 s, which is too short on a busy host.
    child.wait()
json.dump({
    "transcript": transcript.replace("\r\n", "\n"), "status": -1 if child.exitstatus is None else child.exitstatus,
    "signal": child.signalstatus or 0, "seconds": seconds, "unanswered": unanswered, "late": late}, sys.stdout)
