"""What a new wiki takes from its repository."""

from __future__ import annotations

import datetime

import pytest

from mkdocs_journeys.scaffold.answers import Answers, is_repository, pages_address, repository_of


@pytest.mark.parametrize(
    ("remote", "repository"),
    [
        ("https://github.com/acme/maps.git\n", "acme/maps"),
        ("https://github.com/acme/maps", "acme/maps"),
        ("https://someone:secret@github.com/acme/maps.git", "acme/maps"),
        ("git@github.com:acme/maps.v2.git", "acme/maps.v2"),
        ("ssh://git@github.com/acme/maps.git", "acme/maps"),
        ("https://gitlab.com/acme/maps.git", None),
        ("https://github.com.evil.example/acme/maps", None),
        ("https://github.com/acme/maps/extra", None),
        ("/srv/git/maps.git", None),
        ("", None),
    ],
)
def test_repository_of_remote(remote: str, repository: str | None) -> None:
    assert repository_of(remote) == repository


@pytest.mark.parametrize("text", ["acme/maps", "a-1/m_2.x"])
def test_names_of_repositories(text: str) -> None:
    assert is_repository(text)


@pytest.mark.parametrize("text", ["acme", "acme/", "/maps", "acme/ma ps", "a/b/c", 'a/b"', "a/..", "-a/b\n"])
def test_no_names_of_repositories(text: str) -> None:
    assert not is_repository(text)


@pytest.mark.parametrize(
    ("repository", "address"),
    [
        ("Acme/Maps", "https://acme.github.io/Maps/"),
        ("acme/acme.github.io", "https://acme.github.io/"),
    ],
)
def test_address_of_pages(repository: str, address: str) -> None:
    assert pages_address(repository) == address


@pytest.mark.parametrize(
    ("months", "month"), [(0, "2026-03"), (2, "2026-01"), (3, "2025-12"), (15, "2024-12")]
)
def test_months_ago(months: int, month: str) -> None:
    assert Answers("Maps", today=datetime.date(2026, 3, 31)).months_ago(months) == month
