"""Finding somebody by what a person writes: a whole name, a part of it, what they call them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from penned.errors import BadInput, NotFound
from penned.ledger import meeting, parties, records
from penned.ledger.faults import faults
from penned.people import names
from penned.people.spelling import fold, has_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from penned.ledger.meeting import Known
    from penned.ledger.parties import PartyRow


@faults()
def find(name: str) -> PartyRow:
    """Find somebody by the whole name, or by words that fit only one name ("Ana").

    A person who is owed nothing gives way to the household that fits as well. Raises `NotFound`
    with the nearest names, and `BadInput` with the candidates where several fit.
    """
    hits = _by_whole_name(name)
    if not hits:
        everybody = meeting.known()
        hits = _by_words(name, everybody) or _by_greeting(name)
        if not hits:
            raise _nobody(name, everybody)
    if len(hits) > 1:
        hits -= _members_only(hits)
    fitting = [row for row in parties.rows(hits).values() if row.id in hits]
    if len(fitting) == 1:
        return fitting[0]
    told = ", ".join(sorted(f"“{_told(row)}” ({row.kind})" for row in fitting))
    raise BadInput(f"“{name}” fits several: {told}", cure="Write more of the name.")


def _by_whole_name(name: str) -> set[int]:
    if not has_letter(name):
        return set()
    return {each.party for each in meeting.known([meeting.key(names.parse(name)).name])}


def _by_words(name: str, everybody: Iterable[Known]) -> set[int]:
    if not has_letter(name):
        return set()
    return {each.party for each in everybody if _fits(fold(name), each)}


def _by_greeting(name: str) -> set[int]:
    """Those whom the person calls so: “Mum”."""
    said = records.Fact.objects.filter(field="greeting", denied=False).values_list("party", "value")
    found = {party for party, value in said if fold(value) == fold(name)}
    return {
        row.id
        for row in (parties.rows(found).values() if found else ())
        if fold(name) in map(fold, row.particulars.values("greeting"))
    }


def _fits(written: str, each: Known) -> bool:
    words = [word.strip("(") for word in f"{each.key.name} {fold(each.name)}".split()]
    return all(any(word.startswith(part.strip("(")) for word in words) for part in written.split())


def _members_only(hits: set[int]) -> set[int]:
    """Those who belong to a household among `hits`, and to whom nothing was ever owed."""
    few = parties.rows(hits)
    inside = {person for row in few.values() if row.id in hits for person in row.members} & hits
    owed = records.Owed.objects.filter(party__in=inside).values_list("party", flat=True)
    return inside - set(owed)


def _nobody(name: str, everybody: Iterable[Known]) -> NotFound:
    spelled = {fold(each.name): each.name for each in everybody}
    near = [f"“{spelled[key]}”" for key in get_close_matches(fold(name), spelled, n=3)]
    cure = f"Did you mean {' or '.join(near)}?" if near else ""
    return NotFound(f"there is no “{name}” in the ledger", cure=cure)


def _told(row: PartyRow) -> str:
    return f"{row.name} ({row.party.aside})" if row.party.aside else row.name
