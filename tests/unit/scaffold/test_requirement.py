"""How a new wiki asks for this program."""

from __future__ import annotations

from importlib import metadata

import pytest

from mkdocs_journeys.scaffold.requirement import requirement


class Installed(metadata.Distribution):
    """A distribution of version 1.2 that came from somewhere."""

    def __init__(self, origin: str | None) -> None:
        self.texts = {"METADATA": "Name: mkdocs-journeys\nVersion: 1.2\n", "direct_url.json": origin}

    def read_text(self, filename: str) -> str | None:
        return self.texts.get(filename)

    def locate_file(self, path: object) -> None:  # type: ignore[override]
        raise NotImplementedError(path)


GIT = '{"url": "https://example.org/r.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}}'


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, ("mkdocs-journeys[publish]==1.2", True)),
        (GIT, ("mkdocs-journeys[publish] @ git+https://example.org/r.git@abc", True)),
        ('{"url": "file:///x/y.whl", "archive_info": {}}', ("mkdocs-journeys[publish]==1.2", False)),
        ('{"url": "file:///x", "dir_info": {"editable": true}}', ("mkdocs-journeys[publish]==1.2", False)),
    ],
    ids=["index", "repository", "wheel", "checkout"],
)
def test_requirement(monkeypatch: pytest.MonkeyPatch, origin: str | None, expected: tuple[str, bool]) -> None:
    monkeypatch.setattr(metadata, "distribution", lambda _: Installed(origin))
    assert requirement() == expected


def test_never_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", missing)
    assert requirement() == ("mkdocs-journeys[publish]", False)
