"""A file of contact cards (vCard 2.1, 3, 4) to what it tells; a bad card never stops the file."""

from __future__ import annotations

import base64
import hashlib

from penned.errors import BadInput
from penned.people.spelling import tidy
from penned.sources.contacts import card, lines, photos
from penned.sources.contacts.contact import Contact, told
from penned.sources.remarks import Remarks
from penned.told import Fault, Reading

_LONG = 20_000


def read(data: bytes, name: str) -> Reading:
    """Read the cards in `data`, the content of the file `name`; rows are the cards' numbers.

    A card that cannot be read is told in `faults`. Raises `BadInput` where there is no card, or
    too much.
    """
    remarks, faults, contacts = Remarks("card"), list[Fault](), list[Contact]()
    for each in lines.cards(data, name):
        if isinstance(each, Fault):
            faults.append(each)
            continue
        if each.unread:
            remarks.add("a line of the card cannot be read and was left aside", each.number)
        try:
            contacts.append(card.read(each, remarks))
        except BadInput as fault:
            whose = tidy(each.text("FN"))[:60]
            faults.append(Fault(each.number, f"{whose}: {fault.what}" if whose else fault.what))
    return Reading(
        kind="contacts",
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        rows=told(contacts, remarks),
        faults=tuple(faults),
        remarks=remarks.sentences(),
    )


def lightened(data: bytes) -> bytes:
    """A card to keep: as UTF-8, its picture drawn small, and without sounds, logos and keys.

    What is read of it stays the same however often it is lightened and read.
    """
    return "\r\n".join(map(_light, lines.logical(data))).encode()


def _light(written: str) -> str:
    head, _, value = written.partition(":")
    name = head.partition(";")[0].upper().rpartition(".")[2]
    if name in {"LOGO", "SOUND", "KEY"} and len(written) > _LONG:
        return f"X-LEFT-OUT:{name}"
    if name != "PHOTO" or len(written) < _LONG:
        return written
    try:
        drawn = photos.small(card.picture(value))
    except BadInput:
        return written
    return f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(drawn).decode()}"
