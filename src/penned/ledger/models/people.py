"""Who is thanked and who thanks: parties, households, addresses."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from penned.ledger.models.run import ImportRun

PERSON, HOUSEHOLD = "person", "household"
KINDS = (PERSON, HOUSEHOLD)


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
