"""The empty presentation that python-pptx brings along, made ours: 16:9, and nothing of its author's."""

from __future__ import annotations

from typing import Any

from mkdocs_journeys.exchange.slides.forms import units
from mkdocs_journeys.exchange.slides.slide import HEIGHT, WIDTH

# A picture of its first slide, the settings of a printer, and counts of slides and words that aren't so.
_NOT_OURS = ("/thumbnail", "/printerSettings", "/extended-properties")


def template() -> Any:
    """A presentation without slides."""
    from pptx import Presentation

    made: Any = Presentation()
    _widen(made)
    for part in (made.part, made.part.package):
        for id, relation in list(part._rels.items()):
            if relation.reltype.endswith(_NOT_OURS):
                part._rels.pop(id)
    return made


def _widen(made: Any) -> None:
    """Makes the layouts, which are 4:3, as wide as the slides, for whoever adds one."""
    ratio = units(WIDTH) / made.slide_width
    for layout in (made.slide_master, *made.slide_layouts):
        for shape in layout.placeholders:
            if shape._element.spPr.xfrm is not None:  # else it stands where the master has it
                shape.left, shape.width = round(shape.left * ratio), round(shape.width * ratio)
    made.slide_width, made.slide_height = units(WIDTH), units(HEIGHT)
    made._element.sldSz.attrib.pop("type", None)  # it says 4:3


def list_notes_master(made: Any) -> None:
    """Name the master of the notes, which python-pptx leaves out: without it Keynote has no notes."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml.ns import qn
    from pptx.oxml.xmlchemy import OxmlElement

    whole = made._element
    if whole.find(qn("p:notesMasterIdLst")) is not None:
        return
    listed, entry = OxmlElement("p:notesMasterIdLst"), OxmlElement("p:notesMasterId")
    entry.set(qn("r:id"), made.part.relate_to(made.notes_master.part, RELATIONSHIP_TYPE.NOTES_MASTER))
    listed.append(entry)
    whole.find(qn("p:sldMasterIdLst")).addnext(listed)
