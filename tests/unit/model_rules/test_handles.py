"""Names on GitHub, as CODEOWNERS takes them."""

from __future__ import annotations

import re

import pytest

from mkdocs_journeys.model.values.handles import HANDLE_PATTERN, handle
from mkdocs_journeys.model.values.refusal import Refusal

ALLOWED = '"@user", "@organisation/team" or an e-mail address; without the @ no quotes are needed'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("@mina", "@mina"),
        ("mina", "@mina"),
        (" @Shop/Web.Shop_2 ", "@Shop/Web.Shop_2"),
        ("shop/brand", "@shop/brand"),
        ("mina_shop", "@mina_shop"),
        ("a-b-c", "@a-b-c"),
        ("web@shop.example", "web@shop.example"),
        ("a+b'c@shop.co.example", "a+b'c@shop.co.example"),
        ("a" * 39, "@" + "a" * 39),
    ],
)
def test_a_name_on_github(written: str, read: str) -> None:
    assert handle(written) == read
    assert re.match(HANDLE_PATTERN, written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Web Shop", ""),
        ("@", ""),
        ("@a/b/c", ""),
        ("@shop/", "@shop"),
        ("-mina", ""),
        ("mina-", ""),
        ("mi--na", ""),
        ("a" * 40, ""),
        ("@mina @tove", ""),
        ("@mina#1", ""),
        ("@minä", ""),
        ("mina@shop", ""),
        ("https://github.com/mina", "@mina"),
        ("https://github.com/orgs/shop/teams/web", "@shop/web"),
        ("@mina\\nother", ""),
    ],
)
def test_no_name_on_github(written: str, meant: str) -> None:
    with pytest.raises(Refusal) as caught:
        handle(written)
    refusal = caught.value
    assert (refusal.message, refusal.allowed, refusal.suggestion) == (
        f"{written!r} is no name on GitHub",
        ALLOWED,
        meant,
    )
    assert not re.match(HANDLE_PATTERN, written)
