"""Events: who did what."""

from __future__ import annotations

from django.db import models


class Event(models.Model):
    """Who did what and when, never the words of a note; never changed, never deleted."""

    at = models.DateTimeField(db_index=True)
    by = models.TextField()
    kind = models.TextField()
    subject = models.TextField(db_index=True)

    def __str__(self) -> str:
        """Say what happened to what."""
        return f"{self.kind}: {self.subject}"
