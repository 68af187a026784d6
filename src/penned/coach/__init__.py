"""The coach reads a note and asks: rules as data plus arithmetic. It never writes."""

from penned.coach.advice import Advice, Context, Kind, Level, Part, Review, Way
from penned.coach.example import Example
from penned.coach.review import review
from penned.coach.rule import Rule
from penned.coach.rulebook import built_in, read_rules

__all__ = [
    "Advice",
    "Context",
    "Example",
    "Kind",
    "Level",
    "Part",
    "Review",
    "Rule",
    "Way",
    "built_in",
    "read_rules",
    "review",
]
