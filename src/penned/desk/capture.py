"""Capture: a moment in parts or told in a sentence; it becomes what is owed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from penned import catalogue
from penned.errors import BadInput, NotFound, Refused
from penned.ledger import moments, people, transaction
from penned.moments import Moment
from penned.people import address as addresses
from penned.people import names
from penned.people.person import listed
from penned.sources import sentence
from penned.sources.sentence import Acquaintance, Acquaintances, Giver

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from penned.desk.desk import Desk
    from penned.ledger.owed import OwedRow
    from penned.ledger.people import PartyRow
    from penned.people.person import Party
    from penned.sources.sentence import Understood


USUAL = "favour"
"""The occasion where nobody says one."""


def capture(
    desk: Desk, moment: Moment, *, address: str = "", together: bool = False
) -> tuple[OwedRow, ...]:
    """Accept a moment: each of its givers is owed thanks from now on, or all of them `together`.

    An `address`, as written, belongs to the one giver; `BadInput` where there are several.
    """
    parties = tuple(party for name in moment.givers for party in names.parse_givers(name))
    return _accept(desk, moment, parties, address=address, together=together)


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence is taken to say.

    The `moment` has no givers yet: they are in `givers`, and as long as one of them may be several
    people, or there is none, or the day can be read two ways, nothing is owed for it.
    """

    understood: Understood
    givers: tuple[Giver, ...]
    moment: Moment
    other_day: date | None = None

    @property
    def unsure(self) -> tuple[Giver, ...]:
        """Those who may be one of several people."""
        return tuple(giver for giver in self.givers if len(giver.fits) > 1)

    @property
    def question(self) -> str:
        """What has to be answered first, as a question; "" where all is clear."""
        if not self.givers:
            return "who was kind?"
        if self.understood.mixed:
            return f"who did what: {listed([each.name for each in self.givers], 'or')}?"
        if self.unsure:
            first = self.unsure[0]
            return f"who is “{first.name}”: {listed(list(map(called, first.fits)), 'or')}?"
        if self.other_day and self.moment.on:
            days = [f"{day.day} {day:%B %Y}" for day in (self.moment.on, self.other_day)]
            return f"which day is it: {listed(days, 'or')}?"
        return ""

    @property
    def parties(self) -> tuple[Party, ...]:
        """Who is thanked: who is known, and who is new by this name."""
        return tuple(
            party for each in self.givers for party in each.fits or names.parse_givers(each.name)
        )


def everybody() -> Acquaintances:
    """Everybody in the ledger, by all that one may call them in a sentence."""
    return Acquaintances(map(_acquaintance, people.everyone()))


def hear(
    desk: Desk, text: str, *, on: date | None = None, known: Acquaintances | None = None
) -> tuple[Heard, ...]:
    """The kindnesses of a sentence, one at least, for the people in the ledger (`known`).

    Nothing is changed by it. It was written on the day `on`, or today; where it names no day, that
    is when it happened. Raises `BadInput` for a sentence of nothing, of too much, or about a day to
    come.
    """
    written = on or desk.today()
    told = sentence.read(text, known or everybody(), written)
    return tuple(_heard(each, written) for each in told)


def _heard(understood: Understood, written: date) -> Heard:
    told = understood.when
    return Heard(
        understood,
        understood.givers,
        Moment(
            what=understood.what,
            detail=understood.detail,
            difference=understood.difference,
            occasion=_occasion(understood),
            on=told.on if told else written,
        ),
        told.or_ if told else None,
    )


def is_(heard: Heard, giver: Giver, party: Party) -> Heard:
    """Settle who one of those heard is."""
    sure = replace(giver, fits=(party,))
    return replace(heard, givers=tuple(sure if each is giver else each for each in heard.givers))


