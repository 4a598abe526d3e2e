"""Git is asked about the folder that is named, whatever its environment says."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.repositories import IDENTITY, committed, initialised

from mkdocs_journeys.git.running import NoGitError, run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for key, value in IDENTITY.items():
        monkeypatch.setenv(key, value)
    found = initialised(tmp_path / "wiki")
    committed(found, {"a.txt": "one\n"})
    return found


def test_in_a_hook_of_another_repository(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = initialised(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/odd")
    assert run(folder, "ls-files").data == b"a.txt\n"


def test_its_own_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    ended = run(folder, "rev-parse", "--verify", "nothing")
    assert (ended.status, ended.data) == (128, b"")
    assert ended.error.startswith("fatal: ")


def test_it_is_told_something_and_an_environment_of_ones_own(folder: Path) -> None:
    assert (
        run(folder, "cat-file", "--batch-check=%(objecttype)", told=b"HEAD\nHEAD:a.txt\n").data
        == b"commit\nblob\n"
    )
    assert run(folder, "ls-files", environment={"GIT_INDEX_FILE": "none"}).data == b""


def test_no_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(NoGitError):
        run(folder, "status")
