"""What the pages of one file share: its fonts, drawings and pictures, and the names they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from penned.press.drawings import Drawings
from penned.press.finish import REGISTRATION
from penned.press.pictures import Pictures
from penned.press.printed import PrintedFaces
from penned.press.stroke_fonts import StrokeFonts

if TYPE_CHECKING:
    from penned.press.file import PdfFile
    from penned.press.finish import Standard


class Resources:
    """Everything that draws, and what of it has been used since the last `put`."""

    def __init__(self, file: PdfFile, standard: Standard) -> None:
        self._file = file
        self.writing = StrokeFonts(file)
        self.printed = PrintedFaces(file)
        self.drawings = Drawings(file)
        self.pictures = Pictures(file, standard)
        self._fonts: set[int] = set()
        self._forms: set[int] = set()

    def font(self, number: int) -> str:
        """The name of a font on the page."""
        self._fonts.add(number)
        return f"F{number}"

    def form(self, number: int) -> str:
        """The name of a drawing or picture on the page."""
        self._forms.add(number)
        return f"X{number}"

    def put(self, number: int) -> None:
        """Write the names that were used into the object `number`, and begin anew."""
        fonts = {f"F{font}": font for font in self._fonts} | self.writing.take()
        forms = {f"X{form}": form for form in self._forms}
        self._file.put(
            b"<</Font<<%b>>/XObject<<%b>>/ColorSpace<</Registration%b>>>>"
            % (_names(fonts), _names(forms), REGISTRATION),
            number,
        )
        self._fonts.clear()
        self._forms.clear()

    def finish(self) -> None:
        """Put the fonts into the file, which end with what the last page needs of them."""
        self.writing.finish()
        self.printed.finish()


def _names(numbers: dict[str, int]) -> bytes:
    return "".join(f"/{name} {numbers[name]} 0 R" for name in sorted(numbers)).encode("ascii")
