"""How a file describes one card or one envelope: by its fold and size, or panel by panel."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from penned.stationery import entries, families, fits
from penned.stationery.folds import folding
from penned.stationery.paper import Card, Crease, Envelope, Panel, Rect
from penned.stationery.postal import zones
from penned.stationery.postal.rules import countries

if TYPE_CHECKING:
    from penned.stationery.entries import Entries

_BLEED = 3.0


def piece(file: Entries, name: str) -> Card | Envelope:
    """The piece that this file describes."""
    kind = file.take("kind", entries.text)
    if kind not in ("card", "envelope"):
        raise file.fault(f"kind: “{kind}” is neither card nor envelope")
    found = _card(file, name) if kind == "card" else _envelope(file, name)
    file.finish("no piece of stationery")
    return found


def _card(file: Entries, name: str) -> Card:
    paper = _folded(file) if "finished" in file else _by_panels(file)
    card = Card(
        name=name,
        size=name,
        title=file.take("title", entries.text),
        safe_margin=file.take("safe_margin", entries.length),
        bleed=file.may_take("bleed", entries.length, _BLEED),
        envelopes=_envelopes(file),
        source=file.take("source", entries.text),
        as_of=file.take("as_of", entries.day),
        **paper,
    )
    return card if card.envelopes else fits.with_envelopes(card, families.envelopes())


def _envelopes(file: Entries) -> tuple[str, ...]:
    if "envelope" in file:
        return (file.take("envelope", entries.text),)
    return file.may_take("envelopes", entries.texts, ())


def _folded(file: Entries) -> dict[str, Any]:
    """The open sheet of a card that is told by its finished size and its fold."""
    folded = file.take("fold", lambda value: folding(entries.text(value)))
    finished = file.take("finished", entries.size)
    sheet = folded.open(finished)
    face = Rect(0, 0, *(sheet if folded.fold == "sheet" else folded.stands(finished)))
    writing = file.may_take("writing", entries.area_within(face), None)
    return {
        "fold": folded.fold,
        "width": sheet[0],
        "height": sheet[1],
        "panels": folded.panels(sheet, writing),
        "creases": folded.creases(sheet),
    }


def _by_panels(file: Entries) -> dict[str, Any]:
    """The open sheet of a card that is told by the panel that carries the note.

    `fold` is the x of a side fold; without it the card is flat.
    """
    width, height = file.take("sheet", entries.size)
    whole = Rect(0, 0, width, height)
    fold = file.may_take("fold", entries.length, 0.0)
    panel = file.take("note_panel", entries.area_within(whole))
    area = file.take("note_area", entries.area_within(panel))
    back = file.may_take("back_panel", entries.area_within(whole), None)
    writing = Rect(area.x - panel.x, area.y - panel.y, area.width, area.height)
    names = ("inside-right", "back") if fold else ("face", "reverse")
    panels = [Panel(names[0], "inside", panel, 0, writing)]
    if fold:
        # On the outside the sheet is seen from behind: what is left of the fold is right of it.
        front = Rect(width - fold, 0, fold, height)
        other = Rect(0, 0, fold, height) if panel.x else Rect(fold, 0, width - fold, height)
        panels = [Panel("front", "outside", front), Panel("inside-left", "inside", other), *panels]
    if back:
        panels.append(Panel(names[1], "outside", back))
    return {
        "fold": "side" if fold else "flat",
        "width": width,
        "height": height,
        "panels": tuple(panels),
        "creases": (Crease(fold, 0, fold, height),) if fold else (),
    }


def _envelope(file: Entries, name: str) -> Envelope:
    width, height = file.take("size", entries.size)
    areas = _areas(file, Rect(0, 0, width, height))
    flap = file.may_take("flap", entries.one_of("long", "short"), "long")
    return Envelope(
        name=name,
        title=file.take("title", entries.text),
        width=width,
        height=height,
        safe_margin=file.take("safe_margin", entries.length),
        source=file.take("source", entries.text),
        as_of=file.take("as_of", entries.day),
        flap="short" if flap == "short" else "long",
        **areas,
    )


def _areas(file: Entries, paper: Rect) -> dict[str, Any]:
    """The areas that the file gives; what it leaves out is as the post of its `country` asks."""
    single = ("return_area", "address_area", "stamp_area")
    given: dict[str, Any] = {
        key: file.take(key, entries.area_within(paper)) for key in single if key in file
    }
    if "clear_areas" in file:
        given["clear_areas"] = file.take("clear_areas", entries.areas_within(paper))
    if len(given) == len(single) + 1 and "country" not in file:
        return given
    country = file.take("country", entries.one_of(*countries()))
    areas = zones.areas(zones.zones(country), paper.width, paper.height)
    asked = {each.name: getattr(areas, each.name) for each in dataclasses.fields(areas)}
    return {**asked, **given}
