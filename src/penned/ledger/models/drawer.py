"""The drawer: stocks of paper, and every change of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.notes import Note

CARD, ENVELOPE, STAMP = "card", "envelope", "stamp"
PAPERS = (CARD, ENVELOPE, STAMP)
ADDED, COUNTED, PRINTED = "added", "counted", "printed"
SPOILED, PUT_BACK, FORGOTTEN = "spoiled", "put back", "forgotten"
WHYS = (ADDED, COUNTED, PRINTED, SPOILED, PUT_BACK, FORGOTTEN)


class Stock(models.Model):
    """One paper in the drawer: cards, envelopes or stamps of one name and design.

    How many are left is what its last change says; at `low` or fewer it is time for a new set.
    """

    kind = models.TextField()
    name = models.TextField()
    design = models.TextField(default="")
    low = models.PositiveIntegerField()

    class Meta:
        """One stock to a kind, name and design."""

        constraints = (
            models.UniqueConstraint(fields=("kind", "name", "design"), name="one_stock_per_paper"),
            models.CheckConstraint(condition=Q(kind__in=PAPERS), name="card_envelope_or_stamp"),
            models.CheckConstraint(condition=~Q(name=""), name="stock_has_a_name"),
        )

    def __str__(self) -> str:
        """Say which stock this is."""
        return f"stock {self.pk}"


class StockChange(models.Model):
    """How many of a stock came or went, why, and how many remain; never changed, never deleted."""

    stock = models.ForeignKey(Stock, models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    change = models.IntegerField()
    remain = models.PositiveIntegerField()
    why = models.TextField()
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="paper")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """Changes are numbered from one; no two take the same card."""

        constraints = (
            models.UniqueConstraint(fields=("stock", "number"), name="one_change_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="changes_count_from_one"),
            models.CheckConstraint(condition=Q(why__in=WHYS), name="why_stock_changes"),
        )

    def __str__(self) -> str:
        """Say which change this is."""
        return f"change {self.number} of stock {self.stock_id}"
