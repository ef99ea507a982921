"""The master of our PPTX: one layout, our fonts and colours as its theme, a band of gold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from emas.reports.lettering import FAMILY

if TYPE_CHECKING:
    from pptx.presentation import Presentation

WIDTH, HEIGHT = 1280.0, 720.0
"""Units of a slide: 96 to an inch, as on the screen's stage."""

_EMU, _POINT = 9525, 12700 * 0.75

_COLOURS = {
    "dk1": "1B2733",
    "lt1": "FFFFFF",
    "dk2": "0B5A5E",
    "lt2": "F6F4EF",
    "accent1": "0B5A5E",
    "accent2": "7AB6B3",
    "accent3": "E0A526",
    "accent4": "1E7B4F",
    "accent5": "B23A3A",
    "accent6": "2F6DB5",
    "hlink": "0B5A5E",
    "folHlink": "5B6673",
}

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


_BAND = f"""<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">
 <p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>
 <p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(WIDTH * _EMU)}" cy="{10 * _EMU}"/></a:xfrm>
 <a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent3"/></a:solidFill>
 <a:ln><a:noFill/></a:ln></p:spPr></p:sp>"""
"""Gold over the whole width: python-pptx draws on slides only."""


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide, in its units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """Left, top, width, height as the file counts them."""
        return (
            round(self.x * _EMU),
            round(self.y * _EMU),
            round(self.width * _EMU),
            round(self.height * _EMU),
        )


def px(size: float) -> Any:
    """A size of letters, in units of the slide, as the file counts it."""
    from pptx.util import Emu

    return Emu(int(size * _POINT))


def themed() -> Presentation:
    """An empty presentation, 16:9, with our theme and the one layout that slides use."""
    import pptx

    presentation = pptx.Presentation()
    presentation.slide_width, presentation.slide_height = (
        round(WIDTH * _EMU),
        round(HEIGHT * _EMU),
    )
    _colour(presentation)
    _one_layout(presentation)
    return presentation


def _colour(presentation: Presentation) -> None:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = presentation.slide_masters[0].part.part_related_by(RELATIONSHIP_TYPE.THEME)
    root = etree.fromstring(theme.blob)
    root.set("name", "Desa Migran EMAS")
    for name, value in _COLOURS.items():
        of = root.find(f".//{_DRAWING}clrScheme/{_DRAWING}{name}")
        for child in list(of):
            of.remove(child)
        etree.SubElement(of, f"{_DRAWING}srgbClr", val=value)
    for kind in ("majorFont", "minorFont"):
        root.find(f".//{_DRAWING}{kind}/{_DRAWING}latin").set("typeface", FAMILY)
    theme._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _one_layout(presentation: Presentation) -> None:
    """Title alone; what the template brings beside it is not ours."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.oxml import parse_xml

    keep = next(one for one in presentation.slide_layouts if one.name == "Title Only")
    for layout in list(presentation.slide_layouts):
        if layout is not keep:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_masters[0]
    for holder in (master, keep):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type is None or shape.placeholder_format.idx != 0:
                shape._element.getparent().remove(shape._element)
                continue
            shape.left, shape.top, shape.width, shape.height = Box(48, 24, WIDTH - 96, 76).emu
            frame = shape.text_frame
            frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    styles = master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    styles.set("algn", "l")
    styles.find("{*}defRPr").set("b", "1")
    master.shapes._spTree.append(parse_xml(_BAND))
