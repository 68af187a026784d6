"""What calendars and mail propose, what was decided about it, and which imports say so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.moments import Moment
from penned.ledger.models.run import ImportRun

OPEN, ACCEPTED, DISMISSED = "open", "accepted", "dismissed"
STATES = (OPEN, ACCEPTED, DISMISSED)


class Proposal(models.Model):
    """A kindness that a source suggests, by its stable key; nothing is owed while it is open.

    `signals` are those that it was decided by; `moment` is what an accepted one became, or was
    there before. Of a forgotten one no words are kept, whatever tells it again.
    """

    key = models.TextField(unique=True)
    state = models.TextField(default=OPEN, db_index=True)
    decided_at = models.DateTimeField(null=True)
    signals = models.JSONField(default=list)
    forgotten = models.BooleanField(default=False)
    moment = models.ForeignKey(Moment, models.SET_NULL, null=True, related_name="proposals")

    class Meta:
        """A proposal is open, or was decided about on a day."""

        constraints = (
            models.CheckConstraint(condition=Q(state__in=STATES), name="three_states_of_proposals"),
            models.CheckConstraint(
                condition=Q(state=OPEN, decided_at=None)
                | (~Q(state=OPEN) & Q(decided_at__isnull=False)),
                name="decided_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(forgotten=False) | Q(state=DISMISSED),
                name="only_dismissed_is_forgotten",
            ),
        )

    def __str__(self) -> str:
        """Say which proposal this is."""
        return f"proposal {self.pk}"


class ProposalClaim(models.Model):
    """What one import says of a proposal; the latest `as_of` is shown, then the last `digest`."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="claims")
    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="proposed")
    row = models.PositiveIntegerField()
    as_of = models.DateTimeField(null=True)
    digest = models.TextField()
    says = models.JSONField()

    class Meta:
        """An import says one thing of a proposal."""

        constraints = (
            models.UniqueConstraint(fields=("proposal", "run"), name="one_claim_per_import"),
        )

    def __str__(self) -> str:
        """Say which claim this is, without its words."""
        return f"row {self.row} of import {self.run_id} on proposal {self.proposal_id}"
