"""Git that knows nothing of this machine, and a wiki with a remote."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.publish.wiki import IDENTITY, PLAIN, Wiki, begin, refs, unbuilt


@pytest.fixture(autouse=True)
def plain_git(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Git as on a machine where nobody has set anything, and an author."""
    for key in [key for key in os.environ if key.startswith("GIT_")]:
        monkeypatch.delenv(key)
    for key, value in {**PLAIN, **IDENTITY, "HOME": str(tmp_path_factory.mktemp("home"))}.items():
        monkeypatch.setenv(key, value)


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiki]:
    """A wiki of which nothing is published yet, and which needs no build.

    No command leaves a private branch or a temporary folder behind.
    """
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    made = begin(tmp_path)
    with monkeypatch.context() as patch:
        yield unbuilt(made, patch)
    assert list(temporary.iterdir()) == []
    assert [ref for ref in refs(made) if "journeys-publish" in ref] == []
