"""Prose made up by a grammar: sentences that read like a local paper's, and don't stand twice by chance."""

NOUNS = """harbour ferry bridge council library orchard market mill tower lantern garden quarry chapel school railway barrel
archive meadow lighthouse workshop bakery theatre orchestra ditch pasture hedge warehouse stable reservoir footpath cottage
kiln brewery windmill jetty boathouse signal turbine greenhouse observatory museum cellar attic gallery parish tannery
weir lock towpath viaduct cistern granary belfry cloister dovecote foundry""".split()
PEOPLE = """mayor baker surveyor harbourmaster teacher gardener engineer treasurer librarian carpenter nurse ferryman printer
clerk pilot curator beekeeper mason apprentice conductor archivist innkeeper warden potter""".split()
ADJECTIVES = """old narrow quiet wooden northern unfinished careful costly hollow patient crowded disused bright heavy
forgotten southern cheap painted muddy steep generous rusty temporary borrowed stubborn empty frozen modest
crooked ancient shallow windy ample brittle doubtful""".split()
VERBS = """repaired measured sold painted opened closed moved inspected borrowed praised defended rebuilt flooded drained
catalogued photographed rented abandoned insured renamed surveyed cleaned fenced raised lowered described inherited
restored emptied guarded visited""".split()
ABSTRACT = """price weather noise silence patience budget promise rumour delay subsidy tradition argument estimate vote
letter contract appetite complaint habit forecast verdict loan bargain petition custom grievance""".split()
SPEAKING = """spoke of|complained about|made light of|wrote again about|had no use for|asked twice about|laughed at|put an end to|gave up|insisted
on|heard nothing of|knew all about|made much of|could not explain|learned to live with""".replace("\n", " ").split("|")
WHEN = "before after during within since until towards despite without besides".split()
SEASONS = """frost flood winter election harvest drought evening fortnight tide midnight festival strike census thaw auction
regatta storm holiday inspection wedding flight parade""".split()
LINKS = "because while although whereas until once unless though since".split()
ONSETS = "B Br C Cr D F G H K L M N P Qu R S St T Th V W".split()
MIDDLES = "a e i o u ai ea ou al en or in ar".split()
ENDS = "lby nder ston rick mere vale ford wick sett row ham den lles th".split()


class Prose:
    def __init__(self, random):
        self.random = random

    def pick(self, words):
        return self.random.choice(words)

    def name(self):
        return self.pick(ONSETS) + self.pick(MIDDLES) + self.pick(ENDS)

    def person(self):
        return f"{self.name()} {self.name()}"

    def time(self):
        form = self.random.randrange(3)
        if form == 0:
            return f"{self.pick(WHEN)} the {self.pick(ADJECTIVES)} {self.pick(SEASONS)}"
        if form == 1:
            return f"{self.pick(WHEN)} the {self.pick(SEASONS)} of {self.random.randrange(1890, 2020)}"
        return f"{self.pick(WHEN)} {self.name()}’s {self.pick(SEASONS)}"

    def thing(self):
        form = self.random.randrange(4)
        if form == 0:
            return f"the {self.pick(ADJECTIVES)} {self.pick(NOUNS)} of {self.name()}"
        if form == 1:
            return f"{self.name()}’s {self.pick(NOUNS)} near {self.name()}"
        if form == 2:
            return f"the {self.pick(NOUNS)} behind the {self.pick(ADJECTIVES)} {self.pick(NOUNS)}"
        return f"one of {self.random.randrange(3, 90)} {self.pick(ADJECTIVES)} buildings in {self.name()}"

    def someone(self):
        form = self.random.randrange(3)
        if form == 0:
            return f"the {self.pick(ADJECTIVES)} {self.pick(PEOPLE)}"
        return self.person() if form == 1 else f"the {self.pick(PEOPLE)} of {self.name()}"

    def clause(self):
        form = self.random.randrange(4)
        if form == 0:
            return f"{self.someone()} {self.pick(VERBS)} {self.thing()} {self.time()}"
        if form == 1:
            return f"the {self.pick(ABSTRACT)} {self.pick(VERBS)} {self.someone()} and {self.thing()}"
        if form == 2:
            return f"{self.thing()} was {self.pick(VERBS)} by {self.someone()} {self.time()}"
        return f"{self.someone()} {self.pick(SPEAKING)} the {self.pick(ADJECTIVES)} {self.pick(ABSTRACT)} {self.time()}"

    def sentence(self, clauses=2):
        text = self.clause()
        for _ in range(clauses - 1):
            text += f", {self.pick(LINKS)} {self.clause()}"
        return text[0].upper() + text[1:] + "."

    def paragraph(self, sentences=3):
        return " ".join(self.sentence(self.random.randrange(1, 4)) for _ in range(sentences))
