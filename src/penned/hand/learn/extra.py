"""What only who learns a hand needs: whether OpenCV is installed."""

from __future__ import annotations

from importlib.util import find_spec

from penned.errors import Refused


def check_installed() -> None:
    """Raise `Refused` with what to install unless OpenCV is there."""
    if find_spec("cv2") is None:
        raise Refused(
            "learning a hand needs OpenCV, which is not installed",
            cure="Install it with: pip install 'penned[learn]'",
        )
