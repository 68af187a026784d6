"""What a stationer says: all paper in a list, one piece in a drawing, and how it will post."""

from __future__ import annotations

import dataclasses
from itertools import groupby
from typing import TYPE_CHECKING, Any

from penned.cli import drawn, lists, say
from penned.stationery.paper import Card, Envelope
from penned.units import MM_PER_INCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.table import Table

    from penned.catalogue import Fault
    from penned.stationery.postal import Verdict

_EIGHTH = 1 / 8
_FOLDS = {
    "side": "folded at the side",
    "top": "folded at the top, a tent",
    "flat": "not folded",
    "french": "a French fold: printed on one side, folded twice",
    "sheet": "a sheet for a letter",
}


def everything(found: Sequence[Card | Envelope], faults: Sequence[Fault], *, json: bool) -> None:
    """All cards, a line a size with the folds that it comes in; then all envelopes."""
    if json:
        return say.as_json([facts(each) for each in found])
    cards = [each for each in found if isinstance(each, Card)]
    say.show(_card_table(cards))
    say.line()
    say.show(_envelope_table([each for each in found if isinstance(each, Envelope)], cards))
    say.line()
    say.line("A card has a size and a fold. See one with: penned stationery show us-a7-folded")
    lists.broken(faults)
    return None


def facts(piece: Card | Envelope) -> dict[str, Any]:
    """A card or envelope as JSON, in millimetres."""
    told = {"kind": "card" if isinstance(piece, Card) else "envelope", **dataclasses.asdict(piece)}
    if isinstance(piece, Card):
        told["closed"] = piece.closed
        told["envelope"] = piece.envelope if piece.envelopes else None
        told["creases"] = [crease._asdict() for crease in piece.creases]
    return {key: _to_a_micron(value) for key, value in told.items()}


def _to_a_micron(value: object) -> object:
    """The same as JSON has it, without what arithmetic left behind the third decimal."""
    match value:
        case float():
            return round(value, 3)
        case dict():
            return {key: _to_a_micron(each) for key, each in value.items()}
        case frozenset():
            return sorted(value)
        case list() | tuple():
            return [_to_a_micron(each) for each in value]
        case _:
            return value


def piece(found: Card | Envelope, *, json: bool) -> None:
    """One card or envelope: a drawing of it, its measures, and where they come from."""
    if json:
        return say.as_json(facts(found))
    say.line(f"{found.name}: {found.title}", style=say.LOUD)
    say.line()
    say.out.print(drawn.card(found) if isinstance(found, Card) else drawn.envelope(found))
    say.line()
    told = _about_card(found) if isinstance(found, Card) else _about_envelope(found)
    say.show(_pairs(told))
    return None


def verdicts(told: Sequence[Verdict], *, json: bool) -> None:
    """What letters are to a post; of one, why, and what would do better."""
    if json:
        return say.as_json([_verdict_facts(each) for each in told])
    first = told[0]
    where = first.country if first.to == first.country else f"{first.country} to {first.to}"
    if len(told) == 1:
        say.line(f"{first.post}, {where}: {first.name}", style=say.LOUD)
        return say.show(_pairs(_about_verdict(first)))
    say.line(f"{first.post}, {where}", style=say.LOUD)
    table = say.table("Envelope", "goes as", "because")
    for each in told:
        why = each.reasons[0] if each.reasons else "".join(each.remarks[:1])
        table.add_row(say.words(each.posted.name), say.words(each.name), say.words(why))
    say.show(table)
    say.line(f"{first.source} ({first.as_of}).", style=say.QUIET)
    return None


def _card_table(cards: Sequence[Card]) -> Table:
    table = say.table("Cards", "", "Folds", "Envelope")
    for (name, paper), group in groupby(cards, lambda card: (card.size, _paper(card))):
        size = list(group)
        endings = " ".join(card.name.removeprefix(f"{name}-") for card in size)
        envelope = size[0].envelope if size[0].envelopes else ""
        table.add_row(
            say.words(name if len(size) > 1 else size[0].name),
            _size(*paper),
            say.words(endings if len(size) > 1 else ""),
            say.words(envelope.removesuffix("-envelope")),
        )
    return table


