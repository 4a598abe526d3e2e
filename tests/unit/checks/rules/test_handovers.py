"""Handovers: at which change of channel and team one is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

ALLOWED = " | `handover`: what the next team knows, and what must be told twice"
CHANNELS = "web: {kind: owned}\nchat: Chat\nphone: Phone\nforum: {kind: earned}\nads: {kind: paid}\n"


def two(first: str, second: str, stage: str = "retention") -> dict[str, str]:
    """A wiki with channels.yml and a journey of two touchpoints."""
    steps = f"    touchpoints:\n      - {{name: Form, {first}}}\n      - {{name: Call, {second}}}\n"
    return {
        "channels.yml": CHANNELS,
        "mina/a.md": f"---\ntitle: I complain\nstages:\n  - stage: {stage}\n{steps}---\n",
    }


SAID = [
    f"mina/a.md:6 From `Form` to `Call` channel and owner change, and nobody says what is passed on.{ALLOWED}"
]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("channel: web, owner: shop", "channel: phone, owner: service"),
        ("channel: web, owner: shop", "channel: [phone, chat], owner: service"),
        ("channel: [web, forum], owner: shop", "channel: phone, owner: service"),
        ("channel: web, owner: shop, next: [{to: call, when: unsure}]", "channel: phone, owner: service"),
    ],
)
def test_asked_for(first: str, second: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM503", two(first, second)) == SAID


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("channel: web, owner: shop", "channel: phone, owner: shop"),
        ("channel: web, owner: shop", "channel: phone"),
        ("channel: [web, phone], owner: shop", "channel: phone, owner: service"),
        ("channel: web, owner: shop", "owner: service"),
        ("channel: web, owner: shop", "channel: none, owner: service"),
        ("channel: web, owner: shop", "channel: phone, owner: service, status: planned"),
        ("channel: forum, owner: shop", "channel: phone, owner: service"),
        ("channel: web, owner: shop", "channel: ads, owner: service"),
        ("channel: web, owner: shop, handover: All", "channel: phone, owner: service"),
        ("channel: web, owner: shop", "channel: phone, owner: service, handover: All"),
        ("channel: web, owner: shop, next: [{to: call, handover: All}]", "channel: phone, owner: service"),
    ],
)
def test_not_asked_for(first: str, second: str, tmp_path: Path) -> None:
    assert told(tmp_path, "JM503", two(first, second)) == []


def test_before_the_purchase_only_where_data_was_asked(tmp_path: Path) -> None:
    first, second = "channel: web, owner: shop", "channel: phone, owner: service"
    assert told(tmp_path, "JM503", two(first, second, "consideration")) == []
    assert told(tmp_path, "JM503", two(f"{first}, data_asked: name", second, "consideration")) == SAID
