#!/usr/bin/env python3
"""make_spellings.py PATH/TO/varcon/src/codegen.rs > spellings.txt

Makes the list of spelling variants from VarCon, as the Rust package `varcon` carries it (`cargo vendor` unpacks it). One line is one word with its inflections; entries, which are one inflection each, are separated by "|",
spellings by "/". In front of a spelling and a colon stand the kinds of English which write so: A American, B British
with -ise, Z British with -ize, C Canadian, D Australian; a small letter where it is a variant there, none where it is
rare everywhere.

Left out: words of which the spelling depends on the sense or the part of speech (as VarCon notes it, and the list
below), possessives, words of fewer than four letters, and words that are in no common dictionary (over level 80)."""
import re
import sys

# Not one word, or not in all its senses, though VarCon has them without a note.
SENSES = set("""
among amongst amid amidst while whilst toward towards afterward afterwards forward forwards insure ensure assure
enquire faze phase forego forgo learned learnt burned burnt dreamed dreamt leaped leapt lighted spoiled spoilt
proven proved mustache hello hallo while carat karat palette pallet program programme pedaller peddler wrack rack
principal gram gramme tonne bath bathe taxis lose loose chose mum mom math maths naught nought cosy tick hoard
warranty warrantee complement compliment orient orientate arse cozy lay yeah aye aerie hooray lour lower lowers lowered
lowering sake pasty mama pasha soya sprite nappy ladybug sated broach brooch balmy barmy bogy bogey bogeys titbit pixie
cipher ketchup catsup burger bite bight swap swop sirup flier flyer tepee choir quire wagon brier briar tsar czar
conjuror wondrous alright plough fount font furor furore stanch staunch mayest cooky sycamore strait straight
antennae antennas appendices appendixes formulae formulas indices indexes matrices matrixes vortices vertices
axe axes ax lasagna lasagne licorice yogurt bandanna
aerography aerology aerometer chile cere cheerly eros ernes ersh fayer feer ferity gers incerate instituter internement
interneship lesses levigate mackintosh margarite mantes maters night neuronal epinephrine omber pantie peracid
perambulatory perse perv perviousness performative questionary plage prelect reentrance sher snowshed stere stor stour
subduer terf therap through thruway tels venter veery veter vier wackes welsh willy transgender oversize midsize
undersized archetypal inquiry enquiry inquired prologue prolog sweepstakes cesar pollack emir spacey yogi dickey ecus
hydrocephalus longevous awestruck saltiers clares kyles carbonades albumenize analytically auntie ameer mousy neglig
""".split())
# VarCon notes another sense, but it is so rare that two spellings are still a slip.
ACCEPTED = {"gray", "grays", "sheik", "sheiks", "partisan", "partisans"}
# Not in VarCon, or only with a note: a wrong spelling except where the rule sees its other sense.
EXTRA = ["ABZCD:prize/:prise|ABZCD:prizes/:prises"]
REGION = {"American": "A", "BritishIse": "B", "BritishIze": "Z", "Canadian": "C", "Australian": "D"}


def clusters(source):
    """Yields (level, [(noted, [(word, [(category, tag)])])])."""
    for cluster in re.finditer(r'Cluster \{\n  header: ".*?",\n  verified: \w+,\n  level: (\d+),\n(.*?)\n  notes:', source, re.S):
        entries = []
        for entry in re.finditer(r'Entry \{\n(.*?)comment: ', cluster[2], re.S):
            variants = [(v[1], re.findall(r'Category::(\w+), tag: (?:Some\(Tag::)?(\w+)', v[2]))
                        for v in re.finditer(r'word: "(.*?)",\n\s+types: &\[(.*?)\n        \],', entry[1], re.S)]
            plain = re.search(r'pos: None, archaic: false, note: None,\n  description: None,', entry[1])
            entries.append((plain is None, variants))
        yield int(cluster[1]), entries


def regions(types):
    out = ""
    for category, tag in types:
        letter = REGION.get(category, "")
        if tag in ("None", "Eq"):
            out += letter
        elif tag == "Variant":
            out += letter.lower()
    return "".join(sorted(out, key=lambda c: ("ABZCD".index(c.upper()), c)))


def usable(word, types):
    if not re.fullmatch(r"[a-z]{4,}", word) or re.search(r"ys[ei]s$|yz[ei]s$", word):
        return False
    return any(tag not in ("Possible", "Improper") for _, tag in types)


def regular(words):
    """True if the spellings differ as many words do."""
    def plain(word):
        return re.sub("our", "or", re.sub("is(e|i|a)", r"iz\1", word.replace("ll", "l")))
    return len({plain(word) for _, word in words}) == 1


def main():
    every = list(clusters(open(sys.argv[1], encoding="utf-8").read()))
    noted = {word for _, entries in every for note, variants in entries if note for word, _ in variants} - ACCEPTED
    for level, entries in every:
        if level > 80:
            continue
        lines = []
        seen = set()
        for note, variants in entries:
            words = [(regions(types), word) for word, types in variants
                     if usable(word, types) and word not in noted and word not in SENSES and word not in seen]
            if note or not words or any(word in SENSES for word, _ in variants):
                continue
            if len(words) > 1 and words[0][1] + "~" == words[1][1].replace("ae", "e~", 1):
                continue  # a plural: "papule", "papulae"
            if level > 70 and not regular(words):
                continue
            seen |= {word for _, word in words}
            lines.append("/".join(f"{where}:{word}" for where, word in words))
        if any("/" in line for line in lines):
            print("|".join(lines))
    print("\n".join(EXTRA))


main()
