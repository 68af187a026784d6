"""How the address book is shown: everybody, one person in full, pairs that may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from penned.cli import say
from penned.cli.lists import MOST, debt_facts, note_facts
from penned.desk import hindered
from penned.people.fields import fields

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from penned.desk.address_book import Portrait
    from penned.ledger.people import PartyRow
    from penned.people import Address
    from penned.people.hindrances import Hindrance
    from penned.people.likeness import Double
    from penned.people.particulars import Home

_IN_THE_HEAD = frozenset({"greeting", "pronouns", "relation", "company", "job", "contact"})
_IN_A_SENTENCE = frozenset({"deceased", "do_not_mail", "separated", "returned"})


def everybody(
    found: Sequence[PartyRow],
    against: Mapping[int, Sequence[Hindrance]],
    *,
    today: date,
    json: bool,
) -> None:
    """Everybody who was asked for, by name."""
    if json:
        return say.as_json([facts(each) for each in found])
    if not found:
        say.line("Nobody of that kind is in the address book.")
        return None
    shown = found[:MOST]
    marks = {each.id: _marks(against.get(each.id, ())) for each in shown}
    related = any(each.particulars.values("relation") for each in shown)
    marked = any(marks.values())
    table = say.table(
        "Name", "Dear", *["Relation"] * related, "Lives in", "Last thanked", *[""] * marked
    )
    for each in shown:
        cells = [_told(each), each.party.salutation, *[_first(each, "relation")] * related]
        cells += [
            _town(each.address),
            _thanked(each.last_thanked, today),
            *[marks[each.id]] * marked,
        ]
        table.add_row(*map(say.words, cells))
    say.show(table)
    if more := len(found[MOST:]):
        say.line(f"and {more:,} more; --json lists them all", style=say.QUIET)
    return None


def facts(each: PartyRow) -> dict[str, Any]:
    """A person or household as JSON: what is not known is not there."""
    known: dict[str, Any] = {
        "name": each.name,
        "kind": each.kind,
        "salutation": each.party.salutation,
        "envelope": each.party.envelope_name,
        "address": say.address(each.address),
        "last_thanked": each.last_thanked,
    }
    for field in fields().values():
        if values := each.particulars.values(field.name):
            known[field.name] = values if field.many else values[0]
    return known


def portrait(told: Portrait, *, json: bool) -> None:
    """One person or household in full, and what happened between you."""
    story, row = told.story, told.story.party
    if json:
        return say.as_json(
            facts(row)
            | {
                "parts": _parts(row),
                "post_goes_to": say.address(told.post),
                "homes": [_home_facts(home) for home in row.particulars.homes],
                "households": [each.name for each in told.households],
                "members": [each.name for each in told.members],
                "not_to_be_written_to": [each.what for each in told.hindrances],
                "owed": [debt_facts(debt) for debt in story.owed],
                "notes": [note_facts(note) for note in story.notes],
            }
        )
    _head(row)
    hindrances(told.hindrances)
    _whereabouts(told)
    _particulars(row)
    for debt in story.owed:
        settled = f" on {say.day(debt.settled_on)}" if debt.settled_on else ""
        settled += f" ({debt.how})" if debt.how else ""
        about = f", note {debt.note_id} {debt.note_state}" if debt.note_id else ""
        say.line(f"  {say.day(debt.since)}  {debt.moment.what}: {debt.standing}{settled}{about}")
        for fact in debt.moment.told[1:]:
            say.line(f"    {fact}", style=say.QUIET)
    for note in story.notes:
        say.line()
        for text in (f"Note {note.id}, {note.state}", *note.text.splitlines()):
            say.line(f"  {text}")
    return None


def changed(row: PartyRow, *, json: bool) -> None:
    """What is known of somebody now that something was noted down."""
    if json:
        return say.as_json(facts(row))
    _head(row)
    _particulars(row)
    hindrances(hindered.of(row))
    return None


def doubles(found: Sequence[tuple[Double, PartyRow, PartyRow]], *, json: bool) -> None:
    """Pairs that may be one, with the reason; nothing is done about them."""
    if json:
        return say.as_json(
            [
                {
                    "one": _told(one),
                    "other": _told(other),
                    "score": pair.score,
                    "reasons": pair.reasons,
                }
                for pair, one, other in found
            ]
        )
    if not found:
        say.line("No two entries look like one.")
        return None
    for pair, one, other in found[:MOST]:
        double(pair, one, other)
    if more := len(found[MOST:]):
        say.line(f"and {more:,} more; --json lists them all", style=say.QUIET)
    say.line()
    say.line(
        "One of them is one: penned people same ONE OTHER. They are two: penned people different.",
        style=say.QUIET,
    )
    return None


def double(pair: Double, one: PartyRow, other: PartyRow) -> None:
    """One pair, why it may be one, and by what the two could be told apart."""
    say.line(f"{_told(one)}  and  {_told(other)}", style=say.LOUD)
    say.line(f"  {'; '.join(pair.reasons)}")
    for each in (one, other):
        told = "; ".join(filter(None, (_contact(each), _last(each))))
        say.line(f"  {_told(each)}: {told or 'nothing more is known'}", style=say.QUIET)


def hindrances(found: Sequence[Hindrance]) -> None:
    """What speaks against writing to somebody, and what to do instead."""
    for each in found:
        say.line(f"{each.what[:1].upper()}{each.what[1:]}. {each.cure}", style=say.ASKED)


def _told(each: PartyRow) -> str:
    return f"{each.name} ({each.party.aside})" if each.party.aside else each.name


def _contact(each: PartyRow) -> str:
    said = each.particulars
    shown = (*said.values("email")[:1], *said.values("phone")[:1], say.address(each.address))
    return ", ".join(filter(None, shown))


def _last(each: PartyRow) -> str:
    return f"thanked on {say.day(each.last_thanked)}" if each.last_thanked else ""


def _first(each: PartyRow, field: str) -> str:
    return next(iter(each.particulars.values(field)), "")


def _marks(found: Sequence[Hindrance]) -> str:
    return ", ".join(each.kind.value for each in found)


def _town(home: Address | None) -> str:
    if home is None:
        return ""
    town = ", ".join(filter(None, (home.city, home.region or home.country)))
    return town or home.street[-1]


def _thanked(last: date | None, today: date) -> str:
    return say.short_day(last, today) if last else ""


def _head(row: PartyRow) -> None:
    said = row.particulars
    at = _first(row, "company")
    what = ", ".join(filter(None, (_first(row, "job"), f"at {at}" if at else "")))
    about = ", ".join(filter(None, (_first(row, "relation"), what, *said.values("pronouns"))))
    say.line(row.party.envelope_name, style=say.LOUD)
    say.line(f"Dear {row.party.salutation}{f'  ({about})' if about else ''}", style=say.QUIET)
    if contact := _first(row, "contact"):
        say.line(f"Post there is for {contact}")


def _whereabouts(told: Portrait) -> None:
    row = told.story.party
    for home in row.particulars.homes:
        say.line(f"{say.address(home.address)}{_times(home)}")
    if told.post and row.address is None:
        say.line(f"{say.address(told.post)}  (with {told.households[0].name})")
    for label, others in (("Belongs to", told.households), ("In it", told.members)):
        if others:
            say.line(f"{label}: {', '.join(each.name for each in others)}")
    if row.also:
        say.line(f"Also written: {', '.join(row.also)}")
    if row.last_thanked:
        say.line(f"Last thanked on {say.day(row.last_thanked)}")


def _times(home: Home) -> str:
    times = (
        home.kind,
        f"since {say.day(home.since)}" if home.since else "",
        f"until {say.day(home.until)}" if home.until else "",
    )
    told = ", ".join(filter(None, times))
    return f"  ({told})" if told else ""


def _particulars(row: PartyRow) -> None:
    for field in fields().values():
        if field.name not in _IN_THE_HEAD | _IN_A_SENTENCE | {"card"}:
            for value in row.particulars.values(field.name):
                say.line(f"{field.title}: {value}")


def _parts(row: PartyRow) -> dict[str, str]:
    """The parts of the name, those that are there."""
    parts = ("title", "given", "middle", "family", "suffix", "nickname", "kin", "aside")
    said = {part: getattr(row.party, part, "") for part in parts}
    return {part: word for part, word in said.items() if word}


def _home_facts(home: Home) -> dict[str, Any]:
    return {
        "address": say.address(home.address),
        "kind": home.kind,
        "since": home.since,
        "until": home.until,
    }
