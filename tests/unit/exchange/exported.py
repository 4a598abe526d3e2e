"""Wikis exported and brought back, to be compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from mkdocs_journeys.exchange.brought import Brought
from mkdocs_journeys.exchange.brought_files import files_of, problems
from mkdocs_journeys.exchange.ours import brought_back, is_ours
from mkdocs_journeys.exchange.sheets.csv_files import csv_of, file_name
from mkdocs_journeys.exchange.sheets.filled import sheets_of
from mkdocs_journeys.exchange.workbook.whole import workbook
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.pages.catalog_json import catalog_json
from mkdocs_journeys.pages.links import Links
from mkdocs_journeys.pages.wiki import Options, Wiki
from mkdocs_journeys.reading.reader import Reading, read

Export = Callable[[Reading], Mapping[str, bytes]]


def wiki_of(reading: Reading) -> Wiki:
    return Wiki(reading, Options(Links().link, drafts=True))


def as_json(reading: Reading) -> Mapping[str, bytes]:
    return {"wiki.json": catalog_json(reading.catalog).encode("utf-8", "surrogatepass")}


def as_workbook(reading: Reading) -> Mapping[str, bytes]:
    return {"wiki.xlsx": workbook(wiki_of(reading), ())}


def as_csv(reading: Reading) -> Mapping[str, bytes]:
    return {file_name(sheet): csv_of(sheet) for sheet in sheets_of(reading.catalog)}


EXPORTS: Mapping[str, Export] = {"json": as_json, "xlsx": as_workbook, "csv": as_csv}


def brought(files: Mapping[str, bytes]) -> Brought:
    assert all(is_ours(name, data) for name, data in files.items())
    return brought_back(files)


def read_again(found: Brought, folder: Path, pictures: Mapping[str, bytes]) -> Reading:
    """The wiki that the files make which an export brings back, in an empty folder, with its pictures."""
    assert problems(found) == ()
    for name, text in files_of(found).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
    for name, data in pictures.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return read(folder)


def comparable(catalog: Catalog) -> Catalog:
    """A catalog without the lines on which the prose begins: the fields above it are laid out anew."""
    personas = {name: replace(persona, body_line=0) for name, persona in catalog.personas.items()}
    journeys = {name: replace(journey, body_line=0) for name, journey in catalog.journeys.items()}
    return replace(catalog, personas=personas, journeys=journeys)
