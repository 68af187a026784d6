"""What the person said of the columns of a list: remembered for the next list with such titles."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mapping(models.Model):
    """The fields of some columns by their titles, for lists whose titles have this `signature`."""

    signature = models.TextField(unique=True)
    file_name = models.TextField()
    fields = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """A mapping belongs to a list."""

        constraints = (
            models.CheckConstraint(condition=~Q(signature=""), name="mapping_has_a_list"),
        )

    def __str__(self) -> str:
        """Say which mapping this is."""
        return f"mapping {self.pk}"
