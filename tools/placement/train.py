#!/usr/bin/env python3
"""Trains the weights of misplaced-paragraph.

    ninja -C build/release placement_features
    tools/placement/train.py --data ARTICLES.jsonl [--words] [--form FORM]

Writes rules/data/placement_weights.inc, and with --words rules/data/placement_words.inc first (build the tool again
before going on). With --form only the tables of that form are made anew. Needs numpy, scipy and scikit-learn. What is
measured of a text is measured by the program's own code (tools/placement/features.cpp), so training and checking can't
differ.

ARTICLES.jsonl has an article a line: {"id", "genre", "kind", "lic", "blocks": [{"t", "x"}], "gold"}. Blocks are h
headings, n the first paragraph of a numbered item, p paragraphs, o others. `gold` is null for an article as published, or
says which block was moved. Only rows of these licences are used:

    18F and Digital.gov posts (github.com/18F/18f.gsa.gov, github.com/GSA/digitalgov.gov)   public domain (US Gov)
    Rust blog (github.com/rust-lang/blog.rust-lang.org)                                      MIT/Apache-2.0
    OneStopEnglish corpus, advanced level (github.com/nishkalavallabhi/OneStopEnglishCorpus) CC BY-SA 4.0

The texts are not part of the project: the weights hold a few hundred numbers, the word table in how many texts a stem stands.

How: from each published article copies are made with one paragraph moved (quotations more often than others in flowing
text; into another section or item where there are such). For each form of article (flow, sections, items) a softmax over an
article's paragraphs and "nothing is misplaced" is fitted, for sections and items also boosted trees, whose scores are
averaged with it. Thresholds come from out-of-fold scores of the published articles, folds being made by article, in several ways. Which of
two copies is foreign is a logistic model of the difference of their features. Seeded; the same input gives the same tables."""
import argparse, collections, hashlib, json, os, random, subprocess
import numpy as np
from scipy.optimize import minimize
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

SEED = 1
LICENCES = {"public domain (US Gov)", "MIT/Apache-2.0", "CC BY-SA 4.0"}
FORMS = ["flow", "sections", "items"]
SHARES = [0.01, 0.02, 0.05, 0.1, 0.2]
FOLDS = 5
WAYS = 3
MOVES = 16
# The linear part for sections learns from lists, too; that for lists was no better with sections.
ALSO_FROM = {"flow": [], "sections": ["items"], "items": []}
# Measures that made out-of-fold results worse.
PEOPLE = ["same_person", "other_person", "introduce", "wanted", "interrupts", "before_has_quote", "after_quote"]
ORDER = ["order_", "mentions_", "definite_first", "indefinite_again"]
LEFT_OUT = {"flow": ["voice_", "edge_"] + PEOPLE + ORDER, "sections": PEOPLE + ORDER, "items": PEOPLE + ORDER}
root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def number_of(text):
    return int(hashlib.sha1(text.encode()).hexdigest()[:8], 16)


# ---- texts -------------------------------------------------------------------


def render(blocks):
    """Markdown, and the bytes at which each block stands."""
    text, spans = "", []
    for i, block in enumerate(blocks):
        if i:
            text += "\n" if block["t"] == "o" and blocks[i - 1]["t"] == "o" else "\n\n"
        if block["t"] == "h":
            text += "## "
        start = len(text.encode())
        text += block["x"]
        spans.append((start, len(text.encode())))
    return text + "\n", spans


