"""Moments, what is owed for them, and the rows of files that brought them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.notes import Note
from penned.ledger.models.people import Party
from penned.ledger.models.run import ImportRun
from penned.moments import Standing

THANKED = (Standing.THANKED.value, Standing.THANKED_IN_PERSON.value)


class Moment(models.Model):
    """A kindness; it cannot be committed without something owed."""

    givers = models.JSONField(default=list)
    what = models.TextField()
    detail = models.TextField(default="")
    difference = models.TextField(default="")
    next = models.TextField(default="")
    also = models.TextField(default="")
    occasion = models.TextField()
    on = models.DateField(null=True)
    noted_on = models.DateField()
    amended_at = models.DateTimeField(null=True)
    brought_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="moments")

    def __str__(self) -> str:
        """Say which moment this is."""
        return f"moment {self.pk}"


class Owed(models.Model):
    """One moment and one party: how the debt stands, and the one note that answers it.

    `settled_by` is the import run that brought the debt in as thanked already.
    """

    moment = models.ForeignKey(Moment, models.PROTECT, related_name="owed")
    party = models.ForeignKey(Party, models.PROTECT, related_name="owed")
    standing = models.TextField(default=Standing.OWED.value, db_index=True)
    settled_on = models.DateField(null=True)
    how = models.TextField(default="")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="owed")
    settled_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="settled")

    class Meta:
        """One debt to a moment and party, in one of five standings, dated when it is settled."""

        constraints = (
            models.UniqueConstraint(fields=("moment", "party"), name="one_debt_per_moment"),
            models.CheckConstraint(
                condition=Q(standing__in=[standing.value for standing in Standing]),
                name="one_of_five_standings",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.OWED.value, settled_on=None)
                | (~Q(standing=Standing.OWED.value) & Q(settled_on__isnull=False)),
                name="settled_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | Q(standing__in=THANKED),
                name="only_thanks_come_settled",
            ),
        )

    def __str__(self) -> str:
        """Say which debt this is."""
        return f"owed {self.pk}"


class ImportedRow(models.Model):
    """A row of an imported file by its stable key: while it stands, the row is known.

    `undated_key` is shared by all rows of the same givers and gift; `dated` says whether the file
    told the day.
    """

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    key = models.TextField(unique=True)
    undated_key = models.TextField(default="")
    dated = models.BooleanField(default=False)
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="rows")

    def __str__(self) -> str:
        """Say which row this is."""
        return f"row {self.row} of import {self.run_id}"
