"""Contacts as cards again: vCard 4.0, which our own reader and other programs take back whole."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from penned.people import names
from penned.people.person import Household, Person
from penned.sources.contacts.card import OURS, properties

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from penned.people.particulars import Home, Particulars
    from penned.people.person import Party
    from penned.sources.contacts.contact import Contact

_LONGEST = 75
"""Bytes of a line, its end not counted (RFC 6350, section 3.2)."""
_TEXT = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;", "\r": ""})
_PARAMETER = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})
_QUOTED = frozenset(",;:")


def vcards(contacts: Iterable[Contact]) -> bytes:
    """These contacts as cards, in their order; the same contacts give the same bytes.

    The `members` of a household are the UIDs of other contacts here (see `number`).
    """
    return "".join(_folded(line) for contact in contacts for line in _card(contact)).encode()


def number(contact: Contact) -> str:
    """The UID under which a contact is written: its own, or one of ours by its name."""
    if contact.uid:
        return contact.uid
    party = contact.party
    cards = contact.particulars.values("card")
    known = next(iter(sorted(cards, key=lambda card: " " in card)), "")  # "Donor ID 7" is no UID
    identity = f"{type(party).__name__}\n{names.key(party.name)}\n{party.aside}"
    return known or OURS + hashlib.sha256(identity.encode()).hexdigest()[:32]


def _card(contact: Contact) -> Iterator[str]:
    party, known = contact.party, contact.particulars
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:{_uri(number(contact))}"
    yield from _kind(party)
    yield f"FN:{_text(party.name)}"
    if party.aside:  # what tells two of one name apart here is nothing for a telephone to show
        yield f"X-PENNED-ASIDE:{_text(party.aside)}"
    if isinstance(party, Person):
        parts = (party.family, party.given, party.middle, party.title, party.suffix)
        yield f"N:{';'.join(map(_text, parts))}"
        if party.nickname:
            yield f"NICKNAME:{_text(party.nickname)}"
    own = party.greeting != names.parse(party.name).greeting
    if party.greeting and own and not known.values("greeting"):
        yield f"X-PENNED-GREETING:{_text(party.greeting)}"
    for member in contact.members:
        yield f"MEMBER:{_uri(member)}"
    for home in known.homes:
        yield _address(home)
    yield from _facts(known, number(contact))
    if known.photo:
        yield f"PHOTO:data:image/jpeg;base64,{base64.b64encode(known.photo).decode()}"
    if contact.as_of:
        yield f"REV:{contact.as_of:%Y%m%dT%H%M%S%z}"
    yield "END:VCARD"


def _kind(party: Party) -> Iterator[str]:
    """What it is: a company is a group of nobody by name, and no family."""
    if isinstance(party, Household) and (party.members or party.family):
        yield "KIND:group"
        yield "X-PENNED-KIND:household"
    elif isinstance(party, Household):
        yield "KIND:org"
    else:
        yield "KIND:individual"


def _address(home: Home) -> str:
    where = home.address
    kinds = f";TYPE={home.kind}" if home.kind else ""
    days = "".join(
        f";X-PENNED-{word}={day.isoformat()}"
        for word, day in (("SINCE", home.since), ("UNTIL", home.until))
        if day
    )
    street = ",".join(map(_text, where.street))
    rest = (where.city, where.region, where.postcode, where.country)
    return f"ADR{kinds}{days}:;;{street};{';'.join(map(_text, rest))}"


def _facts(known: Particulars, uid: str) -> Iterator[str]:
    groups = known.values("group")
    if groups:
        yield f"CATEGORIES:{','.join(map(_text, groups))}"
    for fact in known.facts:
        text = _text(fact.value)
        match fact.field:
            case "group":
                continue
            case "kin":
                how, colon, who = fact.value.partition(": ")
                how, named = (how, who) if colon else ("related", fact.value)
                yield f"RELATED;VALUE=text;TYPE={_parameter(how)}:{_text(named)}"
            case "birthday":
                yield f"BDAY:{fact.value if fact.value.startswith('--') else text}"
            case "deceased":
                is_day = fact.value[:4].isdigit()
                yield f"DEATHDATE{'' if is_day else ';VALUE=text'}:{text}"
            case "card" if fact.value == uid:
                continue
            case field:
                yield f"{properties()[field]}:{text}"


def _text(text: str) -> str:
    return text.translate(_TEXT)


def _uri(uid: str) -> str:
    """A UID as it was: one of hexadecimal groups is a URN again."""
    parts = uid.split("-")
    plain = len(parts) == 5 and all(part.isalnum() for part in parts) and len(uid) == 36
    return f"urn:uuid:{uid}" if plain else _text(uid)


def _parameter(text: str) -> str:
    plain = text.translate(_PARAMETER)
    return f'"{plain}"' if not _QUOTED.isdisjoint(plain) or " " in plain else plain


def _folded(line: str) -> str:
    """A line in pieces of so many bytes; no character is parted."""
    if len(line) * 4 <= _LONGEST or len(line.encode()) <= _LONGEST:
        return f"{line}\r\n"
    pieces, piece, room = list[str](), list[str](), _LONGEST
    for sign in line:
        size = len(sign.encode())
        if size > room:
            pieces.append("".join(piece))
            piece, room = [], _LONGEST - 1
        piece.append(sign)
        room -= size
    return "\r\n ".join((*pieces, "".join(piece))) + "\r\n"
