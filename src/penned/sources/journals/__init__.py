"""Journals of other programs: jrnl, Day One, Presently; each entry is kept, and nothing is owed."""