def run_tool(tool, mode, texts):
    data = b"".join(b"text.md %d\n" % len(t.encode()) + t.encode() for t in texts)
    done = subprocess.run([tool, mode], input=data, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def moved_copies(row):
    """Copies of a published article with one paragraph moved."""
    blocks = row["blocks"]
    rng = random.Random(number_of(row["id"]) + SEED)
    section = np.cumsum([b["t"] in "hn" for b in blocks])
    flows = section[-1] < 3
    beside_other = lambda i: blocks[i - 1]["t"] == "o" or (i + 1 < len(blocks) and blocks[i + 1]["t"] == "o")
    movable = [i for i in range(1, len(blocks)) if blocks[i]["t"] == "p" and len(blocks[i]["x"].split()) >= 15
               and not blocks[i]["x"].rstrip().endswith(":") and not beside_other(i) and (flows or section[i] > 0)]
    if flows:
        quotes = [i for i in movable if blocks[i]["x"][0] in "“\""]
        movable = quotes * 4 + [i for i in movable if i not in quotes]
    copies, seen = [], set()
    for _ in range(MOVES * 3):
        if not movable or len(copies) == MOVES:
            break
        i = rng.choice(movable)
        rest, sections = blocks[:i] + blocks[i + 1:], np.delete(section, i)
        gaps = [j for j in range(1, len(rest) + 1) if abs(j - i) >= 2 and rest[j - 1]["t"] not in "oh"
                and not (j < len(rest) and rest[j]["t"] == "o")
                and (flows or sections[j - 1] not in (0, section[i]))]
        if not gaps:
            continue
        j = rng.choice(gaps)
        if (i, j) not in seen:
            seen.add((i, j))
            copies.append(dict(row, kind="made", blocks=rest[:j] + [blocks[i]] + rest[j:], gold={"moved": j}, base=row["id"], stood=i))
    return copies


# ---- features ------------------------------------------------------------------


def in_article(X):
    """Beside each feature, how it differs from the article's other paragraphs; as standings() in the program."""
    mean = X.mean(0)
    deviation = X.std(0) + 0.05 * np.abs(mean) + 1e-3
    return np.hstack([X, np.clip((X - mean) / deviation, -5, 5)])


def featurise(tool, rows):
    texts = [render(row["blocks"]) for row in rows]
    found = []
    for row, (_, spans), line in zip(rows, texts, run_tool(tool, "features", [t for t, _ in texts])):
        got = json.loads(line)
        if not got["c"]:
            continue
        X = in_article(np.array([c["f"] for c in got["c"]], np.float32))
        blocks = []
        for c in got["c"]:
            at = [k for k, s in enumerate(spans) if s[0] < c["span"][1] and c["span"][0] < s[1]]
            blocks.append(at[0] if len(at) == 1 else -1)
        moved = row["gold"]["moved"] if row["gold"] else None
        found.append(dict(id=row["id"], article=row["id"].split("#")[0], genre=row["genre"], kind=row["kind"], form=got["form"], X=X,
                          blocks=blocks, y=np.array([b == moved for b in blocks], bool), base=row.get("base"), stood=row.get("stood")))
    return found


# ---- models --------------------------------------------------------------------


class Softmax:
    """A softmax over the candidates of an article and 'none', whose score is 0."""

    def __init__(self, penalty):
        self.penalty = penalty

    def fit(self, articles):
        X = np.concatenate([X for X, _ in articles])
        y = np.concatenate([y for _, y in articles]).astype(float)
        self.scaler = StandardScaler().fit(X)
        X = self.scaler.transform(X)
        lengths = np.array([len(x) for x, _ in articles])
        starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
        owner = np.repeat(np.arange(len(articles)), lengths)

        def loss(p):
            score = X @ p[:-1] + p[-1]
            top = np.maximum(np.maximum.reduceat(score, starts), 0)
            e = np.exp(score - top[owner])
            total = np.add.reduceat(e, starts) + np.exp(-top)
            likelihood = np.add.reduceat(y * score, starts) - top - np.log(total)
            g = y - e / total[owner]
            n = len(articles)
            return (-likelihood.sum() / n + self.penalty * (p[:-1] @ p[:-1]),
                    np.concatenate([-(X.T @ g) / n + 2 * self.penalty * p[:-1], [-g.sum() / n]]))

        p = minimize(loss, np.zeros(X.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
        self.weights, self.bias = p[:-1], p[-1]
        return self

    def score(self, X):
        return self.scaler.transform(X) @ self.weights + self.bias

    def plain(self):
        weights = self.weights / self.scaler.scale_
        return weights, self.bias - weights @ self.scaler.mean_


class Trees:
    def __init__(self, count):
        self.count = count

    def fit(self, articles):
        X, y = np.concatenate([X for X, _ in articles]), np.concatenate([y for _, y in articles])
        self.model = HistGradientBoostingClassifier(max_iter=self.count, max_leaf_nodes=8, learning_rate=0.07, min_samples_leaf=30,
                                                    l2_regularization=10, random_state=SEED).fit(X, y)
        return self

    def score(self, X):
        return self.model.decision_function(X)

    def plain(self, scale):
        """Nodes in preorder, and where each tree starts."""
        nodes, roots = [], []
        for stage in self.model._predictors:
            tree = stage[0].nodes

            def put(k):
                at = len(nodes)
                node = tree[k]
                if node["is_leaf"]:
                    nodes.append((float(node["value"]) * scale, -1, 0))
                    return
                nodes.append(None)
                put(node["left"])
                right = len(nodes)
                put(node["right"])
                nodes[at] = (float(node["num_threshold"]), int(node["feature_idx"]), right - at)

            roots.append(len(nodes))
            put(0)
        return nodes, roots, float(np.ravel(self.model._baseline_prediction)[0]) * scale


class Both:
    """A softmax, and for sections and items boosted trees whose scores are averaged with it. The softmax may learn from articles of
    another form, too: `other` tells them apart and is 0 for those that are judged, so it needs no measure."""

    def __init__(self, names, form):
        self.softmax = Softmax(3e-2 if form == "flow" else 1e-2)
        self.trees = None if form == "flow" else Trees(100)
        used = [not any(name.startswith(prefix) for prefix in LEFT_OUT[form]) for name in names]
        self.columns = np.nonzero(used + used)[0]

    def fit(self, articles, others=()):
        pick = lambda articles, other: [(np.hstack([X[:, self.columns], np.full((len(X), 1), other)]), y) for X, y in articles]
        self.softmax.fit(pick(articles, 0.0) + pick(others, 1.0))
        if self.trees:
            self.trees.fit([(X[:, self.columns], y) for X, y in articles])
        return self

    def score(self, X):
        X = X[:, self.columns]
        linear = self.softmax.score(np.hstack([X, np.zeros((len(X), 1))]))
        return (linear + self.trees.score(X)) / 2 if self.trees else linear

    def plain(self, width):
        """Weights by feature, bias, nodes and roots."""
        linear, bias = self.softmax.plain()
        weights = np.zeros(width)
        weights[self.columns] = linear[:-1]
        if not self.trees:
            return weights, bias, [(0.0, -1, 0)], [0]
        nodes, roots, base = self.trees.plain(0.5)
        nodes = [(v, int(self.columns[f]) if f >= 0 else f, r) for v, f, r in nodes]
        return weights * 0.5, bias * 0.5 + base, nodes, roots


def judged(names, form, X):
    if form != "flow":
        return np.ones(len(X), bool)
    column = lambda name: X[:, names.index(name)] > 0
    return column("pronoun_speech") | column("bare") | (column("pronoun") & column("quote"))


def train_form(names, form, data):
    """A model of all rows of the form, and these rows with their scores out of fold, once for each way to cut the folds."""
    of_form = lambda form: [dict(d, gate=judged(names, form, d["X"])) for d in data
                            if d["form"] == FORMS.index(form) and d["kind"] != "d_dup"]
    rows = [d for d in of_form(form) if d["gate"].any()]
    others = [d for other in ALSO_FROM[form] for d in of_form(other)]
    pair = lambda d: (d["X"][d["gate"]], d["y"][d["gate"]])
    ways = []
    for way in range(WAYS):
        fold = lambda d: number_of(d["article"] + "fold" + str(way)) % FOLDS
        scored = [dict(d, score=np.full(len(d["X"]), -99.0)) for d in rows]
        for k in range(FOLDS):
            model = Both(names, form).fit([pair(d) for d in rows if fold(d) != k], [pair(d) for d in others if fold(d) != k])
            for d in scored:
                if fold(d) == k:
                    d["score"][d["gate"]] = model.score(d["X"][d["gate"]])
        ways.append(scored)
    return Both(names, form).fit([pair(d) for d in rows], [pair(d) for d in others]), ways


def thresholds_of(form, ways, data):
    """Scores that a share of the published articles pass, out of fold: the stricter of the share itself and of an exponential
    tail fitted to the highest fifth."""
    clean = lambda d: d["kind"].startswith("clean") and d["form"] == FORMS.index(form) and (form != "flow" or d["genre"] == "news")
    total = len(ways) * sum(clean(d) for d in data)
    scores = np.sort([d["score"].max() for rows in ways for d in rows if clean(d)])[::-1]
    top = max(5, len(scores) // 5)
    excess = (scores[:top] - scores[top]).mean()
    tail = [scores[top] + excess * np.log(top / (share * total)) for share in SHARES]
    plain = [scores[min(int(share * total), len(scores) - 1)] for share in SHARES]
    print(f"{form}: tail {np.round(tail, 2)} plain {np.round(plain, 2)}")
    return [(share, max(a, b)) for share, a, b in zip(SHARES, tail, plain)]


def train_copies(names, form, data):
    """Pairs of the same paragraph where it stood and where it was moved to."""
    at_home = {}
    for d in data:
        if d["kind"].startswith("clean"):
            for x, block in zip(d["X"], d["blocks"]):
                at_home[d["id"], block] = x
    pairs = [(d["X"][d["y"]][0], at_home[d["base"], d["stood"]], d["article"]) for d in data
             if d["kind"] == "made" and d["form"] == FORMS.index(form) and d["y"].any() and (d["base"], d["stood"]) in at_home]
    D = np.array([a - b for a, b, _ in pairs])
    scale = D.std(0) + 1e-3
    fold = np.array([number_of(article + "fold") % FOLDS for _, _, article in pairs])
    fit = lambda D: LogisticRegression(C=0.01, fit_intercept=False, max_iter=500).fit(
        np.concatenate([D, -D]) / scale, np.concatenate([np.ones(len(D)), np.zeros(len(D))]))
    margin = np.zeros(len(D))
    for k in range(FOLDS):
        margin[fold == k] = fit(D[fold != k]).coef_[0] @ (D[fold == k] / scale).T
    order = np.argsort(-np.abs(margin))
    right = np.cumsum(margin[order] > 0) / np.arange(1, len(order) + 1)
    enough = np.nonzero(right >= 0.87)[0]
    enough = enough[enough >= 50]
    sure = float(np.abs(margin[order[enough[-1]]])) if len(enough) else 1e9
    print(f"{form}: which copy is foreign: right {np.mean(margin > 0):.3f}, sure in {np.mean(np.abs(margin) >= sure):.3f} of {len(D)}")
    return fit(D).coef_[0] / scale, sure


# ---- tables ----------------------------------------------------------------------


def number(value):
    text = f"{value:.6g}"
    return (text if any(c in text for c in ".e") else text + ".0") + "F"


def table(kind, name, entries, a_line=10):
    lines = [", ".join(entries[i:i + a_line]) for i in range(0, len(entries), a_line)]
    return f"constexpr {kind} {name}[] = {{\n    " + ",\n    ".join(lines) + "};\n"


def write_words(tool, rows):
    texts = collections.Counter()
    published = [row for row in rows if row["kind"] == "clean"]
    for line in run_tool(tool, "words", [render(row["blocks"])[0] for row in published]):
        texts.update(set(json.loads(line)))
    kept = sorted((int(stem), count) for stem, count in texts.items() if count >= 4)
    with open(os.path.join(root, "rules/data/placement_words.inc"), "w") as out:
        out.write("// In how many texts a stem stands. Made by tools/placement/train.py, whose head names sources and licences.\n")
        out.write(f"constexpr std::uint32_t texts = {len(published)};\n")
        out.write(table("WordCount", "words", [f"{{{stem}u, {count}}}" for stem, count in kept], 5))


def tables_as_they_are(form):
    text = open(os.path.join(root, "rules/data/placement_weights.inc")).read()
    begin = text.index(f"constexpr float {form}_weights")
    last = text.index(f"constexpr float {form}_copy_sure")
    return text[begin:text.index("\n", last) + 1]


def describe(form, rows, limits):
    for share, limit in limits:
        line = f"{form} {share:.0%} limit {limit:.2f} clean {np.mean([d['score'].max() > limit for d in rows if d['kind'].startswith('clean')]):.3f}"
        for kind in sorted({d["kind"] for d in rows if d["kind"][1] == "_" or d["kind"] == "made"}):
            of = [d for d in rows if d["kind"] == kind]
            said = [d for d in of if d["score"].max() > limit]
            hits = sum(bool(d["y"][d["score"].argmax()]) for d in said)
            line += f"  {kind}({len(of)}) {hits / len(of):.3f} of {hits / max(len(said), 1):.2f}"
        print(line)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--tool", default=os.path.join(root, "build/release/placement_features"))
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--form", choices=FORMS)
    options = parser.parse_args()
    rows = [row for row in map(json.loads, open(options.data)) if row["lic"] in LICENCES]
    if options.words:
        return write_words(options.tool, rows)
    names = subprocess.run([options.tool, "names"], capture_output=True, check=True).stdout.decode().split()
    data = featurise(options.tool, rows + [copy for row in rows if row["kind"].startswith("clean") for copy in moved_copies(row)])
    out = ["// Made by tools/placement/train.py, whose head says how, from what, and under which licences.\n"
           f"// Seed {SEED}; {len(rows)} articles of {', '.join(sorted(LICENCES))}.\n"]
    for form in FORMS:
        if options.form not in (None, form):
            out.append(tables_as_they_are(form))
            continue
        model, ways = train_form(names, form, data)
        limits = thresholds_of(form, ways, data)
        describe(form, [d for rows in ways for d in rows], limits)
        weights, bias, nodes, roots = model.plain(2 * len(names))
        copies, sure = train_copies(names, form, data)
        out += [table("float", f"{form}_weights", [number(w) for w in weights]),
                f"constexpr float {form}_bias = {number(bias)};\n",
                table("Node", f"{form}_trees", [f"{{{number(v)}, {f}, {r}}}" for v, f, r in nodes], 6),
                table("std::uint32_t", f"{form}_roots", [str(r) for r in roots], 16),
                table("Threshold", f"{form}_thresholds", [f"{{{number(s)}, {number(t)}}}" for s, t in limits]),
                table("float", f"{form}_copy_weights", [number(w) for w in copies]),
                f"constexpr float {form}_copy_sure = {number(sure)};\n"]
    with open(os.path.join(root, "rules/data/placement_weights.inc"), "w") as file:
        file.write("\n".join(out))


if __name__ == "__main__":
    main()
