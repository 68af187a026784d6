"""Proof: the finished file, judged from outside before it goes to paper."""

from penned.press.proof.finding import Finding
from penned.press.proof.preflight import check, proof

__all__ = ["Finding", "check", "proof"]
