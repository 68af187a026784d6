"""An import run: one file that was taken in."""

from __future__ import annotations

from django.db import models


class ImportRun(models.Model):
    """One file that was taken in, whole."""

    file_name = models.TextField()
    digest = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()
    added = models.PositiveIntegerField()
    known = models.PositiveIntegerField()
    faults = models.JSONField(default=list)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Say which run this is."""
        return f"import {self.pk}"
