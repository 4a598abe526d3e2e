"""What the system refuses is told in plain words, with what stands where."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mkdocs_journeys.checks.system_words import in_the_way, refusal, told


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (
            PermissionError(errno.EACCES, "Permission denied", "a.md"),
            "a.md can't be used: you have no right to do that here",
        ),
        (
            OSError(errno.EXDEV, "Invalid cross-device link", b"a"),
            "a can't be used: Invalid cross-device link",
        ),
        (OSError("odd"), "odd"),
    ],
)
def test_an_error_in_words(error: OSError, said: str) -> None:
    assert told(error) == said


def test_a_file_that_another_program_holds_on_windows() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    assert refusal(error) == "you have no right to do that here"
    error.winerror = 32  # type: ignore[attr-defined]
    assert refusal(error) == "another program is using it"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("file").write_bytes(b"")
    Path("folder").mkdir()
    for link, target in (("dead", "nowhere"), ("loop", "loop"), ("good", "folder")):
        Path(link).symlink_to(target)


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("folder", ""),
        ("folder/new/deep", ""),
        ("new", ""),
        ("good/new", ""),
        (".", ""),
        ("file", "file is a file"),
        ("file/new/deep", "file is a file"),
        ("dead", "dead is a link that leads nowhere"),
        ("dead/new", "dead is a link that leads nowhere"),
        ("loop", "loop is a link that leads in a circle"),
        ("loop/new", "loop is a link that leads in a circle"),
    ],
)
def test_what_stands_where_a_folder_is_needed(path: str, said: str) -> None:
    assert in_the_way(Path(path)) == said
