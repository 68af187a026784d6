"""What is kept in the journal without anything being owed, and the writer's own prompts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.run import ImportRun


class Kept(models.Model):
    """What one file, or the person (no `run`), says of one entry; `shows` marks whose word holds.

    Entries of files are one by their `key`; what the person says of them has that key too, and
    no `text` where they deleted it. `folded` is the text as it is searched.
    """

    run = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="kept")
    row = models.PositiveIntegerField(default=0)
    key = models.TextField(default="", db_index=True)
    on = models.DateField()
    text = models.TextField()
    folded = models.TextField()
    prompt = models.TextField(default="")
    as_of = models.DateTimeField(null=True)
    moment = models.ForeignKey("ledger.Moment", models.SET_NULL, null=True, related_name="kept")
    shows = models.BooleanField(default=True)

    class Meta:
        """One word of each file, and one of the person, to an entry."""

        indexes = (models.Index(fields=("shows", "on"), name="kept_by_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("run", "key"), condition=Q(run__isnull=False), name="one_entry_per_file"
            ),
            models.UniqueConstraint(
                fields=("key",), condition=Q(run=None) & ~Q(key=""), name="one_own_word_per_entry"
            ),
            models.CheckConstraint(
                condition=Q(run=None) | (~Q(key="") & ~Q(text="")), name="files_tell_entries"
            ),
            models.CheckConstraint(
                condition=Q(shows=False) | ~Q(text=""), name="an_entry_that_shows_says_something"
            ),
        )

    def __str__(self) -> str:
        """Say which entry this is, without its words."""
        return f"entry {self.pk}"


class Prompt(models.Model):
    """A question of the writer's own for the end of the day; `key` is what its spellings share."""

    text = models.TextField()
    key = models.TextField(unique=True)

    class Meta:
        """A prompt asks something."""

        constraints = (models.CheckConstraint(condition=~Q(key=""), name="prompt_asks"),)

    def __str__(self) -> str:
        """Say which prompt this is, without its words."""
        return f"prompt {self.pk}"
