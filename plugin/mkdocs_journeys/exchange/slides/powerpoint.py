"""Slides as a PowerPoint file, by python-pptx: shapes, lines and text that can be edited.

What python-pptx can't say by itself is set in the XML: the direction of writing, and what a shape is to those
who can't see it.
"""

from __future__ import annotations

import datetime
import importlib.util
import io
import zipfile
from collections.abc import Iterable
from typing import Any

from mkdocs_journeys.exchange.drawn import colours
from mkdocs_journeys.exchange.drawn.shapes import Box, Line, Look, Picture, Shape, tip
from mkdocs_journeys.exchange.drawn.wrapping import one_line
from mkdocs_journeys.exchange.slides.forms import give_name, kind_of, rgb, units, write_form, write_stroke
from mkdocs_journeys.exchange.slides.slide import (
    INNER,
    MARGIN,
    TITLE_HEIGHT,
    TITLE_TOP,
    Slide,
    paragraphs,
    title_size,
)
from mkdocs_journeys.exchange.slides.template import list_notes_master, template

_TITLE_ONLY = 5  # of the layouts that python-pptx brings along
_MOST_OF_A_PROPERTY = 255
_EPOCH = (1980, 1, 1, 0, 0, 0)


def is_available() -> bool:
    """Whether python-pptx is installed."""
    return importlib.util.find_spec("pptx") is not None


def powerpoint(slides: Iterable[Slide], title: str, language: str, is_rtl: bool, day: datetime.date) -> bytes:
    """The file. The same slides make the same bytes."""
    made = template()
    properties = made.core_properties
    properties.title = one_line(title)[:_MOST_OF_A_PROPERTY]
    properties.author = properties.last_modified_by = "mkdocs-journeys"
    properties.comments, properties.language = "", language
    properties.created = properties.modified = datetime.datetime.combine(day, datetime.time())
    for slide in slides:
        _Writer(made, language, is_rtl).write(slide)
    list_notes_master(made)
    stream = io.BytesIO()
    made.save(stream)
    return _settled(stream.getvalue())


def _settled(data: bytes) -> bytes:
    """The same file without the time of writing, and in a font that this layout was measured for."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("ppt/theme/"):
                part = part.replace(b'"Calibri"', b'"Arial"')
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return stream.getvalue()


class _Writer:
    """Writes slides into a presentation."""

    def __init__(self, made: Any, language: str, is_rtl: bool) -> None:
        self._made = made
        self._language = language
        self._is_rtl = is_rtl

    def write(self, slide: Slide) -> None:
        page = self._made.slides.add_slide(self._made.slide_layouts[_TITLE_ONLY])
        page.shapes.turbo_add_enabled = True
        self._title(page.shapes.title, slide.title)
        for shape in slide.shapes:
            self._shape(page.shapes, shape)
        # python-pptx would give what is in a group the numbers of what follows it.
        for number, part in enumerate(page.shapes._spTree.xpath(".//p:cNvPr"), start=1):
            part.set("id", str(number))
        notes = page.notes_slide.notes_text_frame
        notes.text = "\n".join(map(one_line, slide.notes.split("\n")))
        for paragraph in notes.paragraphs:
            self._direct(paragraph, "start")
            for run in paragraph.runs:
                self._speak(run)

    def _title(self, title: Any, text: str) -> None:
        title.left, title.top = units(MARGIN), units(TITLE_TOP)
        title.width, title.height = units(INNER), units(TITLE_HEIGHT)
        frame = title.text_frame
        frame.word_wrap = True
        _inset(frame, 0)
        _anchor(frame, is_centred=True)
        look = Look(title_size(text), colours.TEXT, is_bold=True)
        self._paragraph(frame.paragraphs[0], Line(one_line(text), look), "start")

    def _shape(self, shapes: Any, shape: Shape) -> None:
        if isinstance(shape, Box):
            self._box(shapes, shape)
        elif isinstance(shape, Picture):
            group = shapes.add_group_shape()
            for stroke in shape.strokes:
                write_stroke(group.shapes, stroke)
            give_name(group, shape.name, shape.text)
        else:
            write_stroke(shapes, shape)

    def _box(self, shapes: Any, box: Box) -> None:
        place = tuple(map(units, (box.x, box.y, box.width, box.height)))
        is_form = box.fill or box.edge
        made = shapes.add_shape(kind_of(box), *place) if is_form else shapes.add_textbox(*place)
        if is_form:
            write_form(made, box, self._is_rtl)
        give_name(made, box.name)
        frame = made.text_frame
        # A number stays on one line, whatever the font.
        frame.word_wrap = box.form not in ("oval", "diamond")
        _inset(frame, box.padding - tip(box) if box.form == "chevron" else box.padding)
        _anchor(frame, is_centred=box.is_centred)
        for number, line in enumerate(paragraphs(box.lines)):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self._paragraph(paragraph, line, box.align)

    def _paragraph(self, paragraph: Any, line: Line, align: str) -> None:
        from pptx.util import Pt

        run = paragraph.add_run()
        run.text = line.text
        font, look = run.font, line.look
        font.size, font.bold, font.italic = Pt(round(look.size, 1)), look.is_bold, look.is_italic
        font.color.rgb = rgb(look.colour)
        self._speak(run)
        self._direct(paragraph, align)

    def _speak(self, run: Any) -> None:
        """Say in which language a text is, to what reads it out and to what checks its spelling."""
        run._r.get_or_add_rPr().set("lang", self._language)

    def _direct(self, paragraph: Any, align: str) -> None:
        properties = paragraph._p.get_or_add_pPr()
        is_right = (align == "end") != self._is_rtl
        properties.set("algn", "ctr" if align == "middle" else "r" if is_right else "l")
        if self._is_rtl:
            properties.set("rtl", "1")


def _inset(frame: Any, padding: float) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = units(padding)


def _anchor(frame: Any, *, is_centred: bool) -> None:
    from pptx.enum.text import MSO_ANCHOR

    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if is_centred else MSO_ANCHOR.TOP
