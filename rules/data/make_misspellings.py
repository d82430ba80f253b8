#!/usr/bin/env python3
"""Writes misspellings.inc from misspellings.txt: every form of every line.

A form goes in if it is a word in none of the dictionaries of British, American,
Canadian and Australian English, and its correction is one in at least one of
them. Everything else is named and left out. Needs Debian's hunspell,
hunspell-en-gb, hunspell-en-us, hunspell-en-ca and hunspell-en-au; the list itself
was written for this project, and stands under its licence.

  rules/data/make_misspellings.py    # in the project's folder
"""
import os
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
dictionaries = ["en_GB", "en_US", "en_CA", "en_AU"]


def unknown(words, dictionary):
    done = subprocess.run(["hunspell", "-d", dictionary, "-l"], input="\n".join(words), capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def forms():
    for line in open(os.path.join(here, "misspellings.txt"), encoding="utf-8"):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        wrong, right, *endings = words
        for ending in endings:
            ending = "" if ending == "-" else ending
            yield wrong + ending, right + ending


def main():
    pairs = dict(forms())
    wrong_everywhere = set.intersection(*(unknown(pairs, d) for d in dictionaries))
    right_nowhere = set.intersection(*(unknown(pairs.values(), d) for d in dictionaries))
    kept = {w: r for w, r in pairs.items() if w in wrong_everywhere and r not in right_nowhere and w != r}
    left_out = sorted(set(pairs) - set(kept))
    if left_out:
        print("left out: " + ", ".join(f"{w} ({pairs[w]})" for w in left_out), file=sys.stderr)
    with open(os.path.join(here, "misspellings.inc"), "w", encoding="utf-8") as out:
        out.write("// Made by make_misspellings.py. Don't edit.\n")
        out.writelines(f'{{"{w}", "{kept[w]}"}},\n' for w in sorted(kept))


main()
