#!/usr/bin/python3
"""Writes the ranked lists of Debian's packages as plain lines, the most used first:
   lists.py DIRECTORY -> john.txt, zxcvbn.txt (passwords); wikipedia.txt, dictionary.txt (words for passphrases)."""
import os
import re
import sys

from zxcvbn.frequency_lists import FREQUENCY_LISTS


def write(name, lines):
    with open(os.path.join(sys.argv[1], name), "w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


with open("/usr/share/john/password.lst", encoding="utf-8") as file:
    john = [line.rstrip("\n") for line in file if not line.startswith("#!comment")]
write("john.txt", [line for line in john if line])
write("zxcvbn.txt", FREQUENCY_LISTS["passwords"])
word = re.compile("[a-z]{4,8}")
# As many as a list for five dice has (7,776), commonest first: what is drawn from rarer words is stronger still.
write("wikipedia.txt", [w for w in FREQUENCY_LISTS["english_wikipedia"] if word.fullmatch(w)][:7776])
with open("/usr/share/dict/american-english", encoding="utf-8") as file:
    write("dictionary.txt", [w for w in file.read().split("\n") if word.fullmatch(w)])
