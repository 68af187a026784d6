"""Lists that people and programs keep: the share of their columns that comes out right."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from penned.sources import columns, giftlist
from penned.sources.columns import ColumnsNeeded

LISTS = Path(__file__).parents[2] / "lists"


@dataclass(frozen=True)
class Outcome:
    """How a list came out: what is wrong in its columns, whether it was asked about, its gifts."""

    wrong: tuple[tuple[str, str | None, str | None], ...]
    columns: int
    asked: bool
    gifts: int
    first: str


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((LISTS / f"{name}.toml").read_text("utf-8"))


def lists(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = _data(name)["list"]
    return found


def outcome(entry: dict[str, Any]) -> Outcome:
    """Read a list; where it is asked about, the person takes every guess."""
    wanted = [None if field == "-" else field for field in entry["fields"].split()]
    data, asked = entry["text"].strip("\n").encode(), False
    try:
        found = giftlist.read(data, entry["name"])
    except ColumnsNeeded as question:
        asked = True
        said = {each.title: each.field or "ignore" for each in question.guesses if each.title}
        found = giftlist.read(data, entry["name"], mapping=said)
    pairs = zip(found.columns, wanted, strict=True)
    wrong = tuple((title, field, want) for (title, field), want in pairs if field != want)
    made = [(row.givers, row.moment) for row in found.rows if row.moment]
    givers, moment = made[0]
    first = f"{', '.join(each.name for each in givers)}: {moment.what}"
    return Outcome(wrong, len(wanted), asked, len(made), first)


@pytest.mark.parametrize("entry", lists("open"), ids=lambda entry: entry["name"])
def test_a_list_comes_out_right(entry: dict[str, Any]) -> None:
    found = outcome(entry)
    assert found.wrong == ()
    assert (found.gifts, found.first) == (entry["gifts"], entry["first"])


def test_lists_that_were_held_back_come_out_right_too() -> None:
    found = [(entry, outcome(entry)) for entry in lists("held_back")]
    wrong = [each for _, one in found for each in one.wrong]
    assert len(wrong) <= 0.02 * sum(one.columns for _, one in found)
    assert sum(one.asked for _, one in found) <= 2
    for entry, one in found:
        assert (one.gifts, one.first) == (entry["gifts"], entry["first"])


@pytest.mark.parametrize(("name", "floor"), [("titles", 0.95), ("unseen", 0.92)])
def test_titles_alone_are_surely_right_or_left_open(name: str, floor: float) -> None:
    right = total = 0
    for line in _data(name)["titles"]:
        pairs = [each.partition("=") for each in line.split("|")]
        for one, (_, _, wanted) in zip(
            columns.guess([title for title, _, _ in pairs], ()), pairs, strict=True
        ):
            said = one.field if one.is_sure and one.field != "ignore" else ""
            right, total = right + (said == wanted), total + 1
    assert right >= floor * total
