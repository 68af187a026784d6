"""Golden files: what came out last time and was found good.

`RENEW_GOLDEN=1 pytest tests/golden` writes them anew; read the difference before you commit it,
and look at the pictures.
"""

from __future__ import annotations

import difflib
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

HERE = Path(__file__).parent
PICTURES = HERE / "pictures"
SHOWN = 40
_COLOURS = 48  # that a picture keeps: enough to see by, a quarter of the bytes
_DIFFERENT = 40  # of 255, as the mean of three pixels by three: edges may be a shade off, no more


def compare(file: Path, text: str, *, renew: bool) -> None:
    """Fail with the difference unless `file` says `text`; with `renew`, make it say so."""
    if renew:
        file.write_text(text, "utf-8")
        return
    wanted = file.read_text("utf-8") if file.exists() else ""
    if text != wanted:
        lines = difflib.unified_diff(
            wanted.splitlines(),
            text.splitlines(),
            f"{file.name} as kept",
            "as it is now",
            lineterm="",
        )
        difference = "\n".join(line[:200] for line in list(lines)[:SHOWN])
        pytest.fail(f"{difference}\nIf meant: RENEW_GOLDEN=1 pytest tests/golden", pytrace=False)


def compare_pictures(file: Path, png: bytes, folder: Path, *, renew: bool) -> None:
    """Fail unless `file` shows what `png` shows, and leave both and the difference in `folder`.

    With `renew`, make `file` show it.
    """
    now = Image.open(io.BytesIO(png)).convert("RGB")
    if renew:
        file.parent.mkdir(exist_ok=True)
        now.quantize(_COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        return
    if not file.exists():
        pytest.fail(f"{file.name} is not there: RENEW_GOLDEN=1 pytest tests/golden", pytrace=False)
    kept = Image.open(file).convert("RGB")
    same_size = kept.size == now.size
    spots = _spots(kept if same_size else kept.resize(now.size), now)
    if same_size and not spots.any():
        return
    kept.save(folder / f"{file.stem}-kept.png")
    now.save(folder / f"{file.stem}-now.png")
    faded = Image.blend(now, Image.new("RGB", now.size, "white"), 0.7)
    faded.paste("#ff0000", mask=Image.fromarray((spots * 255).astype(np.uint8)))
    faded.save(folder / f"{file.stem}-difference.png")
    pytest.fail(
        f"{file.name} looks different in {int(spots.sum())} pixels, {kept.size} then and "
        f"{now.size} now: look at {folder}/{file.stem}-*.png\n"
        "If meant: RENEW_GOLDEN=1 pytest tests/golden",
        pytrace=False,
    )


def _spots(one: Image.Image, other: Image.Image) -> NDArray[np.bool_]:
    """Where two pictures differ by more than edges that are drawn a shade lighter."""
    smooth = ImageFilter.BoxBlur(1)
    pair = (np.asarray(each.filter(smooth), dtype=int) for each in (one, other))
    return np.asarray(np.abs(next(pair) - next(pair)).max(axis=2) > _DIFFERENT)


@pytest.fixture
def renewing() -> bool:
    """Whether this run writes golden files anew."""
    return os.environ.get("RENEW_GOLDEN", "") == "1"


@pytest.fixture
def golden(*, renewing: bool) -> Callable[[str, str], None]:
    """`golden(name, text)`: `text` is what the golden file `name` says."""

    def check(name: str, text: str) -> None:
        compare(HERE / name, text, renew=renewing)

    return check


@pytest.fixture
def compared() -> Callable[..., None]:
    """The comparison itself, for the test that proves that it can fail."""
    return compare


@pytest.fixture
def golden_picture(tmp_path: Path, *, renewing: bool) -> Callable[[str, bytes], None]:
    """`golden_picture(name, png)`: `png` is what the golden picture `name` shows."""

    def check(name: str, png: bytes) -> None:
        compare_pictures(PICTURES / f"{name}.png", png, tmp_path, renew=renewing)

    return check


@pytest.fixture
def compared_pictures() -> Callable[..., None]:
    """The comparison itself, for the test that proves that it can fail."""
    return compare_pictures
