"""Following up: what the writer was reminded of, and the addresses under which a calendar reads."""

from __future__ import annotations

from django.db import models


class Reminder(models.Model):
    """One thing that the writer is told of on one day by one way; claimed before it is said.

    `channel` is the way ("mail"), `item` what it is about ("owed 12"), `wanted_on` the day on which
    it was to be said. Without `said_at` nobody knows whether it arrived.
    """

    channel = models.TextField()
    item = models.TextField(db_index=True)
    day = models.DateField()
    wanted_on = models.DateField()
    claimed_at = models.DateTimeField()
    said_at = models.DateTimeField(null=True)

    class Meta:
        """At most one a thing, day and way."""

        constraints = (
            models.UniqueConstraint(fields=("channel", "item", "day"), name="one_reminder_a_day"),
        )

    def __str__(self) -> str:
        """Say what it is about."""
        return f"{self.channel}: {self.item}"


class Feed(models.Model):
    """A secret address under which a calendar reads what is due; the secret itself is not kept.

    `digest` is its SHA-256 in hexadecimal; `names` says whether people are named in the feed.
    """

    digest = models.TextField(unique=True)
    names = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    by = models.TextField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say which address this is, without its secret."""
        return f"feed {self.pk}"
