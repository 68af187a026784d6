"""Who writes a message: a person or a machine, and by what name they are known."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from dateutil import tz

from penned.errors import BadInput
from penned.people import names
from penned.people.person import Household
from penned.people.spelling import fold, has_letter
from penned.sources.phrases import name_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime, tzinfo

    from penned.people.person import Party
    from penned.sources.mail.headers import Address
    from penned.sources.proposing import Beside, Decision

_PARTS = re.compile(r"[.\-_+=]+")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|&|\band\b|\bund\b|\bet\b|\by\b)\s*")
_LONGEST = 60  # characters: what is longer is no name


@dataclass(frozen=True, slots=True)
class Circle:
    """The person who reads the mail, and whom they know.

    `mine` are their e-mail addresses and `own_names` the words of their names, both folded; `names`
    has the name of everybody else by e-mail address.
    """

    today: date
    mine: frozenset[str]
    own_names: frozenset[str]
    names: Mapping[str, str]
    decisions: tuple[Decision, ...] = ()
    zone: tzinfo | None = None

    @classmethod
    def around(cls, beside: Beside) -> Circle:
        """The circle of what lies beside the mail."""
        return cls(
            beside.today,
            frozenset(each.strip().lower() for each in beside.me if "@" in each),
            frozenset(fold(each) for each in beside.me if "@" not in each),
            {email: each.name for each in beside.known for email in each.emails},
            beside.decisions,
            tz.gettz(beside.zone) if beside.zone else None,
        )

    def day_of(self, at: datetime) -> date | None:
        """The person's day at this moment, or the sender's; None where that is still to come."""
        day = (at.astimezone(self.zone) if self.zone else at).date()
        return day if day <= self.today else None

    def is_me(self, address: Address) -> bool:
        """Whether this is an address of the person, or bears their whole name."""
        return address.email in self.mine or fold(address.name) in self.own_names

    def names_me(self, name: str) -> bool:
        """Whether `name` is the person's, or begins with their given name."""
        said = fold(name).split()
        return any(said[:1] == own.split()[:1] for own in self.own_names)


def begins_an_answer(subject: str) -> bool:
    """Whether a subject is that of an automatic answer."""
    return fold(subject).startswith(tuple(_data()["answers"]))


def is_sent(labels: str) -> bool:
    """Whether the labels of a message, with commas between, say that the person wrote it."""
    return not {each.strip() for each in fold(labels).split(",")}.isdisjoint(_data()["sent"])


def is_person(address: Address) -> bool:
    """Whether this looks like the address of one person, not of a shop, a list or a machine."""
    local, _, _ = address.email.partition("@")
    if not local or not _mailboxes().isdisjoint([local, *_PARTS.split(local)]):
        return False
    return not address.name or (_is_name(address.name) and not _is_firm(address))


def _is_firm(address: Address) -> bool:
    """Whether the name is that of the domain, and the mailbox none of its words: Paper Source."""
    local, _, domain = address.email.partition("@")
    said = _folded(address.name)
    return "".join(said) in domain and said != [local] and local not in said


def name_of(address: Address, signed: str, circle: Circle) -> str:
    """What the sender is called: in the ledger, in the header, under the message; else "".

    A couple that signs together is thanked together.
    """
    name = circle.names.get(address.email) or _in_order(address.name)
    if signed and _is_name(signed):
        party = _parsed(signed)
        given = name.partition(" ")[0]
        if isinstance(party, Household) and given in {each.given for each in party.members}:
            return signed
    return name or (signed if _is_name(signed) else "")


def people_in(text: str) -> Iterator[str]:
    """The names in “Angela Moss (Programme Lead), Derek Shaw and Yuki Tanaka”; no jobs."""
    for part in _BETWEEN.split(_BRACKETS.sub(" ", text)):
        words = part.split()
        run = name_in(part)
        first = bool(words) and run.startswith(words[0].strip("“\"'"))
        if first and _is_name(run) and len(run.split()) > 1 and _jobs().isdisjoint(_folded(run)):
            yield run


def is_giver(name: str, shop: Address) -> bool:
    """Whether `name` can be who gave, not the shop itself or nobody."""
    theirs = {*_folded(shop.name), *_folded(re.sub(r"[.\-@]", " ", shop.email))}
    said = [word for word in _folded(name) if len(word) > 2]
    return _is_name(name) and not (said and all(word in theirs for word in said))


def _is_name(name: str) -> bool:
    if not has_letter(name) or len(name) > _LONGEST or not _nobody().isdisjoint(_folded(name)):
        return False
    return name.casefold().replace("’", "'") not in _pronouns() and _parsed(name) is not None


def _in_order(name: str) -> str:
    """The name as one says it: "Solberg, Greta" is Greta Solberg."""
    party = _parsed(name) if name else None
    return party.envelope_name if party else ""


def _parsed(name: str) -> Party | None:
    try:
        return names.parse(name)
    except BadInput:
        return None


def _folded(text: str) -> list[str]:
    return _WORDS.findall(fold(text))


@cache
def _data() -> dict[str, list[str]]:
    return tomllib.loads(files("penned.sources.mail").joinpath("senders.toml").read_text("utf-8"))


@cache
def _mailboxes() -> frozenset[str]:
    return frozenset(_data()["mailboxes"])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(_data()["names"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(_data()["pronouns"])


@cache
def _jobs() -> frozenset[str]:
    return frozenset(_data()["jobs"])
