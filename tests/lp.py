"""A printer to read: programs called `lp` and `cancel` that write down what they are told."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LP = """\
#!/bin/sh
# Says what CUPS says; refuses what `refuses` in its folder names, as CUPS does.
here=$(dirname "$0")
echo "lp $*" >> "$here/told"
for word; do last=$word; done
if [ -e "$here/refuses" ] && grep -q "$(basename "$last")" "$here/refuses"; then
  echo "lp: The printer or class does not exist." >&2
  exit 1
fi
case "$*" in
*"-H resume"*) exit 0 ;;
esac
number=$(grep -c -e '-H hold' "$here/told")
cp "$last" "$here/$number.pdf"
echo "request id is office-$number (1 file(s))"
"""
_CANCEL = """\
#!/bin/sh
echo "cancel $*" >> "$(dirname "$0")/told"
"""


@dataclass(frozen=True)
class FakeLp:
    """The folder that these programs are in."""

    folder: Path

    @classmethod
    def into(cls, folder: Path) -> FakeLp:
        folder.mkdir()
        for name, text in (("lp", _LP), ("cancel", _CANCEL)):
            program = folder / name
            program.write_text(text)
            program.chmod(0o755)
        return cls(folder)

    @property
    def path(self) -> str:
        """What PATH must be for them to be found first."""
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"

    @property
    def told(self) -> list[str]:
        """What they were told, in order."""
        file = self.folder / "told"
        return file.read_text().splitlines() if file.exists() else []

    @property
    def printed(self) -> list[bytes]:
        """The files that were taken, in order."""
        return [path.read_bytes() for path in sorted(self.folder.glob("*.pdf"))]

    def refuse(self, name: str) -> None:
        """Take no file of this name from now on."""
        (self.folder / "refuses").write_text(f"{name}\n")
