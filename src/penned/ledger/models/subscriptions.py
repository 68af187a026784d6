"""Address books and calendars on servers that are kept up with, and what was last seen there."""

from __future__ import annotations

from django.db import models

from penned.ledger.models.run import ImportRun


class Subscription(models.Model):
    """An address book or calendar that is pulled; never with a password.

    `kind` is "contacts" or "calendar", `user` who asks there, `token` what the server said to ask
    with next time. `is_file` says that it is one file at a secret address.
    """

    name = models.TextField(unique=True)
    url = models.TextField(unique=True)
    kind = models.TextField()
    user = models.TextField(default="")
    is_file = models.BooleanField(default=False)
    token = models.TextField(default="")
    pulled_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say which subscription this is."""
        return f"subscription {self.pk}"


class Seen(models.Model):
    """A card or event as the server had it when it was last seen, by its path there."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="seen")
    path = models.TextField()
    etag = models.TextField(default="")
    modified = models.DateTimeField(null=True)
    data = models.BinaryField()

    class Meta:
        """A path is seen once."""

        constraints = (
            models.UniqueConstraint(
                fields=("subscription", "path"), name="one_card_or_event_per_path"
            ),
        )

    def __str__(self) -> str:
        """Say which this is, without its words."""
        return f"entry {self.pk} of subscription {self.subscription_id}"


class PulledRow(models.Model):
    """What a pull told last under a key, as a digest, and in which import."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="pulled")
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="pulled")
    key = models.TextField()
    digest = models.TextField()

    class Meta:
        """A key was told last once."""

        constraints = (
            models.UniqueConstraint(fields=("subscription", "key"), name="one_pulled_row_per_key"),
        )

    def __str__(self) -> str:
        """Say which row this is."""
        return f"row {self.pk} pulled from subscription {self.subscription_id}"
