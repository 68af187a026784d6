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
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.TextField()),
                ("digest", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("added", models.PositiveIntegerField()),
                ("known", models.PositiveIntegerField()),
                ("faults", models.JSONField(default=list)),
                ("undone_at", models.DateTimeField(null=True)),
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
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("key", models.TextField()),
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
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="also",
                        to="ledger.party",
                    ),
                ),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="ledger.importrun",
                    ),
                ),
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
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="ledger.importrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("household", "person"), name="one_membership")
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
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="addresses",
                        to="ledger.importrun",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("party",),
                        name="one_current_address",
                    ),
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
                    ),
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
                ("noted_on", models.DateField()),
                ("amended_at", models.DateTimeField(null=True)),
                (
                    "brought_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moments",
                        to="ledger.importrun",
                    ),
                ),
            ],
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
                            ("standing__in", ("thanked", "thanked in person")),
                            _connector="OR",
                        ),
                        name="only_thanks_come_settled",
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
                ("since", models.DateTimeField()),
                ("by", models.TextField()),
                (
                    "note",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ways",
                        to="ledger.note",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ways",
                        to="ledger.party",
                    ),
                ),
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
                                (
                                    "added",
                                    "counted",
                                    "printed",
                                    "spoiled",
                                    "put back",
                                    "forgotten",
                                ),
                            )
                        ),
                        name="why_stock_changes",
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
                ("key", models.TextField(unique=True)),
                ("undated_key", models.TextField(default="")),
                ("dated", models.BooleanField(default=False)),
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
        ),
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
        migrations.RunPython(triggers.put, migrations.RunPython.noop),
    ]
