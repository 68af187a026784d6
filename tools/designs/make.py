"""Draws the drawings of the built-in designs into their folders.

python tools/designs/make.py [NAME...]
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

from designs import (
    autumn,
    blossom,
    eucalyptus,
    fern,
    geometry,
    laurel,
    lemon,
    magnolia,
    meadow,
    olive,
    winter,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from designs.pen import Sheet

FOLDER = Path(__file__).parents[2] / "src/penned/stationery/designs"
TILE, FAN = 11.0, 9.0

DRAWINGS: dict[str, dict[str, Callable[[], Sheet]]] = {
    "olive": {
        "branch": lambda: olive.branch(4),
        "sprig": lambda: olive.branch(11, length=46, pairs=7, lean=84, bend=12, fruit=(0.3,)),
    },
    "fern": {"frond": lambda: fern.frond(2), "leaflet": lambda: fern.frond(5, length=58, bend=-30)},
    "eucalyptus": {
        "long": lambda: eucalyptus.branch(3),
        "short": lambda: eucalyptus.branch(8, length=56, lean=-64, bend=22),
    },
    "laurel": {"wreath": lambda: laurel.wreath(5)},
    "meadow": {
        name: partial(meadow.grown, name, seed) for seed, name in enumerate(meadow.PLANTS, 1)
    },
    "magnolia": {"branch": lambda: magnolia.branch(1), "flower": magnolia.flower},
    "blossom": {"branch": lambda: blossom.branch(3), "spray": lambda: blossom.spray(4)},
    "lemon": {"branch": lambda: lemon.branch(6)},
    "autumn": {name: partial(autumn.fallen, name, 1) for name in autumn.LEAVES},
    "winter": {
        "bough": lambda: winter.bough(1),
        "star": lambda: winter.star(8, 4.4, 2.2),
        "flake": lambda: winter.flake(5),
    },
    "fir": {"sprig": lambda: winter.fir(2), "stars": winter.stars},
    "deco": {"fan": geometry.fan, "bracket": geometry.bracket},
    "tiles": {"tile": geometry.tile},
    "flourish": {"flourish": geometry.flourish},
}
VIEWS = {
    "tile": (-TILE, -TILE, TILE, TILE),
    "fan": (-FAN, -FAN - 0.15, FAN, FAN + 0.15),
}


def main(names: list[str]) -> None:
    """Draw those designs, or all."""
    for name in names or DRAWINGS:
        folder = FOLDER / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, drawn in DRAWINGS[name].items():
            text = drawn().svg(f"{name}: {file}", VIEWS.get(file))
            (folder / f"{file}.svg").write_text(text, encoding="utf-8")
            print(f"{name}/{file}.svg {len(text):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
