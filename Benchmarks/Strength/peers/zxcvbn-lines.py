#!/usr/bin/python3
"""python3-zxcvbn: log10 of the guesses and the score (0 to 4) for each line of standard input.
   zxcvbn-lines.py [--without FILE]: with the lines of FILE taken out of each of its lists; the words behind them move up."""
import math
import sys

from zxcvbn import matching, zxcvbn
from zxcvbn.frequency_lists import FREQUENCY_LISTS

if sys.argv[1:2] == ["--without"]:
    with open(sys.argv[2], encoding="utf-8") as file:
        gone = {line.rstrip("\n").lower() for line in file}
    matching.add_frequency_lists(
        {name: [word for word in words if word not in gone] for name, words in FREQUENCY_LISTS.items()})
for line in sys.stdin.buffer:
    found = zxcvbn(line.decode().rstrip("\n"))
    print("%.6f %d" % (math.log10(found["guesses"]), found["score"]))
