"""Says on every text of a PPTX in which language it is: whoever reads it aloud or spells it asks each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pptx.presentation import Presentation

TAGS = {"id": "id-ID", "en": "en-GB"}
"""Languages of the product as Office writes them (BCP 47)."""


def speak(presentation: Presentation, language: str) -> None:
    """Write the language on every run, every end of a paragraph, every default of letters and every chart."""
    tag = TAGS[language]
    presentation.core_properties.language = tag
    for part in presentation.part.package.iter_parts():
        root = getattr(part, "_element", None)
        if root is not None:
            _mark(root, tag)


def _mark(root: Any, tag: str) -> None:
    from lxml import etree
    from pptx.oxml.ns import qn

    for run in root.iter(qn("a:r"), qn("a:fld"), qn("a:br")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, etree.Element(qn("a:rPr")))  # its place is the first
    for paragraph in root.iter(qn("a:p")):
        if paragraph.find(qn("a:endParaRPr")) is None:
            etree.SubElement(paragraph, qn("a:endParaRPr"))  # its place is the last
    for letters in root.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
        letters.set("lang", tag)
    if root.tag == qn("c:chartSpace"):
        _chart(root, tag)


def _chart(root: Any, tag: str) -> None:
    """A chart has a language of its own; its place is after the first of its children (date1904)."""
    from lxml import etree
    from pptx.oxml.ns import qn

    told = root.find(qn("c:lang"))
    if told is None:
        told = etree.Element(qn("c:lang"))
        before = root.find(qn("c:date1904"))
        root.insert(0 if before is None else 1, told)
    told.set("val", tag)
