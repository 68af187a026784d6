"""Moments and what is owed for them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.notes import Note
from penned.ledger.models.people import Party
from penned.ledger.models.run import ImportRun
from penned.moments import Standing

THANKED = (Standing.THANKED.value, Standing.THANKED_IN_PERSON.value)


class Moment(models.Model):
    """A kindness; it cannot be committed without something owed.

    It stands because the person wrote it down (`by_hand`) or because rows of sources tell it, whose
    words these are then, until the person amends them.
    """

    givers = models.JSONField(default=list)
    what = models.TextField()
    detail = models.TextField(default="")
    difference = models.TextField(default="")
    next = models.TextField(default="")
    also = models.TextField(default="")
    occasion = models.TextField()
    on = models.DateField(null=True)
    donation = models.JSONField(null=True)
    noted_on = models.DateField()
    by_hand = models.BooleanField(default=False)
    amended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say which moment this is."""
        return f"moment {self.pk}"


class Owed(models.Model):
    """One moment and one party: how the debt stands, and the one note that answers it.

    `named` is the party under whose name it came in; `party` who goes by that name now, after any
    merging. `by_hand` says that the person has decided about it, so that no source changes it any
    more; `settled_by` is the import run that brought it in as settled. `later` is the day before
    which the person does not want to see it.
    """

    moment = models.ForeignKey(Moment, models.PROTECT, related_name="owed")
    party = models.ForeignKey(Party, models.PROTECT, related_name="owed")
    named = models.ForeignKey(Party, models.PROTECT, related_name="owed_by_name")
    standing = models.TextField(default=Standing.OWED.value, db_index=True)
    settled_on = models.DateField(null=True)
    how = models.TextField(default="")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="owed")
    settled_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="settled")
    by_hand = models.BooleanField(default=False)
    later = models.DateField(null=True)

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
                condition=Q(settled_by=None) | ~Q(standing=Standing.OWED.value),
                name="only_the_settled_came_settled",
            ),
        )

    def __str__(self) -> str:
        """Say which debt this is."""
        return f"owed {self.pk}"
