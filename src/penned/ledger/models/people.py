"""Who is thanked and who thanks: parties, and what is said of them by the person and by files.

What is said is a claim: with a `row`, a row of a source says it; without one, the person does, and
that wins. What holds is chosen from the claims (`claims/`), whatever the order in which they came.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penned.ledger.models.run import ImportedRow

PERSON, HOUSEHOLD = "person", "household"
KINDS = (PERSON, HOUSEHOLD)


class NameParts(models.Model):
    """A name as written, and the parts found in it."""

    name = models.TextField()
    title = models.TextField(default="")
    given = models.TextField(default="")
    family = models.TextField(default="")
    suffix = models.TextField(default="")
    kin = models.TextField(default="")
    aside = models.TextField(default="")
    middle = models.TextField(default="")
    nickname = models.TextField(default="")
    greeting = models.TextField(default="")

    class Meta:
        """Columns only."""

        abstract = True


class Party(NameParts):
    """A person or a household, under one name; its parts are those of the naming that holds.

    `key` is what all spellings of the name share, `same_as` the party that this one became. Of one
    who was forgotten nothing is left but the number, and a digest of the name for a key.
    """

    kind = models.TextField()
    key = models.TextField()
    same_as = models.ForeignKey("self", models.PROTECT, null=True, related_name="also")
    forgotten_at = models.DateTimeField(null=True)

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


class Naming(NameParts):
    """How a party's name is written, by the person or in one row."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="namings")
    row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, related_name="namings")

    class Meta:
        """The person spells a name in one way."""

        constraints = (
            models.UniqueConstraint(
                fields=("party",), condition=Q(row=None), name="one_spelling_of_yours"
            ),
        )

    def __str__(self) -> str:
        """Say whose name this is, without it."""
        return f"naming {self.pk} of party {self.party_id}"


class Merge(models.Model):
    """Two parties that were made one: `other` is another name of `keep` until it is parted again.

    `spared` says what to give back then: the debts that both had for one moment, {"moment",
    "named", "by_hand"}, and the other's ways, {"rule", "key", "shared"}.
    """

    keep = models.ForeignKey(Party, models.PROTECT, related_name="took_in")
    other = models.ForeignKey(Party, models.PROTECT, related_name="taken_in")
    at = models.DateTimeField()
    by = models.TextField()
    spared = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """A party is merged into one other."""

        constraints = (
            models.UniqueConstraint(
                fields=("other",), condition=Q(undone_at=None), name="merged_into_one"
            ),
            models.CheckConstraint(condition=~Q(keep=F("other")), name="merge_joins_two"),
        )

    def __str__(self) -> str:
        """Say who became whom, without names."""
        return f"party {self.other_id} is party {self.keep_id}"


class Membership(models.Model):
    """A person who belongs to a household, said by the person or in one row.

    `place` is where the person stands among the others of that household.
    """

    household = models.ForeignKey(Party, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Party, models.PROTECT, related_name="households")
    row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, related_name="memberships")
    place = models.PositiveIntegerField(default=0)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        """A person belongs to a household once, in the words of each."""

        constraints = (
            models.UniqueConstraint(
                fields=("household", "person"), condition=Q(row=None), name="one_membership"
            ),
            models.UniqueConstraint(
                fields=("household", "person", "row"), name="one_membership_per_row"
            ),
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
    """Where a party lives or lived, as far as the person or one row says.

    `kind` is "home", "work", "other" or "".
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="addresses")
    row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, related_name="addresses")
    kind = models.TextField(default="")
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        """No blank one."""

        constraints = (
            models.CheckConstraint(
                condition=~Q(street="", city="", region="", postcode="", country=""),
                name="address_is_not_blank",
            ),
        )

    def __str__(self) -> str:
        """Say which address this is, without its lines."""
        return f"address {self.pk}"


class Fact(models.Model):
    """One thing known of a party in one of the fields of `people/fields.toml`.

    `denied` means that the person says it is not so; without a value, that there is none.
    """

    party = models.ForeignKey(Party, models.PROTECT, related_name="facts")
    row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, related_name="facts")
    field = models.TextField()
    value = models.TextField()
    denied = models.BooleanField(default=False)

    class Meta:
        """The person says a thing once; rows deny nothing."""

        constraints = (
            models.UniqueConstraint(
                fields=("party", "field", "value"), condition=Q(row=None), name="one_fact_of_yours"
            ),
            models.CheckConstraint(condition=~Q(field=""), name="fact_has_a_field"),
            models.CheckConstraint(
                condition=~Q(value="") | Q(denied=True), name="only_a_denial_has_no_value"
            ),
            models.CheckConstraint(
                condition=Q(row=None) | Q(denied=False), name="only_you_deny_a_fact"
            ),
        )

    def __str__(self) -> str:
        """Say which fact this is, without its value."""
        return f"{self.field} of party {self.party_id}"


class Photo(models.Model):
    """What a party looks like: a small JPEG."""

    party = models.ForeignKey(Party, models.PROTECT, related_name="photos")
    row = models.ForeignKey(ImportedRow, models.PROTECT, null=True, related_name="photos")
    jpeg = models.BinaryField()

    class Meta:
        """The person chooses one."""

        constraints = (
            models.UniqueConstraint(
                fields=("party",), condition=Q(row=None), name="one_photo_of_yours"
            ),
        )

    def __str__(self) -> str:
        """Say whose photo this is, without the name."""
        return f"photo of party {self.party_id}"


class Me(Postal):
    """Who writes: the name and address for the return address. One row at most."""

    name = models.TextField()

    class Meta:
        """There is one me."""

        constraints = (models.CheckConstraint(condition=Q(id=1), name="one_me"),)

    def __str__(self) -> str:
        """Say what this is, without the name."""
        return "the sender"
