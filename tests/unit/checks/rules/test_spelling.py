"""Owners and channels: which spellings look alike, and where a channel is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.remarks import told

from mkdocs_journeys.checks.likeness import look_alikes

SIX = """
title: I buy my first trail shoes
stages:
  - {stage: awareness, touchpoints: [Advert on a bus, {name: Talk, channel: none}]}
  - {stage: decision, touchpoints: [{name: Till, channel: store}, {name: Catalogue, status: retired}]}
  - {stage: retention, touchpoints: [{name: Club, status: planned}, {use: call}]}
"""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("web-team", "webteam"),
        ("e-mail", "email"),
        ("brand", "brands"),
        ("customer-service", "custommer-service"),
        ("customer-service", "customer-sevrice"),
        ("lieferdienst", "lieferdinst"),
        ("store-1", "store1"),
        ("خدمة-العملاء", "خدمة-العملا"),
    ],
)
def test_look_alike(one: str, other: str) -> None:
    assert look_alikes([one, "rental", other]) == ((one, other),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shop", "ship"),
        ("store", "stone"),
        ("store-1", "store-2"),
        ("team-a", "team-b"),
        ("region1-north", "region2-north"),
        ("web", "web-shop"),
        ("web-shop", "app-shop"),
        ("customer-service", "service-customer"),
    ],
)
def test_are_two_things(one: str, other: str) -> None:
    assert look_alikes([one, other]) == ()


def test_three_spellings_are_one_group() -> None:
    spellings = ("customer-services", "customer-service", "customerservice")
    assert look_alikes([spellings[0], "shop", *spellings[1:]]) == (spellings,)


def test_each_spelling_but_the_usual_one_is_said_once(tmp_path: Path) -> None:
    fields = """
title: I buy shoes
owner: Webteam
contributors: [webteam, web-team]
stages:
  - stage: decision
    touchpoints:
      - {name: Order mail, channel: [email, none-of-ours]}
      - {name: Invoice, channel: E-Mail}
      - {name: Reminder, channel: e-mail}
"""
    assert told(tmp_path, "JM306", fields) == [
        "mina/map.md:4 `web-team` and `webteam` are two owners here, and look like one. Write one of them "
        "everywhere, or list both in owners.yml. | -> webteam",
        "mina/map.md:8 `email` and `e-mail` are two channels here, and look like one. Write one of them "
        "everywhere, or list both in channels.yml. | -> e-mail",
    ]


def test_what_the_registries_list_is_settled(tmp_path: Path) -> None:
    files = {
        "owners.yml": "web-team: {}\nwebteam: {}\n",
        "mina/map.md": "---\ntitle: I buy\nowner: webteam\ninformed: web-team\nstages: [{name: Use}]\n---\n",
    }
    assert told(tmp_path, "JM306", files) == []


def test_a_channel_is_asked_for_where_contact_is_or_will_be(tmp_path: Path) -> None:
    asked = " | a channel, or `none` for a step without contact"
    assert told(
        tmp_path, "JM308", {"touchpoints.yml": "call: Call to us\n", "mina/map.md": f"---{SIX}---\n"}
    ) == [
        f"mina/map.md:4 `Advert on a bus` has no `channel`: where does contact happen?{asked}",
        f"mina/map.md:6 `Club` has no `channel`: where does contact happen?{asked}",
        f"touchpoints.yml:1 `Call to us` has no `channel`, neither here nor in `mina/map`.{asked}",
    ]


def test_of_a_sketch_it_is_not_asked(tmp_path: Path) -> None:
    assert told(tmp_path, "JM308", f"{SIX}status: draft") == []
