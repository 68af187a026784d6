"""The ledger as Django knows it: one app, label `ledger`."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """One app for all records."""

    name = "penned.ledger"
    label = "ledger"
    verbose_name = "Ledger"
