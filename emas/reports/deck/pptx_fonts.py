"""Our font inside a PPTX: whoever opens it sees the letters that it was laid out with.

PowerPoint takes fonts as Embedded OpenType (W3C submission of 5 March 2008, version 0x00020001), here without
compression and not obscured; the licence of the font (OFL) and its own flags allow it.
"""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from emas.reports.lettering import FAMILY

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_VERSION, _MAGIC, _DEFAULT_CHARSET = 0x00020001, 0x504C, 1
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_CONTENT = "application/x-fontdata"
_NAMES = {"regular": "SourceSansPro", "bold": "SourceSansProBold"}


def embed(presentation: Presentation) -> None:
    """Put the regular and the bold letters into the file."""
    from lxml import etree
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml.ns import qn

    listed = etree.Element(qn("p:embeddedFontLst"))
    font = etree.SubElement(listed, qn("p:embeddedFont"))
    etree.SubElement(font, qn("p:font"), typeface=FAMILY)
    for number, (style, content) in enumerate(_files().items(), 1):
        name = PackURI(f"/ppt/fonts/font{number}.fntdata")
        part = Part(name, _CONTENT, presentation.part.package, embedded_opentype(content))
        etree.SubElement(font, qn(f"p:{style}")).set(qn("r:id"), presentation.part.relate_to(part, _TYPE))
    # The order of the children is the schema's: anything else has PowerPoint repair the file.
    presentation.element.find(qn("p:notesSz")).addnext(listed)


def embedded_opentype(content: bytes) -> bytes:
    """A TrueType file with the header that makes it Embedded OpenType."""
    from fontTools.ttLib import TTFont

    font: Any = TTFont(BytesIO(content), lazy=True)
    os2, head = font["OS/2"], font["head"]
    panose = os2.panose
    family = bytes(
        (
            *(panose.bFamilyType, panose.bSerifStyle, panose.bWeight, panose.bProportion, panose.bContrast),
            *(
                panose.bStrokeVariation,
                panose.bArmStyle,
                panose.bLetterForm,
                panose.bMidline,
                panose.bXHeight,
            ),
        )
    )
    header = struct.pack(
        "<LL10sBBLHH", _VERSION, 0, family, _DEFAULT_CHARSET, 0, os2.usWeightClass, 0, _MAGIC
    )
    header += struct.pack(
        "<6L",
        *(os2.ulUnicodeRange1, os2.ulUnicodeRange2, os2.ulUnicodeRange3, os2.ulUnicodeRange4),
        *(os2.ulCodePageRange1, os2.ulCodePageRange2),
    )
    header += struct.pack("<5LH", head.checkSumAdjustment, 0, 0, 0, 0, 0)
    for number in (1, 2, 5, 4):  # family, style, version, full name
        told = (font["name"].getDebugName(number) or "").encode("utf-16-le")
        header += struct.pack("<H", len(told)) + told + b"\0\0"
    header += struct.pack("<H", 0)  # no root string: it may stand in any document
    whole = 8 + len(header) + len(content)
    return struct.pack("<LL", whole, len(content)) + header + content


def _files() -> dict[str, bytes]:
    import font_source_sans_pro

    return {
        style: Path(font_source_sans_pro.font_files_ttf[name]).read_bytes() for style, name in _NAMES.items()
    }
