"""An import run: one source that was taken in, and the rows that it told."""

from __future__ import annotations

from django.db import models


class ImportRun(models.Model):
    """One file or pull that was taken in.

    `as_of` is when the source was last changed, as far as it is known; a run without `finished_at`
    was cut off, and goes on when the same source is taken in again.
    """

    kind = models.TextField(default="gifts")
    file_name = models.TextField()
    source = models.TextField(default="")
    digest = models.TextField(db_index=True)
    as_of = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.TextField()
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    new_people = models.PositiveIntegerField(default=0)
    new_proposals = models.PositiveIntegerField(default=0)
    new_entries = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say which run this is."""
        return f"import {self.pk}"


class ImportedRow(models.Model):
    """What one row of one source tells: while it stands, it is a witness of its moment.

    `key` says which thing it tells of, in whichever source; rows with one `undated_key` differ in
    the day at most. `as_of` is when the source last changed it. `told` is the moment as JSON, null
    where the row tells of people only; what a source proposes and entries of a journal have tables
    of their own. `thanked` says whether the row tells that they were thanked, `says` is a digest
    of all that it tells.

    A row of an undone run stays only with a moment that somebody has worked on.
    """

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    key = models.TextField(db_index=True)
    undated_key = models.TextField(default="", db_index=True)
    on = models.DateField(null=True)
    thanked = models.BooleanField(default=False)
    as_of = models.DateTimeField(null=True)
    told = models.JSONField(null=True)
    says = models.TextField(default="")
    moment = models.ForeignKey("ledger.Moment", models.PROTECT, null=True, related_name="rows")

    class Meta:
        """A run tells a thing once."""

        constraints = (
            models.UniqueConstraint(fields=("run", "key"), name="one_row_per_run_and_key"),
            models.CheckConstraint(
                condition=models.Q(moment=None) | models.Q(told__isnull=False),
                name="only_what_is_told_has_a_moment",
            ),
        )

    def __str__(self) -> str:
        """Say which row this is."""
        return f"row {self.row} of import {self.run_id}"
