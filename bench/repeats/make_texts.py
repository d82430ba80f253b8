#!/usr/bin/env python3
"""make_texts.py FOLDER [--seed N] [--each N]: texts with planted repeats, and the truth about them.

Writes FOLDER/docs/* and FOLDER/truth.json: groups of places that hold one passage, and regions where nothing should be
said, each with its kind. A place is [file, first byte, byte behind the last]."""
import argparse, html, json, os, random, shutil, textwrap

from prose import ADJECTIVES, NOUNS, VERBS, Prose


class Piece:
    """One file in the making; what is added gets its place."""

    def __init__(self, name):
        self.name, self.bytes = name, b""

    def add(self, text, before="", after="\n\n"):
        self.bytes += before.encode()
        begin = len(self.bytes)
        self.bytes += text.encode()
        place = [self.name, begin, len(self.bytes)]
        self.bytes += after.encode()
        return place


class Maker:
    def __init__(self, seed, each):
        self.random = random.Random(seed)
        self.prose = Prose(self.random)
        self.each = each
        self.pieces, self.groups, self.negatives = [], [], []

    def piece(self, extension="txt"):
        made = Piece(f"{len(self.pieces):04}.{extension}")
        self.pieces.append(made)
        self.filler(made)
        return made

    def filler(self, piece, paragraphs=1):
        places = []
        for _ in range(paragraphs):
            text = self.prose.paragraph(self.random.randrange(2, 5))
            places.append(piece.add(f"<p>{text}</p>" if piece.name.endswith("html") else text))
        return places

    def pair(self, kind, first, second):
        self.groups.append({"kind": kind, "places": [first, second]})

    def plant(self, kind, one, other, extensions=("txt", "txt")):
        """Each text in a piece of its own, between others."""
        places = []
        for text, extension in zip((one, other), extensions):
            piece = self.piece(extension)
            places.append(piece.add(text))
            self.filler(piece)
        self.pair(kind, *places)

    # What repeats

    def exact(self):
        text = self.prose.paragraph()
        self.plant("exact", text, text)

    def change(self, text, share):
        """That share of the words put for others, left out or followed by new ones."""
        out = []
        for word in text.split():
            kind = self.random.randrange(3) if self.random.random() < share else 3
            out += [[self.prose.pick(NOUNS)], [], [word, self.prose.pick(ADJECTIVES)], [word]][kind]
        return " ".join(out)

    def edited(self):
        text = self.prose.paragraph(4)
        self.plant("edited, 15% of words", text, self.change(text, 0.15))

    def rewritten(self):
        text = self.prose.paragraph(4)
        self.plant("edited, 35% of words", text, self.change(text, 0.35))

    def reordered(self):
        sentences = [self.prose.sentence() for _ in range(4)]
        self.plant("sentences reordered", " ".join(sentences), " ".join(sentences[at] for at in (2, 0, 3, 1)))

    def quotation_in_quotation(self):
        said = self.prose.sentence(3)[:-1]
        inner = f"{self.prose.person()} told the council: “{said}.” Nobody answered."
        outer = f"“I was there when they said ‘{said[0].lower() + said[1:]}’, and I laughed,” {self.prose.someone()} recalled."
        one, other = self.piece(), self.piece()
        first = one.add(said, inner[:inner.index(said)], inner[inner.index(said) + len(said):] + "\n\n")
        nested = said[0].lower() + said[1:]
        second = other.add(nested, outer[:outer.index(nested)], outer[outer.index(nested) + len(nested):] + "\n\n")
        self.pair("quotation in quotation", first, second)

    def marked_up(self, text, form):
        out = []
        for word in text.split():
            dice = self.random.random()
            if form == "md":
                word = f"*{word}*" if dice < 0.08 else f"**{word}**" if dice < 0.12 else f"[{word}](https://example.org/{len(out)})" if dice < 0.18 else word
            else:
                word = html.escape(word)
                word = f"<em>{word}</em>" if dice < 0.08 else f'<a href="https://example.org/?a=1&amp;b={len(out)}">{word}</a>' if dice < 0.14 else word
            out.append(word)
        return "\n".join(textwrap.wrap(" ".join(out), 80, break_long_words=False, break_on_hyphens=False))

    def plain_and_markdown(self):
        text = self.prose.paragraph()
        self.plant("plain and Markdown", text, self.marked_up(text, "md"), ("txt", "md"))

    def markdown_and_html(self):
        text = self.prose.paragraph()
        self.plant("Markdown and HTML", self.marked_up(text, "md"), f"<p>{self.marked_up(text, 'html')}</p>", ("md", "html"))

    def table_and_prose(self):
        text = self.prose.sentence(3)
        table, article = self.piece("md"), self.piece("md")
        head = f"| {self.prose.pick(NOUNS)} | remark |\n|---|---|\n| {self.prose.name()} | {self.prose.clause()} |\n| {self.prose.name()} | "
        first = table.add(text, head, " |\n\n")
        second = article.add(text, self.prose.sentence() + " ", " " + self.prose.sentence() + "\n\n")
        self.pair("table and prose", *((first, second) if self.random.random() < 0.5 else (second, first)))

    def three_way_mix(self):
        sources = []
        for _ in range(3):
            piece = self.piece()
            sentences = [self.prose.sentence(2) for _ in range(4)]
            places = [piece.add(sentence, after=" ") for sentence in sentences]
            piece.add("", after="\n\n")
            which = self.random.randrange(4)
            sources.append((sentences[which], places[which]))
        mix = self.piece()
        for sentence, place in sources:
            self.pair("three-way mix", place, mix.add(sentence, after=" "))
        mix.add("", after="\n\n")

    def sentence_elsewhere(self):
        text = self.prose.sentence(2)
        places = []
        for _ in range(2):
            piece = self.piece()
            places.append(piece.add(text, self.prose.sentence() + " ", " " + self.prose.sentence() + "\n\n"))
        self.pair("sentence in another paragraph", *places)

    def hyphenated(self, text, width=46):
        """Set in lines of one width, words broken in the middle."""
        lines, line = [], ""
        for word in text.split():
            while len(line) + len(word) + (1 if line else 0) > width:
                room = width - len(line) - (2 if line else 1)
                if len(word) > 6 and room >= 3 and len(word) - room >= 3 and word[:room + 1].isalpha():
                    lines.append(f"{line} {word[:room]}-".strip())
                    line, word = "", word[room:]
                else:
                    lines.append(line)
                    line = ""
            line = f"{line} {word}".strip()
        return "\n".join([*lines, line])

    def line_end_hyphens(self):
        text = self.prose.paragraph()
        self.plant("line-end hyphens", text, self.hyphenated(text))

    # What is none

    def bylines(self):
        line = f"By {self.prose.person()}, who has written for this paper from {self.prose.name()} and from {self.prose.name()} for many years"
        for _ in range(3):
            piece = self.piece()
            self.negatives.append({"kind": "byline", "place": piece.add(line)})
            self.filler(piece)

    def template(self):
        noun = self.prose.pick(NOUNS)
        piece = self.piece()
        for _ in range(4):
            text = (f"On the {self.random.randrange(2, 28)}th the price of a {self.prose.pick(ADJECTIVES)} {noun} in {self.prose.name()} stood at "
                    f"{self.random.randrange(100, 999)} crowns, {self.random.randrange(2, 90)} more than in the week before, {self.prose.person()} reported.")
            self.negatives.append({"kind": "template", "place": piece.add(text)})
        self.filler(piece)

    def stock_phrase(self):
        phrase = f"at the end of the day it is up to the people of {self.prose.name()} to decide"
        for _ in range(6):
            piece = self.piece()
            place = piece.add(phrase, self.prose.sentence()[:-1] + ", and ", ", " + self.prose.clause() + ".\n\n")
            self.negatives.append({"kind": "stock phrase", "place": place})

    def boilerplate(self):
        foot = (f"© The {self.prose.name()} Courier. All rights reserved. Nothing on this page may be copied without leave in writing from the "
                f"publisher at {self.random.randrange(2, 90)} {self.prose.name()} Street, {self.prose.name()}.")
        for _ in range(25):
            piece = self.piece()
            self.negatives.append({"kind": "boilerplate", "place": piece.add(foot)})

    def make(self):
        kinds = (self.exact, self.edited, self.rewritten, self.reordered, self.quotation_in_quotation, self.plain_and_markdown, self.markdown_and_html,
                 self.table_and_prose, self.three_way_mix, self.sentence_elsewhere, self.line_end_hyphens, self.bylines, self.template, self.stock_phrase)
        for _ in range(self.each):
            for kind in kinds:
                kind()
        self.boilerplate()
        self.boilerplate()


parser = argparse.ArgumentParser()
parser.add_argument("folder")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--each", type=int, default=40, help="how many of each kind")
given = parser.parse_args()
maker = Maker(given.seed, given.each)
maker.make()
shutil.rmtree(os.path.join(given.folder, "docs"), ignore_errors=True)
os.makedirs(os.path.join(given.folder, "docs"))
for piece in maker.pieces:
    with open(os.path.join(given.folder, "docs", piece.name), "wb") as file:
        file.write(piece.bytes)
with open(os.path.join(given.folder, "truth.json"), "w") as file:
    json.dump({"groups": maker.groups, "negatives": maker.negatives}, file)