def _envelope_table(envelopes: Sequence[Envelope], cards: Sequence[Card]) -> Table:
    table = say.table("Envelopes", "", "For cards of")
    for each in envelopes:
        held = dict.fromkeys(card.size for card in cards if each.name in card.envelopes)
        size = _size(each.width, each.height)
        table.add_row(say.words(each.name), size, say.words(", ".join(held)))
    return table


def _about_card(card: Card) -> Iterator[tuple[str, str]]:
    yield "Paper", f"{_told(card.width, card.height)}, {_FOLDS[card.fold]}"
    if card.creases:
        yield "Folded", _told(*card.closed)
    panels = card.written_on
    area = f"{card.note_area.width:.4g} × {card.note_area.height:.4g} mm"
    yield "Writing", f"{area} on {', then '.join(panel.name for panel in panels)}"
    yield "Edges", f"words keep {card.safe_margin:g} mm off, pictures reach {card.bleed:g} mm over"
    yield "Envelopes", ", ".join(card.envelopes)
    yield "Source", f"{card.source} ({card.as_of})"


def _about_envelope(envelope: Envelope) -> Iterator[tuple[str, str]]:
    yield "Paper", _told(envelope.width, envelope.height)
    for label, area in (
        ("Address", envelope.address_area),
        ("Sender", envelope.return_area),
        ("Stamp", envelope.stamp_area),
        *(("Clear", area) for area in envelope.clear_areas),
    ):
        yield label, f"{area.width:.4g} × {area.height:.4g} mm at {area.x:.4g}, {area.y:.4g}"
    yield "Edges", f"words keep {envelope.safe_margin:g} mm off"
    yield "Source", f"{envelope.source} ({envelope.as_of})"


def _about_verdict(verdict: Verdict) -> Iterator[tuple[str, str]]:
    it = verdict.posted
    about = "" if it.weighed else "about "
    size = f"{_mm(it.length, it.width)} × {it.thickness:.2g} mm, {about}{it.weight:.0f} g"
    yield "Letter", f"{it.name}: {size}" if it.name else size
    for label, sentences in (
        ("Because", verdict.reasons),
        ("Better", verdict.cures),
        ("Know", verdict.remarks),
    ):
        for sentence in sentences:
            yield label, sentence
    yield "Source", f"{verdict.source} ({verdict.as_of})"


def _verdict_facts(verdict: Verdict) -> dict[str, Any]:
    told = {key: _to_a_micron(value) for key, value in dataclasses.asdict(verdict).items()}
    return told | {"ordinary": verdict.ordinary, "mailable": verdict.mailable}


def _pairs(told: Iterable[tuple[str, str]]) -> Table:
    """What there is to say, each with its label, once where several in a row have the same."""
    table = say.table()
    table.show_header = False
    table.add_column(style=say.QUIET, no_wrap=True)
    table.add_column(overflow="fold")
    last = ""
    for label, said in told:
        table.add_row("" if label == last else label, say.words(said))
        last = label
    return table


def _paper(card: Card) -> tuple[float, float]:
    """By what one knows a card: its folded size; by what a letter's sheet: the whole of it."""
    return (card.width, card.height) if card.fold == "sheet" else _upright(card.closed)


def _upright(size: tuple[float, float]) -> tuple[float, float]:
    return min(size), max(size)


def _told(width: float, height: float) -> str:
    size, mm = _size(width, height), f"{_mm(width, height)} mm"
    return mm if size == mm else f"{mm} ({size})"


def _size(width: float, height: float) -> str:
    """In inches where it is cut by them, else in mm."""
    sides = [side / MM_PER_INCH for side in (width, height)]
    if any(abs(side - round(side / _EIGHTH) * _EIGHTH) > 1e-6 for side in sides):
        return f"{_mm(width, height)} mm"
    return f"{' × '.join(f'{round(side, 3):g}' for side in sides)} in"


def _mm(width: float, height: float) -> str:
    return " × ".join(f"{round(side + 1e-9, 1):g}" for side in (width, height))
