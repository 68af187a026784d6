"""The tables of the ledger and what the database itself refuses; private to this folder.

What a row alone can show is a constraint here; what compares a row with its past is a trigger
(`triggers.py`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penned.moments import Standing
from penned.notes import State

PERSON, HOUSEHOLD = "person", "household"
KINDS = (PERSON, HOUSEHOLD)
THANKED = (Standing.THANKED.value, Standing.THANKED_IN_PERSON.value)
FEW = 500  # ids that one query names; more than that and it reads the table
IN_THE_POST = (State.POSTED.value, State.ARRIVED.value)


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


class Party(models.Model):
    """A person or a household.

    `key` is what all spellings of the name share, `same_as` the party that this one became.
    """

    kind = models.TextField()
    name = models.TextField()
    key = models.TextField()
    title = models.TextField(default="")
    given = models.TextField(default="")
    family = models.TextField(default="")
    suffix = models.TextField(default="")
    kin = models.TextField(default="")
    aside = models.TextField(default="")
    middle = models.TextField(default="")
    nickname = models.TextField(default="")
    greeting = models.TextField(default="")
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="also")
    brought_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="parties")

    class Meta:
        """One party to a name and kind."""

        constraints = (
            models.UniqueConstraint(fields=("kind", "key"), name="one_party_per_name"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="person_or_household"),
            models.CheckConstraint(condition=~Q(key=""), name="party_has_a_name"),
            models.CheckConstraint(
                condition=Q(same_as=None) | ~Q(same_as=F("id")), name="party_is_not_its_own_double"
            ),
        )

    def __str__(self) -> str:
        """Say which party this is, without the name."""
        return f"party {self.pk}"


class Membership(models.Model):
    """A person who belongs to a household."""

    household = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Party, models.PROTECT, related_name="households")
    brought_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="memberships")

    class Meta:
        """A person belongs to a household once."""

        constraints = (
            models.UniqueConstraint(fields=("household", "person"), name="one_membership"),
        )

    def __str__(self) -> str:
        """Say who belongs where, without names."""
        return f"party {self.person_id} in party {self.household_id}"


class Postal(models.Model):
    """The parts of an address; the lines of the street are parted by line feeds."""

    street = models.TextField(default="")
    city = models.TextField(default="")
    region = models.TextField(default="")
    postcode = models.TextField(default="")
    country = models.TextField(default="")

    class Meta:
        """Columns only."""

        abstract = True


class Address(Postal):
    """Where a party lives or lived; the current one has no `until`."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="addresses")
    since = models.DateField()
    until = models.DateField(null=True)
    brought_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="addresses")

    class Meta:
        """One current address to a party, and no blank one."""

        constraints = (
            models.UniqueConstraint(
                fields=("party",), condition=Q(until=None), name="one_current_address"
            ),
            models.CheckConstraint(
                condition=~Q(street="", city="", region="", postcode="", country=""),
                name="address_is_not_blank",
            ),
        )

    def __str__(self) -> str:
        """Say which address this is, without its lines."""
        return f"address {self.pk}"


class Me(Postal):
    """Who writes: the name and address for the return address. One row at most."""

    name = models.TextField()

    class Meta:
        """There is one me."""

        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_me"),)

    def __str__(self) -> str:
        """Say what this is, without the name."""
        return "the sender"


class Moment(models.Model):
    """A kindness; it cannot be committed without something owed."""

    givers = models.JSONField(default=list)
    what = models.TextField()
    detail = models.TextField(default="")
    difference = models.TextField(default="")
    next = models.TextField(default="")
    also = models.TextField(default="")
    occasion = models.TextField()
    on = models.DateField(null=True)
    noted_on = models.DateField()
    amended_at = models.DateTimeField(null=True)
    brought_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="moments")

    def __str__(self) -> str:
        """Say which moment this is."""
        return f"moment {self.pk}"


class Note(models.Model):
    """A note on its way; its words are its revisions."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="notes")
    state = models.TextField()
    written_on = models.DateField(null=True)
    posted_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    hand = models.TextField(default="")
    stationery = models.TextField(default="")
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


class Owed(models.Model):
    """One moment and one party: how the debt stands, and the one note that answers it.

    `settled_by` is the import run that brought the debt in as thanked already.
    """

    moment = models.ForeignKey(Moment, models.PROTECT, related_name="owed")
    party = models.ForeignKey(Party, models.PROTECT, related_name="owed")
    standing = models.TextField(default=Standing.OWED.value, db_index=True)
    settled_on = models.DateField(null=True)
    how = models.TextField(default="")
    note = models.ForeignKey(Note, models.PROTECT, null=True, related_name="owed")
    settled_by = models.ForeignKey(ImportRun, models.PROTECT, null=True, related_name="settled")

    class Meta:
        """One debt to a moment and party, in one of five standings, dated when it is settled."""

        constraints = (
            models.UniqueConstraint(fields=("moment", "party"), name="one_debt_per_moment"),
            models.CheckConstraint(
                condition=Q(standing__in=[standing.value for standing in Standing]),
                name="one_of_five_standings",
            ),
            models.CheckConstraint(
                condition=Q(standing=Standing.OWED.value, settled_on=None)
                | (~Q(standing=Standing.OWED.value) & Q(settled_on__isnull=False)),
                name="settled_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(settled_by=None) | Q(standing__in=THANKED),
                name="only_thanks_come_settled",
            ),
        )

    def __str__(self) -> str:
        """Say which debt this is."""
        return f"owed {self.pk}"


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


class ImportedRow(models.Model):
    """A row of an imported file by its stable key: while it stands, the row is known.

    `undated_key` is shared by all rows of the same givers and gift; `dated` says whether the file
    told the day.
    """

    run = models.ForeignKey(ImportRun, models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    key = models.TextField(unique=True)
    undated_key = models.TextField(default="")
    dated = models.BooleanField(default=False)
    moment = models.ForeignKey(Moment, models.PROTECT, null=True, related_name="rows")

    def __str__(self) -> str:
        """Say which row this is."""
        return f"row {self.row} of import {self.run_id}"


class Event(models.Model):
    """Who did what and when, never the words of a note; never changed, never deleted."""

    at = models.DateTimeField(db_index=True)
    by = models.TextField()
    kind = models.TextField()
    subject = models.TextField(db_index=True)

    def __str__(self) -> str:
        """Say what happened to what."""
        return f"{self.kind}: {self.subject}"
