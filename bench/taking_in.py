"""How long it takes to take in what somebody keeps: 5,000 contacts, 5,000 gifts, twice, and undone.

CPU time of this process, all of it: reading the file, telling what is new, and the ledger. Beside
it, the same cards through vobject alone, which is the floor of any reader that is built on it.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import vobject

from penned.desk import desk as desks
from penned.desk import taking_in, waiting
from penned.desk.taking_in import File, Wishes
from penned.ledger import people

if TYPE_CHECKING:
    from collections.abc import Callable

    from penned.desk.desk import Desk

MANY = 5_000
GIVEN = [
    "Ana",
    "Tom",
    "Lea",
    "Ben",
    "Chidi",
    "Søren",
    "Hana",
    "Raj",
    "Mei",
    "Olu",
    "Priya",
    "Jun",
    "Sara",
    "Ivo",
    "Nell",
]
FAMILY = [
    "Reyes",
    "Berg",
    "Hahn",
    "Okoro",
    "Eze",
    "Lind",
    "Sato",
    "Patel",
    "Wong",
    "Adeyemi",
    "Rao",
    "Park",
    "Haddad",
    "Novak",
    "Kelly",
]


def name(number: int) -> tuple[str, str]:
    """A name that nobody else in the file has."""
    family = FAMILY[number // len(GIVEN) % len(FAMILY)]
    return GIVEN[number % len(GIVEN)], f"{family}{_letters(number // 225)}"


def _letters(number: int) -> str:
    return "" if number == 0 else f"-{FAMILY[number % 15]}{'son' * (number // 15)}"


def cards() -> bytes:
    """Contacts as an address book exports them."""
    return "".join(map(card, range(MANY))).encode()


def card(number: int) -> str:
    """One of them."""
    given, family = name(number)
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"UID:card-{number}",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"EMAIL;TYPE=HOME:{given.lower()}{number}@example.org",
        f"TEL;TYPE=CELL:+1 555 01{number:05}",
        f"item1.ADR;TYPE=HOME:;;{number} Elm Street;Bath;ME;{number % 90_000:05};USA",
        "item1.X-ABLabel:_$!<Home>!$_",
        f"BDAY:19{number % 90 + 10}-0{number % 9 + 1}-1{number % 9}",
        "END:VCARD",
        "",
    )
    return "\r\n".join(lines)


def gifts() -> bytes:
    """A gift list as a spreadsheet exports it."""
    rows = map(gift, range(MANY))
    return "\n".join(("Guest,Gift,Date received,Address,Thanked", *rows)).encode()


def gift(number: int) -> str:
    """One row of it."""
    day = f"2026-0{number % 9 + 1}-1{number % 9}"
    home = f"{number} Elm Street, Bath, ME 04530"
    return f'"{" ".join(name(number))}","dish no. {number}",{day},"{home}",'


def timed(label: str, do: Callable[[], object]) -> float:
    """Do it and print how long it took."""
    began = time.process_time()
    do()
    took = time.process_time() - began
    print(f"  {label:<44} {took:6.2f} s")
    return took


def take_in(desk: Desk, file: File) -> None:
    """The whole way, as the command goes it."""
    taking_in.take_in(desk, taking_in.read(desk, file, Wishes()))


def main() -> None:
    """Print the times."""
    print(f"{MANY:,} contacts and {MANY:,} gifts (CPU time; wanted: 10 s each)")
    contacts, list_of_gifts = File(cards(), "contacts.vcf"), File(gifts(), "gifts.csv")
    with tempfile.TemporaryDirectory() as folder:
        desk = desks.open_desk(Path(folder) / "ledger.sqlite3")
        text = contacts.data.decode()
        timed("vobject alone, contacts", lambda: list(vobject.readComponents(text)))
        timed("contacts", lambda: take_in(desk, contacts))
        timed("contacts again", lambda: take_in(desk, contacts))
        timed("gifts", lambda: take_in(desk, list_of_gifts))
        timed("gifts again", lambda: take_in(desk, list_of_gifts))
        timed("who is owed", lambda: waiting.waiting(desk))
        timed("the address book", people.everyone)
        for run in taking_in.runs():
            timed(f"undo {run.file_name}", lambda run=run: taking_in.undo(desk, run.id))  # type: ignore[misc]
        print(f"  left behind: {len(people.everyone())} people")


if __name__ == "__main__":
    main()
