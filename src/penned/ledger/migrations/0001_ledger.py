"""The tables of the ledger, and the triggers that keep its promises."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from penned.ledger import triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True)),
                ("by", models.TextField()),
                ("kind", models.TextField()),
                ("subject", models.TextField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.TextField(unique=True)),
                ("names", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField()),
                ("by", models.TextField()),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.TextField(default="gifts")),
                ("file_name", models.TextField()),
                ("source", models.TextField(default="")),
                ("digest", models.TextField(db_index=True)),
                ("as_of", models.DateTimeField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("added", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("new_people", models.PositiveIntegerField(default=0)),
                ("new_proposals", models.PositiveIntegerField(default=0)),
                ("new_entries", models.PositiveIntegerField(default=0)),
                ("faults", models.JSONField(default=list)),
                ("finished_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Mapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signature", models.TextField(unique=True)),
                ("file_name", models.TextField()),
                ("fields", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("signature", ""), _negated=True),
                        name="mapping_has_a_list",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Me",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("street", models.TextField(default="")),
                ("city", models.TextField(default="")),
                ("region", models.TextField(default="")),
                ("postcode", models.TextField(default="")),
                ("country", models.TextField(default="")),
                ("name", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="one_me")
                ],
            },
        ),
        migrations.CreateModel(
            name="Moment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("givers", models.JSONField(default=list)),
                ("what", models.TextField()),
                ("detail", models.TextField(default="")),
                ("difference", models.TextField(default="")),
                ("next", models.TextField(default="")),
                ("also", models.TextField(default="")),
                ("occasion", models.TextField()),
                ("on", models.DateField(null=True)),
                ("donation", models.JSONField(null=True)),
                ("noted_on", models.DateField()),
                ("by_hand", models.BooleanField(default=False)),
                ("amended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("title", models.TextField(default="")),
                ("given", models.TextField(default="")),
                ("family", models.TextField(default="")),
                ("suffix", models.TextField(default="")),
                ("kin", models.TextField(default="")),
                ("aside", models.TextField(default="")),
                ("middle", models.TextField(default="")),
                ("nickname", models.TextField(default="")),
                ("greeting", models.TextField(default="")),
                ("kind", models.TextField()),
                ("key", models.TextField()),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="also",
                        to="ledger.party",
                    ),
                ),
                ("forgotten_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="one_party_per_name"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("person", "household"))),
                        name="person_or_household",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="party_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("same_as", None),
                            models.Q(("same_as", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="party_is_not_its_own_double",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Prompt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("key", models.TextField(unique=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key", ""), _negated=True), name="prompt_asks"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.TextField()),
                ("item", models.TextField(db_index=True)),
                ("day", models.DateField()),
                ("wanted_on", models.DateField()),
                ("claimed_at", models.DateTimeField()),
                ("said_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("channel", "item", "day"), name="one_reminder_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SameThing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("keep", models.TextField(db_index=True)),
                ("other", models.TextField(db_index=True)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("keep", "other"), name="said_to_be_one_gift_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Stock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("design", models.TextField(default="")),
                ("low", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "name", "design"), name="one_stock_per_paper"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ("card", "envelope", "stamp"))),
                        name="card_envelope_or_stamp",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="stock_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField(unique=True)),
                ("url", models.TextField(unique=True)),
                ("kind", models.TextField()),
                ("user", models.TextField(default="")),
                ("is_file", models.BooleanField(default=False)),
                ("token", models.TextField(default="")),
                ("pulled_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Different",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.party",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.party",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="said_to_be_two_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="two_in_their_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportedRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="ledger.importrun",
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("key", models.TextField(db_index=True)),
                ("undated_key", models.TextField(db_index=True, default="")),
                ("on", models.DateField(null=True)),
                ("thanked", models.BooleanField(default=False)),
                ("as_of", models.DateTimeField(null=True)),
                ("told", models.JSONField(null=True)),
                ("says", models.TextField(default="")),
                (
                    "moment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rows",
                        to="ledger.moment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("run", "key"), name="one_row_per_run_and_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("moment", None), ("told__isnull", False), _connector="OR"
                        ),
                        name="only_what_is_told_has_a_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Kept",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="kept",
                        to="ledger.importrun",
                    ),
                ),
                ("row", models.PositiveIntegerField(default=0)),
                ("key", models.TextField(db_index=True, default="")),
                ("on", models.DateField()),
                ("text", models.TextField()),
                ("folded", models.TextField()),
                ("prompt", models.TextField(default="")),
                ("as_of", models.DateTimeField(null=True)),
                (
                    "moment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="kept",
                        to="ledger.moment",
                    ),
                ),
                ("shows", models.BooleanField(default=True)),
            ],
            options={
                "indexes": [models.Index(fields=["shows", "on"], name="kept_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("run__isnull", False)),
                        fields=("run", "key"),
                        name="one_entry_per_file",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("run", None), models.Q(("key", ""), _negated=True)),
                        fields=("key",),
                        name="one_own_word_per_entry",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("run", None),
                            models.Q(
                                models.Q(("key", ""), _negated=True),
                                models.Q(("text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="files_tell_entries",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("shows", False), models.Q(("text", ""), _negated=True), _connector="OR"
                        ),
                        name="an_entry_that_shows_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "keep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="took_in",
                        to="ledger.party",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_in",
                        to="ledger.party",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("spared", models.JSONField()),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("other",),
                        name="merged_into_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("keep", models.F("other")), _negated=True),
                        name="merge_joins_two",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="ledger.party",
                    ),
                ),
                ("state", models.TextField()),
                ("written_on", models.DateField(null=True)),
                ("posted_on", models.DateField(null=True)),
                ("arrived_on", models.DateField(null=True)),
                ("hand", models.TextField(default="")),
                ("stationery", models.TextField(default="")),
                ("design", models.TextField(default="")),
                ("seed", models.BigIntegerField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "ready", "written", "posted", "arrived"])
                        ),
                        name="note_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("written", "posted", "arrived")),
                                ("written_on__isnull", False),
                            ),
                            models.Q(("state__in", ("draft", "ready")), ("written_on", None)),
                            _connector="OR",
                        ),
                        name="written_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("posted_on__isnull", False), ("state__in", ("posted", "arrived"))
                            ),
                            models.Q(
                                models.Q(("state__in", ("posted", "arrived")), _negated=True),
                                ("posted_on", None),
                            ),
                            _connector="OR",
                        ),
                        name="posted_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("arrived_on__isnull", False), ("state", "arrived")),
                            models.Q(
                                models.Q(("state", "arrived"), _negated=True), ("arrived_on", None)
                            ),
                            _connector="OR",
                        ),
                        name="arrived_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoTwin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.moment",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="ledger.moment",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("one", "other"), name="said_to_be_two_gifts_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))),
                        name="two_gifts_in_their_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Proposal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.TextField(unique=True)),
                ("state", models.TextField(db_index=True, default="open")),
                ("decided_at", models.DateTimeField(null=True)),
                ("signals", models.JSONField(default=list)),
                ("forgotten", models.BooleanField(default=False)),
                (
                    "moment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="proposals",
                        to="ledger.moment",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("open", "accepted", "dismissed"))),
                        name="three_states_of_proposals",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("decided_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="decided_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten", False), ("state", "dismissed"), _connector="OR"
                        ),
                        name="only_dismissed_is_forgotten",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PulledRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pulled",
                        to="ledger.subscription",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pulled",
                        to="ledger.importrun",
                    ),
                ),
                ("key", models.TextField()),
                ("digest", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscription", "key"), name="one_pulled_row_per_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Seen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen",
                        to="ledger.subscription",
                    ),
                ),
                ("path", models.TextField()),
                ("etag", models.TextField(default="")),
                ("modified", models.DateTimeField(null=True)),
                ("data", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subscription", "path"), name="one_card_or_event_per_path"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Twin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "keep",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="twins",
                        to="ledger.moment",
                    ),
                ),
                (
                    "other",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="twin_of",
                        to="ledger.moment",
                    ),
                ),
                ("waived", models.JSONField(default=list)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("keep", models.F("other")), _negated=True),
                        name="twin_of_another",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Address",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("street", models.TextField(default="")),
                ("city", models.TextField(default="")),
                ("region", models.TextField(default="")),
                ("postcode", models.TextField(default="")),
                ("country", models.TextField(default="")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="ledger.party",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="ledger.importedrow",
                    ),
                ),
                ("kind", models.TextField(default="")),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("city", ""),
                            ("country", ""),
                            ("postcode", ""),
                            ("region", ""),
                            ("street", ""),
                            _negated=True,
                        ),
                        name="address_is_not_blank",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="ledger.party",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="ledger.importedrow",
                    ),
                ),
                ("field", models.TextField()),
                ("value", models.TextField()),
                ("denied", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("row", None)),
                        fields=("party", "field", "value"),
                        name="one_fact_of_yours",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("field", ""), _negated=True), name="fact_has_a_field"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value", ""), _negated=True),
                            ("denied", True),
                            _connector="OR",
                        ),
                        name="only_a_denial_has_no_value",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("row", None), ("denied", False), _connector="OR"),
                        name="only_you_deny_a_fact",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="ledger.party",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="ledger.party",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="ledger.importedrow",
                    ),
                ),
                ("place", models.PositiveIntegerField(default=0)),
                ("since", models.DateField(null=True)),
                ("until", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("row", None)),
                        fields=("household", "person"),
                        name="one_membership",
                    ),
                    models.UniqueConstraint(
                        fields=("household", "person", "row"), name="one_membership_per_row"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Naming",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("title", models.TextField(default="")),
                ("given", models.TextField(default="")),
                ("family", models.TextField(default="")),
                ("suffix", models.TextField(default="")),
                ("kin", models.TextField(default="")),
                ("aside", models.TextField(default="")),
                ("middle", models.TextField(default="")),
                ("nickname", models.TextField(default="")),
                ("greeting", models.TextField(default="")),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="ledger.party",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="namings",
                        to="ledger.importedrow",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("row", None)),
                        fields=("party",),
                        name="one_spelling_of_yours",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Owed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "moment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed",
                        to="ledger.moment",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed",
                        to="ledger.party",
                    ),
                ),
                (
                    "named",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed_by_name",
                        to="ledger.party",
                    ),
                ),
                ("standing", models.TextField(db_index=True, default="owed")),
                ("settled_on", models.DateField(null=True)),
                ("how", models.TextField(default="")),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owed",
                        to="ledger.note",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="settled",
                        to="ledger.importrun",
                    ),
                ),
                ("by_hand", models.BooleanField(default=False)),
                ("later", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("moment", "party"), name="one_debt_per_moment"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "standing__in",
                                ["owed", "thanked", "thanked in person", "waived", "delegated"],
                            )
                        ),
                        name="one_of_five_standings",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on", None), ("standing", "owed")),
                            models.Q(
                                models.Q(("standing", "owed"), _negated=True),
                                ("settled_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="settled_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("settled_by", None),
                            models.Q(("standing", "owed"), _negated=True),
                            _connector="OR",
                        ),
                        name="only_the_settled_came_settled",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="ledger.party",
                    ),
                ),
                (
                    "row",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="ledger.importedrow",
                    ),
                ),
                ("jpeg", models.BinaryField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("row", None)),
                        fields=("party",),
                        name="one_photo_of_yours",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProposalClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="ledger.proposal",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="proposed",
                        to="ledger.importrun",
                    ),
                ),
                ("row", models.PositiveIntegerField()),
                ("as_of", models.DateTimeField(null=True)),
                ("digest", models.TextField()),
                ("says", models.JSONField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("proposal", "run"), name="one_claim_per_import")
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="ledger.note",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("note", "number"), name="one_revision_per_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="revisions_count_from_one"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StockChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="ledger.stock",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("change", models.IntegerField()),
                ("remain", models.PositiveIntegerField()),
                ("why", models.TextField()),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper",
                        to="ledger.note",
                    ),
                ),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("stock", "number"), name="one_change_per_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="changes_count_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "why__in",
                                ("added", "counted", "printed", "spoiled", "put back", "forgotten"),
                            )
                        ),
                        name="why_stock_changes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Way",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.TextField()),
                ("phrase", models.TextField(default="")),
                ("key", models.TextField(default="")),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ways",
                        to="ledger.party",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ways",
                        to="ledger.note",
                    ),
                ),
                ("since", models.DateTimeField()),
                ("by", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("rule", ""), _negated=True), name="way_has_a_rule"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("party", None), ("note", None), _connector="OR"),
                        name="way_has_one_scope",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), ("phrase", "")),
                            models.Q(
                                models.Q(("phrase", ""), _negated=True),
                                models.Q(("key", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="way_key_says_its_phrase",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("note__isnull", False)),
                        fields=("rule", "key", "note"),
                        name="one_way_per_note",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("party__isnull", False)),
                        fields=("rule", "key", "party"),
                        name="one_way_per_party",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("note", None), ("party", None)),
                        fields=("rule", "key"),
                        name="one_way_for_good",
                    ),
                ],
            },
        ),
        migrations.RunPython(triggers.put, triggers.take_away),
    ]
