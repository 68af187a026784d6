"""How well sentences are understood: who, when, what kind; those it was made with, and others."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from penned import occasions
from penned.people import names
from penned.sources import sentence
from penned.sources.sentence import Acquaintance, Acquaintances, Understood

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[3] / "sentences"
FLOORS = {"seen.toml": (0.95, 0.97, 0.95), "held_back.toml": (0.92, 0.97, 0.90)}
PARTS = ("what", "detail", "difference")


class Verdict(NamedTuple):
    """Whether a sentence was understood as it is labelled."""

    who: bool
    when: bool
    occasion: bool


@cache
def labelled(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


@cache
def acquaintances() -> Acquaintances:
    return Acquaintances(
        Acquaintance(
            names.parse(each["name"]), tuple(each.get("calls", ())), each.get("relation", "")
        )
        for each in labelled("people.toml")["person"]
    )


def understood(name: str) -> Iterator[tuple[dict[str, Any], Understood]]:
    data = labelled(name)
    for each in data["sentence"]:
        found = sentence.read(each["text"], acquaintances(), data["today"])
        yield each, replace(found[0], givers=tuple(who for one in found for who in one.givers))


def verdict(label: dict[str, Any], found: Understood) -> Verdict:
    meant = sorted(names.parse(who).name for who in label["who"])
    asked = any(len(giver.fits) > 1 for giver in found.givers)
    said = sorted(giver.fits[0].name if giver.fits else giver.name for giver in found.givers)
    return Verdict(
        said == meant and asked == label.get("ask", False),
        found.on == label.get("on"),
        (found.occasion if found.givers else "") == label["occasion"],
    )


@pytest.mark.parametrize("name", FLOORS)
def test_sentences_are_understood_as_well_as_ever(name: str) -> None:
    verdicts = [verdict(label, found) for label, found in understood(name)]
    right = [sum(each) / len(verdicts) for each in zip(*verdicts, strict=True)]

    assert all(is_ >= floor for is_, floor in zip(right, FLOORS[name], strict=True)), right


@pytest.mark.parametrize("name", FLOORS)
def test_the_deed_the_detail_and_the_difference_are_parted_as_labelled(name: str) -> None:
    wrong = [
        (part, getattr(found, part), label[part])
        for label, found in understood(name)
        for part in PARTS
        if part in label and getattr(found, part) != label[part]
    ]
    assert wrong == []


def test_the_labels_name_occasions_that_there_are() -> None:
    known = {*occasions.keys(), ""}
    assert {each["occasion"] for name in FLOORS for each in labelled(name)["sentence"]} <= known


def test_no_sentence_is_in_both_halves() -> None:
    seen, held_back = ({each["text"] for each in labelled(name)["sentence"]} for name in FLOORS)

    assert not seen & held_back
    assert len(seen) + len(held_back) >= 120
