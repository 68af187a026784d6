"""People and households, their names as people write them, and their addresses."""

from penned.people.address import Address
from penned.people.person import Household, Party, Person

__all__ = ["Address", "Household", "Party", "Person"]
