#!/usr/bin/env python3
"""make_sentence_words.py ENGLISH: prints linter/style/sentence_words.inc.

How the words of English are written, as Punkt has learnt it from newspapers. ENGLISH is data/english.json of the Go
module gopkg.in/neurosnap/sentences.v1 (1.0.7). Of its bits for a word, 4 says that it was capitalised inside a sentence,
and 16, 32 and 64 that it was in lower case."""
import json
import sys
import textwrap

CAPITAL_INSIDE = 4
LOWER = 16 | 32 | 64


def print_words(name, words):
    print(f"constexpr std::string_view {name} =")
    for line in textwrap.wrap(" ".join(sorted(words)), 110, break_long_words=False, break_on_hyphens=False):
        print(f'    "{line} "')
    print("    ;")


written = json.load(open(sys.argv[1], encoding="utf-8"))["OrthoContext"]
lower = {word: bits for word, bits in written.items() if bits & LOWER and " " not in word and '"' not in word}
print("// Made by tools/style_words/make_sentence_words.py. Don't edit.")
print_words("small_words", [word for word, bits in lower.items() if not bits & CAPITAL_INSIDE])
print_words("words_in_both_cases", [word for word, bits in lower.items() if bits & CAPITAL_INSIDE])
