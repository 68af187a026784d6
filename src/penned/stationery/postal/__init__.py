"""Postal: what the post of a country asks of a letter and of an envelope, as data with a source."""

from penned.stationery.postal.postage import Verdict, instead, postage
from penned.stationery.postal.posted import Known, Posted, in_envelope, measured, without_envelope
from penned.stationery.postal.rules import countries

__all__ = [
    "Known",
    "Posted",
    "Verdict",
    "countries",
    "in_envelope",
    "instead",
    "measured",
    "postage",
    "without_envelope",
]
