#!/usr/bin/env python3
"""make_words.py VALE EN_US: prints linter/style/default_words.inc.

The words that the dictionary en_US-web of Vale has and that of Debian's hunspell-en-us lacks, each in all its forms.
VALE is internal/spell/data/en_US-web of the Go module github.com/vale-cli/vale/v3 (3.26.0), EN_US is
/usr/share/hunspell/en_US (2020.12.07), both without their ends .aff and .dic."""
import re
import sys
import textwrap

ONLY_IN_COMPOUNDS = "c"


def read_affixes(path):
    """By kind and flag: whether they go together with those of the other kind, and (strip, add, condition) each."""
    affixes = {}
    for line in open(path, encoding="utf-8"):
        parts = line.split()
        if not parts or parts[0] not in ("PFX", "SFX"):
            continue
        kind, flag = parts[:2]
        if len(parts) == 4:
            affixes[kind, flag] = (parts[2] == "Y", [])
            continue
        strip, add, condition = ("" if part == "0" else part.split("/")[0] for part in parts[2:5])
        pattern = re.compile("^" + condition if kind == "PFX" else condition + "$")
        affixes[kind, flag][1].append((strip, add, pattern))
    return affixes


def forms(word, flags, affixes):
    found = {word}
    crossed = [word]
    for flag in flags:
        crosses, endings = affixes.get(("SFX", flag), (False, []))
        for strip, add, pattern in endings:
            if pattern.search(word):
                form = word[: len(word) - len(strip)] + add
                found.add(form)
                if crosses:
                    crossed.append(form)
    for flag in flags:
        crosses, beginnings = affixes.get(("PFX", flag), (False, []))
        for strip, add, pattern in beginnings:
            found.update(add + form[len(strip) :] for form in (crossed if crosses else [word]) if pattern.search(form))
    return found


def read_words(path):
    affixes = read_affixes(path + ".aff")
    words = set()
    for line in open(path + ".dic", encoding="utf-8").read().splitlines()[1:]:
        word, _, flags = line.partition("/")
        flags = flags.split()[0] if flags.split() else ""
        if ONLY_IN_COMPOUNDS not in flags:
            words |= forms(word.strip(), flags, affixes)
    return words


vale, en_us = sys.argv[1:]
added = sorted(word for word in read_words(vale) - read_words(en_us) if word)
print("// Made by tools/style_words/make_words.py. Don't edit.")
for line in textwrap.wrap(" ".join(added), 110, break_long_words=False, break_on_hyphens=False):
    print(f'"{line} "')
