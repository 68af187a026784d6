"""A sentence typed in the evening: who was kind, when, what they did, and what kind of kindness."""

from penned.sources.sentence.acquaintances import Acquaintance, Acquaintances
from penned.sources.sentence.reading import LONGEST, Giver, Understood, read

__all__ = ["LONGEST", "Acquaintance", "Acquaintances", "Giver", "Understood", "read"]
