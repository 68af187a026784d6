"""Occasions: why one says thank you, as data with questions, a window, a profile and a source."""

from penned.occasions.customs import Custom, Habit, customs, habits, window_of
from penned.occasions.due import due, ideal, lateness
from penned.occasions.occasion import FIELDS, Again, CardAdvice, Length, Occasion, Prompt, Window
from penned.occasions.profiles import OPEN, Profile
from penned.occasions.shelf import find, keys, load, of, profile, read
from penned.occasions.sorrow import manner, tells_of_sorrow

__all__ = [
    "FIELDS",
    "OPEN",
    "Again",
    "CardAdvice",
    "Custom",
    "Habit",
    "Length",
    "Occasion",
    "Profile",
    "Prompt",
    "Window",
    "customs",
    "due",
    "find",
    "habits",
    "ideal",
    "keys",
    "lateness",
    "load",
    "manner",
    "of",
    "profile",
    "read",
    "tells_of_sorrow",
    "window_of",
]
