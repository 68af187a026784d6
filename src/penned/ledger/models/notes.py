"""Notes, their revisions, and what the coach leaves alone in them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from penned.ledger.models.people import Party
from penned.notes import State

IN_THE_POST = (State.POSTED.value, State.ARRIVED.value)


class Note(models.Model):
    """A note on its way; its words are its revisions."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="notes")
    state = models.TextField()
    written_on = models.DateField(null=True)
    posted_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    hand = models.TextField(default="")
    stationery = models.TextField(default="")
    design = models.TextField(default="")
    seed = models.BigIntegerField(null=True)

    class Meta:
        """Each date stands exactly in the states that have reached it."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="note_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.WRITTEN.value, *IN_THE_POST), written_on__isnull=False)
                | Q(state__in=(State.DRAFT.value, State.READY.value), written_on=None),
                name="written_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=IN_THE_POST, posted_on__isnull=False)
                | (~Q(state__in=IN_THE_POST) & Q(posted_on=None)),
                name="posted_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state=State.ARRIVED.value, arrived_on__isnull=False)
                | (~Q(state=State.ARRIVED.value) & Q(arrived_on=None)),
                name="arrived_has_its_day",
            ),
        )

    def __str__(self) -> str:
        """Say which note this is, without its words."""
        return f"note {self.pk}"


class Revision(models.Model):
    """The words of a note as they stood once; never changed, never deleted."""

    note = models.ForeignKey(Note, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """Revisions are numbered from one."""

        constraints = (
            models.UniqueConstraint(fields=("note", "number"), name="one_revision_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="revisions_count_from_one"),
        )

    def __str__(self) -> str:
        """Say which revision this is, without its words."""
        return f"revision {self.number} of note {self.note_id}"


class Way(models.Model):
    """A way of the writer's own: what the coach leaves alone in one note, for one party, or ever.

    `key` is what all spellings of the phrase share; "" where the whole rule is meant.
    """

    rule = models.TextField()
    phrase = models.TextField(default="")
    key = models.TextField(default="")
    party = models.ForeignKey(Party, models.PROTECT, null=True, related_name="ways")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="ways")
    since = models.DateTimeField()
    by = models.TextField()

    class Meta:
        """One scope to a way, and one way to a rule, phrase and scope."""

        constraints = (
            models.CheckConstraint(condition=~Q(rule=""), name="way_has_a_rule"),
            models.CheckConstraint(
                condition=Q(party=None) | Q(note=None), name="way_has_one_scope"
            ),
            models.CheckConstraint(
                condition=Q(phrase="", key="") | (~Q(phrase="") & ~Q(key="")),
                name="way_key_says_its_phrase",
            ),
            models.UniqueConstraint(
                fields=("rule", "key", "note"),
                condition=Q(note__isnull=False),
                name="one_way_per_note",
            ),
            models.UniqueConstraint(
                fields=("rule", "key", "party"),
                condition=Q(party__isnull=False),
                name="one_way_per_party",
            ),
            models.UniqueConstraint(
                fields=("rule", "key"),
                condition=Q(party=None, note=None),
                name="one_way_for_good",
            ),
        )

    def __str__(self) -> str:
        """Say which way this is, without its words."""
        return f"way {self.pk}"
