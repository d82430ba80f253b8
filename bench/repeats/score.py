#!/usr/bin/env python3
"""score.py TRUTH FOUND: recall by kind, precision, and how often what is no repeat is called one.

FOUND is what `galley check --format jsonl` printed. A planted pair is found if findings that link its two places cover
half of each. A finding is right if half of it lies in one place of a pair and one of its related places touches the other;
findings in regions where nothing should be said are counted apart, by regions touched."""
import collections, json, sys


def span(place):
    return place["path"], place["range"]["start"]["offset"], place["range"]["end"]["offset"]


def overlap(a, b):
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def covered(place, spans):
    """The share of the place that the spans cover together."""
    reached, total = place[1], 0
    for _, begin, end in sorted(one for one in spans if overlap(place, one)):
        begin, end = max(begin, reached), min(end, place[2])
        total += max(0, end - begin)
        reached = max(reached, end)
    return total / (place[2] - place[1])


with open(sys.argv[1]) as file:
    truth = json.load(file)
with open(sys.argv[2]) as file:
    findings = [(span(one), [span(place) for place in one["related"]]) for one in map(json.loads, file)]

by_file = collections.defaultdict(list)  # file -> (own place, linked place)
for own, related in findings:
    for other in related:
        by_file[own[0]].append((own, other))
        if own[0] != other[0]:
            by_file[other[0]].append((other, own))

found, total = collections.Counter(), collections.Counter()
for group in truth["groups"]:
    a, b = map(tuple, group["places"])
    links = [(own, other) for own, other in by_file[a[0]] if overlap(own, a) and overlap(other, b)]
    total[group["kind"]] += 1
    found[group["kind"]] += covered(a, [own for own, _ in links]) >= 0.5 and covered(b, [other for _, other in links]) >= 0.5

places = collections.defaultdict(list)
for group in truth["groups"]:
    a, b = map(tuple, group["places"])
    places[a[0]].append((a, b))
    places[b[0]].append((b, a))
regions = collections.defaultdict(list)
for negative in truth["negatives"]:
    regions[negative["place"][0]].append((tuple(negative["place"]), negative["kind"]))

right, wrong = 0, []
for own, related in findings:
    size = own[2] - own[1]
    if any(overlap(own, a) * 2 >= size and any(overlap(other, b) for other in related) for a, b in places[own[0]]):
        right += 1
    elif not any(overlap(own, region) for region, _ in regions[own[0]]):
        wrong.append(own)

touched, all_regions = collections.Counter(), collections.Counter()
for in_file in regions.values():
    for region, kind in in_file:
        all_regions[kind] += 1
        touched[kind] += any(overlap(own, region) * 2 >= region[2] - region[1] for own, _ in findings if own[0] == region[0])

print(f"{'kind':32} {'planted':>8} {'found':>7}")
for kind, count in total.items():
    print(f"{kind:32} {count:8} {found[kind] / count:7.3f}")
print(f"{'mean of kinds':32} {sum(total.values()):8} {sum(found[kind] / total[kind] for kind in total) / len(total):7.3f}")
print(f"{'precision':32} {right + len(wrong):8} {right / max(1, right + len(wrong)):7.3f}")
print(f"\n{'no repeat':32} {'regions':>8} {'touched':>7}")
for kind, count in all_regions.items():
    print(f"{kind:32} {count:8} {touched[kind] / count:7.3f}")
if "--wrong" in sys.argv:
    for own in wrong:
        print(*own)
