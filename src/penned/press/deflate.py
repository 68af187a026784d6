"""Compression of what a press writes: by ISA-L where installed, else by the standard library."""

from __future__ import annotations

try:
    # Ten times as fast, at two per cent more bytes.
    from isal.isal_zlib import compress as _compress

    _LEVEL = 3
except ImportError:
    from zlib import compress as _compress

    _LEVEL = 6


def deflate(raw: bytes) -> bytes:
    """`raw` in zlib's format."""
    return bytes(_compress(raw, _LEVEL))
