"""Pairs that the person has said to be two, however alike they are."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penned.ledger.models.people import Party


class Different(models.Model):
    """Two parties that are not one; the smaller id is `one`."""

    one = models.ForeignKey(Party, models.CASCADE, related_name="+")
    other = models.ForeignKey(Party, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """Said once of two parties."""

        constraints = (
            models.UniqueConstraint(fields=("one", "other"), name="said_to_be_two_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="two_in_their_order"),
        )

    def __str__(self) -> str:
        """Say which two, without their names."""
        return f"party {self.one_id} is not party {self.other_id}"