def was(heard: Heard, who: str) -> Heard:
    """Put others in the place of those heard, by what they are called: "Ana and Tom"."""
    known = everybody()
    said = [party.name for party in names.parse_givers(who)]
    givers = tuple(Giver(name, 0, 0, known.named(name)) for name in said)
    return replace(heard, givers=givers, understood=replace(heard.understood, mixed=False))


def corrected(heard: Heard, *, on: date | None = None, **words: str) -> Heard:
    """What was heard, with what the person says instead, by the fields of a moment."""
    said: dict[str, Any] = {field: text for field, text in words.items() if text}
    if "occasion" in said:
        said["occasion"] = catalogue.occasion(said["occasion"]).key
    moment = replace(heard.moment, on=on or heard.moment.on, **said)
    return replace(heard, moment=moment, other_day=None if on else heard.other_day)


def settle(
    desk: Desk, heard: Sequence[Heard], *, address: str = "", together: bool = False
) -> tuple[OwedRow, ...]:
    """Accept all that was heard, or nothing.

    `Refused`, with the question and a command that answers it, while any of it is not clear.
    """
    for each in heard:
        if each.question:
            raise Refused(each.question, cure=f"Nothing was noted yet. {_way_out(each)}")
    if address and len(heard) > 1:
        raise BadInput("one address cannot be that of several people")
    debts: list[OwedRow] = []
    with transaction():
        for each in heard:
            moment = replace(each.moment, givers=tuple(party.name for party in each.parties))
            debts += _accept(desk, moment, each.parties, address=address, together=together)
    return tuple(debts)


def _way_out(heard: Heard) -> str:
    if heard.givers and heard.understood.mixed:
        return "Say each kindness in a sentence of its own."
    return f"Say: {command(heard)}"


def command(heard: Heard) -> str:
    """The command that captures what was heard; where it is not clear, with the first that fits."""
    moment = heard.moment
    givers = [called(each.fits[0]) if each.fits else each.name for each in heard.givers]
    options = [
        *(("--from", name) for name in givers or ["NAME"]),
        ("--on", moment.on.isoformat() if moment.on else ""),
        ("--occasion", moment.occasion),
        ("--detail", moment.detail),
        ("--difference", moment.difference),
        ("--next", moment.next),
        ("--also", moment.also),
    ]
    words = [word for option, value in options if value for word in (option, shlex.quote(value))]
    return " ".join(["penned", "capture", shlex.quote(moment.what), *words])


def called(party: Party) -> str:
    """The name of a party with what tells it from others of that name: “Jo Lee (work)”."""
    return f"{party.name} ({party.aside})" if party.aside else party.name


def _accept(
    desk: Desk, moment: Moment, parties: Sequence[Party], *, address: str, together: bool
) -> tuple[OwedRow, ...]:
    if together:
        household = names.parse(_household(parties))
        moment, parties = replace(moment, givers=(household.name,)), (household,)
    if address and len(parties) > 1:
        raise BadInput("one address cannot be that of several people")
    homes = (addresses.parse(address),) if address else ()
    moment = replace(moment, occasion=catalogue.occasion(moment.occasion).key)
    return moments.accept(moment, parties, addresses=homes, now=desk.now(), by=desk.by)


def _household(parties: Sequence[Party]) -> str:
    """Several as one to write to: "Tom Berg & Lea Hahn"; `BadInput` where it is one alone."""
    joined = " & ".join(party.name for party in parties)
    if len(parties) < 2:
        raise BadInput(f"only {joined} is named", cure="Name each of them with --from.")
    return joined


def _acquaintance(row: PartyRow) -> Acquaintance:
    known = row.particulars
    return Acquaintance(
        row.party,
        calls=(*row.also, *known.values("greeting")),
        relation="".join(known.values("relation")),
    )


def _occasion(understood: Understood) -> str:
    """The occasion that a #tag names, else the one that was heard."""
    for tag in understood.tags:
        try:
            return catalogue.occasion(tag).key
        except NotFound:
            continue
    return understood.occasion
