"""Whose habits hold: those of the country that the writer chose, or else lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.desk import desk
from penned.errors import BadInput
from penned.ledger import people
from penned.occasions import working
from penned.people import countries

if TYPE_CHECKING:
    from pathlib import Path


def of_writer() -> str:
    """The country by PENNED_CUSTOM, or else by the writer's address in the open ledger; or ""."""
    return working.country_of(place_of_writer())


def place_of_writer() -> str:
    """Where the writer's holidays are, by PENNED_CUSTOM or by the address: “DE-BY”, “US”; or ""."""
    if chosen := desk.chosen_custom():
        return _place(chosen)
    me = people.me()
    return working.place_of(me[1].country, me[1].region) if me else ""


def of_anybody(ledger: str | Path | None = None) -> str:
    """The same where no ledger is open: one that is there is opened, none is made."""
    if desk.chosen_custom() or not desk.has_ledger(ledger):
        return working.country_of(_place(desk.chosen_custom()))
    desk.open_desk(ledger)
    return of_writer()


def named(country: str) -> str:
    """The code of a country by name or code, "" for none; `BadInput` where there is no such."""
    code = countries.code(country)
    if country and not code:
        raise BadInput(f"“{country}” is no country", cure="Name one such as GB, Germany or JP.")
    return code


def _place(chosen: str) -> str:
    """A country by name or code, or a part of one: “Germany”, “DE”, “DE-BY”."""
    country, dash, region = chosen.rpartition("-")
    whole = not dash or countries.code(chosen)  # “Guinea-Bissau”
    return working.place_of(named(chosen)) if whole else working.place_of(named(country), region)
