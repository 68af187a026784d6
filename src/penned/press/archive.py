"""What PDF/A (ISO 19005) wants in a file besides: who it says it is, and what its colours mean."""

from __future__ import annotations

import struct
from functools import cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penned.press.file import PdfFile
    from penned.press.finish import Standard

CREATOR = "Penned"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>{part}\
</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance></rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>\
<rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title></rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:CreatorTool>{creator}\
</xmp:CreatorTool></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""

# IEC 61966-2-1. The primaries are those of BT.709 as seen from D50, as ICC profiles have it.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_CURVE_STEPS = 1024


def entries(file: PdfFile, standard: Standard, title: str) -> bytes:
    """Put what `standard` wants into the file; entries of the catalog that say where it is."""
    said = _XMP.format(
        part=standard[-2], level=standard[-1].upper(), title=escape(title), creator=CREATOR
    )
    # Never compressed: whoever looks for a file's name may not be able to read PDF.
    metadata = file.stream_as_is(said.encode(), b"/Type/Metadata/Subtype/XML")
    profile = file.stream(srgb(), b"/N 3")
    intent = file.put(
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>" % profile
    )
    return b"/Metadata %d 0 R/OutputIntents[%d 0 R]" % (metadata, intent)


@cache
def srgb() -> bytes:
    """The colour space of every screen as an ICC profile of version 2 (ICC.1:2001-04)."""
    curve = struct.pack(
        f">4s4xI{_CURVE_STEPS}H",
        b"curv",
        _CURVE_STEPS,
        *(round(_light(step / (_CURVE_STEPS - 1)) * 0xFFFF) for step in range(_CURVE_STEPS)),
    )
    name = b"sRGB IEC61966-2.1\0"
    tags = {
        b"desc": struct.pack(">4s4xI", b"desc", len(name)) + name + bytes(78),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(place) for tag, place in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    at = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    table, body = struct.pack(">I", len(tags)), b""
    for tag, said in tags.items():
        if said not in places:
            places[said] = at + len(body)
            body += said + bytes(-len(said) % 4)
        table += struct.pack(">4sII", tag, places[said], len(said))
    return _header(at + len(body)) + table + body


def _header(size: int) -> bytes:
    day = (1999, 10, 18, 0, 0, 0)  # of IEC 61966-2-1; a profile must have one
    return struct.pack(
        ">I4xI4s4s4s6H4s4xI4x4x8xI12s4x44x",
        size,
        0x02100000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *day,
        b"acsp",
        0,
        0,
        struct.pack(">3i", *(round(value * 0x10000) for value in _WHITE)),
    )


def _xyz(place: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 0x10000) for value in place))


def _light(signal: float) -> float:
    return signal / 12.92 if signal <= 0.04045 else ((signal + 0.055) / 1.055) ** 2.4
