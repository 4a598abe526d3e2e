"""Files and folders that only a disk can hold: links, bytes, sizes, names."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from tests.findings import as_text
from tests.trees import journey, plant, read_tree

from mkdocs_journeys.reading.reader import read

TRIP = journey("title: I go\nstages: {name: Start}")


def test_links_are_refused_and_not_followed(tmp_path: Path) -> None:
    folder = plant(tmp_path, {"mina/trip.md": TRIP})
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text(TRIP, encoding="utf-8")
    (folder / "greta").symlink_to(tmp_path / "elsewhere")
    (folder / "mina" / "copy.md").symlink_to(folder / "mina" / "trip.md")
    (folder / "mina" / "gone.md").symlink_to(tmp_path / "nowhere")
    reading = read(folder)
    assert list(reading.catalog.journeys) == ["mina/trip"]
    message = "This is a symbolic link: put the file itself here."
    assert as_text(reading.findings) == "\n".join(
        f"journeys/{place}:1:1 error link\n  {message}" for place in ("greta", "mina/copy.md", "mina/gone.md")
    )


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    folder = plant(tmp_path, {"mina/trip.md": TRIP})
    os.mkfifo(folder / "mina" / "pipe.md")
    assert as_text(read(folder).findings) == (
        "journeys/mina/pipe.md:1:1 error bad-place\n  This is neither a file nor a folder: take it away."
    )


@pytest.mark.parametrize(
    ("written", "place", "told"),
    [
        (
            TRIP.encode() + b"x" * (256 * 1024 + 1 - len(TRIP.encode())),
            "1:1",
            "too-large\n  The file has 257 KiB; at most 256 KiB are read. Split it.",
        ),
        (
            b"---\ntitle: caf\xe9\n---\n",
            "2:11",
            "encoding\n  The character here is not UTF-8 (byte E9). Save the file as UTF-8.",
        ),
        (TRIP.encode("utf-16"), "1:1", "encoding\n  The file is saved as UTF-16. Save it as UTF-8."),
    ],
    ids=["too large", "Latin-1", "UTF-16"],
)
def test_bytes_that_are_no_journey(written: bytes, place: str, told: str, tmp_path: Path) -> None:
    reading = read_tree(tmp_path, {"mina/trip.md": written, "mina/tour.md": TRIP})
    assert as_text(reading.findings) == f"journeys/mina/trip.md:{place} error {told}"
    assert list(reading.catalog.journeys) == ["mina/tour"]
    assert [(broken.id, broken.name) for broken in reading.catalog.broken] == [("mina/trip", "Trip")]


@pytest.mark.parametrize(
    "written",
    [
        b"\xef\xbb\xbf" + TRIP.encode(),
        TRIP.replace("\n", "\r\n").encode(),
        TRIP.encode() + b"x" * (256 * 1024 - len(TRIP.encode())),
    ],
    ids=["byte-order mark", "CRLF", "as large as may be"],
)
def test_bytes_that_are_a_journey(written: bytes, tmp_path: Path) -> None:
    reading = read_tree(tmp_path, {"mina/trip.md": written})
    assert reading.findings == ()
    assert reading.catalog.journeys["mina/trip"].title == "I go"


def test_a_name_whose_accents_stand_apart_is_the_same_id(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "café")
    reading = read_tree(tmp_path, {f"{apart}/été.md": TRIP})
    assert reading.findings == ()
    journeys = reading.catalog.journeys
    assert [(found.id, found.file) for found in journeys.values()] == [
        ("café/été", f"journeys/{apart}/été.md")
    ]


def test_names_that_are_one_on_some_machines_clash(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "été")
    folder = plant(tmp_path, dict.fromkeys(["mina/été.md", f"mina/{apart}.md"], TRIP))
    plant(tmp_path, dict.fromkeys(["mina/strasse.md", "mina/straße.md"], TRIP))
    assert as_text(read(folder).findings).splitlines()[1::2] == [
        "  The names mina/straße and mina/strasse are one on some machines: rename one.",
        "  The names mina/été and mina/été are one on some machines: rename one.",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_broken(tmp_path: Path) -> None:
    folder = plant(tmp_path, {"mina/trip.md": TRIP})
    (folder / "mina" / "trip.md").chmod(0)
    assert [finding.code for finding in read(folder).findings] == ["unreadable"]


def test_without_a_folder_there_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError):
        read(tmp_path / "journeys")


def test_an_empty_folder_is_an_empty_wiki(tmp_path: Path) -> None:
    catalog = read_tree(tmp_path, {}).catalog
    assert (dict(catalog.personas), dict(catalog.journeys), catalog.broken) == ({}, {}, ())
