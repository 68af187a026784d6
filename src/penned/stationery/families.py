"""The cards and envelopes that come with Penned: every size in every fold that suits it."""

from __future__ import annotations

import dataclasses
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple

from penned.stationery import entries, fits
from penned.stationery.entries import Entries
from penned.stationery.folds import folding
from penned.stationery.paper import Card, Envelope
from penned.stationery.postal import zones

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from penned.stationery.folds import Folding
    from penned.stationery.paper import Rect

FAMILIES = ("us", "iso", "jp")
_DATA = resources.files("penned.stationery") / "data"


class _Family(NamedTuple):
    """What holds for all stationery of one family; `country` is where it is usually posted."""

    prefix: str
    country: str
    safe_margin: float
    bleed: float
    source: str
    as_of: str


class _Size(NamedTuple):
    """One size of card, as one reads it; `writing` is where one writes on a face of this size."""

    name: str
    title: str
    measures: entries.Measures
    writing: Rect | None
    source: str


@cache
def pieces() -> Mapping[str, Card | Envelope]:
    """All of them by name: the cards of each family, then the envelopes."""
    cards: list[Card] = []
    envelopes: list[Envelope] = []
    for name in FAMILIES:
        place = _DATA / f"{name}.toml"
        file = Entries.read(place.read_text("utf-8"), place.name)
        family = _family(file)
        cards += _cards(file, family)
        envelopes += _envelopes(file, family)
        file.finish("no family of stationery")
    fitted = [fits.with_envelopes(card, envelopes) for card in cards]
    found: list[Card | Envelope] = [*fitted, *envelopes]
    return {each.name: each for each in found}


def envelopes() -> tuple[Envelope, ...]:
    """The envelopes alone."""
    return tuple(each for each in pieces().values() if isinstance(each, Envelope))


def _family(file: Entries) -> _Family:
    return _Family(
        prefix=file.take("prefix", entries.text),
        country=file.take("country", entries.text),
        safe_margin=file.take("safe_margin", entries.length),
        bleed=file.take("bleed", entries.length),
        source=file.take("source", entries.text),
        as_of=file.take("as_of", entries.day),
    )


def _cards(file: Entries, family: _Family) -> Iterator[Card]:
    for key, table in file.tables("cards"):
        size = _Size(
            name=f"{family.prefix}-{key}",
            title=table.take("title", entries.text),
            measures=table.take("finished", entries.measures),
            writing=table.take("writing", entries.area) if "writing" in table else None,
            source=table.take("source", entries.text),
        )
        name = table.may_take("name", entries.text, "")
        folds = [folding(each) for each in table.take("folds", entries.texts)]
        table.finish("no size of a card")
        for folded in folds:
            yield _card(name or f"{size.name}-{folded.ending}", size, folded, family)


def _card(name: str, size: _Size, folded: Folding, family: _Family) -> Card:
    width, height, unit = size.measures
    told = f"{height} x {width} {unit}" if folded.lying else f"{width} x {height} {unit}"
    sheet = folded.open(entries.in_mm(size.measures))
    return Card(
        name=name,
        title=f"{size.title} {folded.title}, {told}",
        size=size.name,
        fold=folded.fold,
        width=sheet[0],
        height=sheet[1],
        panels=folded.panels(sheet, None if folded.lying else size.writing),
        creases=folded.creases(sheet),
        safe_margin=family.safe_margin,
        bleed=family.bleed,
        envelopes=(),
        source=f"{size.source}. {family.source}",
        as_of=family.as_of,
    )


def _envelopes(file: Entries, family: _Family) -> Iterator[Envelope]:
    rules = zones.zones(family.country)
    for key, table in file.tables("envelopes"):
        title = table.take("title", entries.text)
        measures = table.take("size", entries.measures)
        width, height = entries.in_mm(measures)
        given: dict[str, Any] = {
            area: table.take(area, entries.area)
            for area in ("return_area", "address_area", "stamp_area")
            if area in table
        }
        source = table.take("source", entries.text)
        table.finish("no size of an envelope")
        areas = dataclasses.replace(zones.areas(rules, width, height), **given)
        yield Envelope(
            name=f"{family.prefix}-{key}-envelope",
            title=f"{title} envelope, {measures[0]} x {measures[1]} {measures[2]}",
            width=width,
            height=height,
            return_area=areas.return_area,
            address_area=areas.address_area,
            stamp_area=areas.stamp_area,
            clear_areas=areas.clear_areas,
            read_area=areas.read_area,
            safe_margin=family.safe_margin,
            source=f"{source}. {rules.source}",
            as_of=family.as_of,
        )
