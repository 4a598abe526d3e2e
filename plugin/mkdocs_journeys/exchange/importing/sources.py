"""Which kind of source a file is, and the maps in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import PurePath

from mkdocs_journeys.exchange.importing import em_studio, markdown, mermaid, open_map
from mkdocs_journeys.exchange.importing.cleaning import hidden, narrowed
from mkdocs_journeys.exchange.importing.columns import Columns
from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError
from mkdocs_journeys.exchange.importing.encoding import Text, text_of
from mkdocs_journeys.exchange.importing.languages import language_of_headings
from mkdocs_journeys.exchange.importing.page import Page
from mkdocs_journeys.exchange.importing.sheets import csv_sheet, maps_of
from mkdocs_journeys.exchange.importing.titles import title_of_file
from mkdocs_journeys.exchange.importing.workbook import workbook_sheets

WORKBOOK_LIMIT = 20 * 1024 * 1024
_OLD = {
    ".xls": "Save it as .xlsx or .csv.",
    ".ods": "Save it as .xlsx or .csv.",
    ".numbers": "Export it as .xlsx or .csv.",
    ".pdf": "Maps are read from tables and text.",
    ".docx": "Copy its table into a sheet, or save it as Markdown.",
    ".pptx": "Maps are read from tables and text.",
    ".png": "Maps are read from tables and text.",
    ".jpg": "Maps are read from tables and text.",
}
_SHEETS = (".csv", ".tsv")
_NO_TABLE = "A map has stages, and columns (or rows) such as Touchpoint, Action, Emotion or Pain point."


@dataclass(frozen=True, slots=True)
class Source:
    """The maps of one file, and what is to be told of the file as a whole."""

    drafts: tuple[Draft, ...]
    remarks: tuple[str, ...] = ()


def source_of(name: str, data: bytes, columns: Columns, encoding: str = "") -> Source:
    """The maps of a file. Raises NoMapError where it holds none, or can't be read."""
    path = PurePath(name)
    kind, title = path.suffix.lower(), title_of_file(path.stem)
    if kind in _OLD:
        raise NoMapError(f"Files of the kind {kind} are not read.", _OLD[kind])
    if not data.strip():
        raise NoMapError("The file is empty.")
    if kind in (".xlsx", ".xlsm") or data.startswith(b"PK\x03\x04"):
        return _workbook(data, title, columns)
    found = text_of(data, encoding)
    text = found.text if kind in _SHEETS else narrowed(found.text)
    drafts = _reader(kind, text)(text, title, columns)
    return Source(_whole(drafts, columns), tuple(_told(found)))


def _told(text: Text) -> Iterator[str]:
    if text.guessed:
        yield f"it is not UTF-8, and was read as {text.guessed}: if letters are wrong, name its --encoding"
    if count := hidden(text.text):
        what = (
            "1 character that nobody can see was"
            if count == 1
            else f"{count} characters that nobody can see were"
        )
        yield f"{what} left out"


def _workbook(data: bytes, title: str, columns: Columns) -> Source:
    if len(data) > WORKBOOK_LIMIT:
        raise NoMapError(
            f"The workbook has more than {WORKBOOK_LIMIT // (1024 * 1024)} MiB.",
            "Take out what is not part of the map.",
        )
    sheets = workbook_sheets(data)
    drafts, without = maps_of(sheets, columns, title)
    if not drafts:
        raise NoMapError("No sheet in it looks like a map.", _NO_TABLE)
    names = ", ".join(f"“{name}”" for name in without)
    remark = f"no map was found on {names}: what stands there went into the prose of the first map"
    return Source(_whole(drafts, columns), (remark,) if without else ())


def _whole(drafts: Sequence[Draft], columns: Columns) -> tuple[Draft, ...]:
    """The maps of a file, with what one says of the others, and what their labels say of them."""
    return tuple(_with_language(draft, columns) for draft in _with_persona(drafts))


def _with_language(draft: Draft, columns: Columns) -> Draft:
    meanings = (columns.meaning(label) for label, field in draft.columns if field)
    return replace(draft, language=language_of_headings(each.languages for each in meanings if each))


def _with_persona(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The maps of a file. Where one says whose it is, and no other says otherwise, all are theirs."""
    told = {draft.persona.name: draft.persona for draft in drafts if draft.persona.name}
    if len(told) != 1:
        return tuple(drafts)
    (persona,) = told.values()
    guess = f"its persona is the one of another map of the file: “{persona.name}”"
    return tuple(
        draft if draft.persona.name else replace(draft, persona=persona, guesses=(*draft.guesses, guess))
        for draft in drafts
    )


def _reader(kind: str, text: str) -> Callable[[str, str, Columns], tuple[Draft, ...]]:
    if kind in _SHEETS:
        return _csv
    if kind in (".mmd", ".mermaid"):
        return lambda body, title, _: (mermaid.draft_of(body, title),)
    if kind in (".yml", ".yaml"):
        return lambda body, title, _: em_studio.drafts_of(body, title)
    if kind in (".html", ".htm"):
        return _page
    if kind in (".md", ".markdown", ".mdx", ".txt", ""):
        if open_map.is_open_map(text):
            return lambda body, title, _: (open_map.draft_of(body, title),)
        if mermaid.is_journey(text) and not re.search(r"^[ \t]*(```|:::|#{1,6}\s|\|)", text, re.MULTILINE):
            return lambda body, title, _: (mermaid.draft_of(body, title),)
        return markdown.drafts_in if kind else _markdown_or_csv
    if any(map(mermaid.KEYWORD.fullmatch, text.split("\n"))):
        return markdown.drafts_in  # a diagram in whatever a text may be
    raise NoMapError(
        f"Files of the kind {kind} are not read.",
        "Those that are: .csv, .tsv, .xlsx, .md, .mmd, .yaml, .html.",
    )


def _csv(text: str, title: str, columns: Columns) -> tuple[Draft, ...]:
    drafts, _ = maps_of([csv_sheet(text, title)], columns)
    if not drafts:
        raise NoMapError("Nothing in it looks like a map.", _NO_TABLE)
    return drafts


def _markdown_or_csv(text: str, title: str, columns: Columns) -> tuple[Draft, ...]:
    """The maps of a text that has no name, as one from a pipe."""
    try:
        return markdown.drafts_in(text, title, columns)
    except NoMapError:
        with suppress(NoMapError):
            return _csv(text, title, columns)
        raise


def _page(text: str, title: str, columns: Columns) -> tuple[Draft, ...]:
    """The maps of a page: its tables and diagrams, as if they stood in Markdown."""
    return markdown.drafts_of_page(Page.of_html(text), title, columns)
