"""Two moments that are one gift, told twice; and two that only look like one."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penned.ledger.models.moments import Moment


class Twin(models.Model):
    """`other` is the same gift as `keep`; `waived` are the debts that were let go for that."""

    keep = models.ForeignKey(Moment, models.CASCADE, related_name="twins")
    other = models.OneToOneField(Moment, models.CASCADE, related_name="twin_of")
    waived = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """A moment is not its own twin."""

        constraints = (
            models.CheckConstraint(condition=~Q(keep=F("other")), name="twin_of_another"),
        )

    def __str__(self) -> str:
        """Say which two."""
        return f"moment {self.other_id} is moment {self.keep_id}"


class SameThing(models.Model):
    """What `keep` tells of and what `other` tells of were said to be one gift.

    Each is the key of a row, or "moment 7" for what the person wrote down: by it a twin whose
    import was undone is known when it comes again.
    """

    keep = models.TextField(db_index=True)
    other = models.TextField(db_index=True)
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """Said once of two things."""

        constraints = (
            models.UniqueConstraint(fields=("keep", "other"), name="said_to_be_one_gift_once"),
        )

    def __str__(self) -> str:
        """Say which two."""
        return f"{self.other} is {self.keep}"


class NoTwin(models.Model):
    """Two moments that are two gifts; the smaller id is `one`."""

    one = models.ForeignKey(Moment, models.CASCADE, related_name="+")
    other = models.ForeignKey(Moment, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """Said once of two moments."""

        constraints = (
            models.UniqueConstraint(fields=("one", "other"), name="said_to_be_two_gifts_once"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="two_gifts_in_their_order"
            ),
        )

    def __str__(self) -> str:
        """Say which two."""
        return f"moment {self.one_id} is not moment {self.other_id}"
