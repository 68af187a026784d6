"""What stands against sending post to somebody: a death, a wish, a separation, an old address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from penned.people.person import Household, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from penned.people.particulars import Particulars
    from penned.people.person import Party


class Kind(StrEnum):
    """Why somebody is not to be written to, the gravest first."""

    DECEASED = "deceased"
    SEPARATED = "separated"
    DO_NOT_MAIL = "do not mail"
    RETURNED = "post came back"


_NO_MAIL = "do_not_mail"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """One reason not to post a card: `what` is a sentence without its full stop, `cure` advice."""

    kind: Kind
    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody and what is known of them."""

    party: Party
    particulars: Particulars


def of(known: Known, members: Sequence[Known] = ()) -> tuple[Hindrance, ...]:
    """All that stands against sending post to somebody, the gravest first.

    Of a household `members` are those who belong to it now: a card to both is no card to the one
    who is left.
    """
    name = known.party.name
    said = known.particulars
    found = [
        *_deceased(known, members),
        *_separated(name, said),
        *(_do_not_mail(each) for each in (known, *members) if each.particulars.values(_NO_MAIL)),
        *_returned(name, said),
    ]
    return tuple(found)


def _deceased(known: Known, members: Sequence[Known]) -> list[Hindrance]:
    name = known.party.name
    if days := known.particulars.values("deceased"):
        told = f"{name} died{_on(days)}" if _on(days) else f"{name} has died"
        cure = f'Write to the family instead, with --occasion sympathy; or: penned waive "{name}".'
        return [Hindrance(Kind.DECEASED, told, cure)]
    gone = [each.party.name for each in members if each.particulars.values("deceased")]
    if not gone:
        return []
    verb = "has" if len(gone) == 1 else "have"
    others = _others(known.party, gone)
    cure = (
        f'Write to {others} alone: penned people separate "{name}".'
        if others
        else f'Let it go with: penned waive "{name}".'
    )
    return [Hindrance(Kind.DECEASED, f"{listed(gone)}, of “{name}”, {verb} died", cure)]


def _others(party: Party, gone: Sequence[str]) -> str:
    members = party.members if isinstance(party, Household) else ()
    return listed([each.name for each in members if each.name not in gone])


def _separated(name: str, said: Particulars) -> list[Hindrance]:
    days = said.values("separated")
    if not days:
        return []
    when = _on(days, "since")
    told = f"“{name}” is one household no longer{when}"
    cure = f'Write to each alone; say so with: penned people separate "{name}" --thank each.'
    return [Hindrance(Kind.SEPARATED, told, cure)]


def _do_not_mail(known: Known) -> Hindrance:
    why = known.particulars.values(_NO_MAIL)[0]
    told = "" if why == "yes" else f" ({why})"
    name = known.party.name
    return Hindrance(
        Kind.DO_NOT_MAIL,
        f"{name} wants no post{told}",
        f'Thank them in another way, and say so: penned thanked "{name}" --how "by phone".',
    )


def _returned(name: str, said: Particulars) -> list[Hindrance]:
    """Post that came back speaks against the address that held then, not against a later one."""
    days = said.values("returned")
    if not days or _moved_since(said, days[0]):
        return []
    cure = f'Say where they live now: penned people move "{name}" ADDRESS.'
    return [Hindrance(Kind.RETURNED, f"post to {name} came back{_on(days)}", cure)]


def _moved_since(said: Particulars, day: str) -> bool:
    since = max((home.since for home in said.homes if home.since), default=None)
    return bool(since and day != "yes" and since > date.fromisoformat(day))


def _on(days: Sequence[str], word: str = "on") -> str:
    if days[0] == "yes":
        return ""
    if len(days[0]) == len("2019"):
        return f" in {days[0]}"
    day = date.fromisoformat(days[0])
    return f" {word} {day.day} {day:%B %Y}"
