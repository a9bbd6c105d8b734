#!/usr/bin/python3
"""libpwquality with the settings of the host: 1 for each line of standard input that it accepts, else 0."""
import sys

import pwquality

settings = pwquality.PWQSettings()
settings.read_config()
for line in sys.stdin.buffer:
    try:
        settings.check(line.decode().rstrip("\n"))
        print(1)
    except pwquality.PWQError:
        print(0)
