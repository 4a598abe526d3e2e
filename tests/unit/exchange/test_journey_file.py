"""Whatever text is written into a file comes back from it, or the format says why it can't stand there."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_journeys.exchange.journey_file import journey_text, persona_text, registry_text
from mkdocs_journeys.model.fields import JourneyFields, OwnerFields, PersonaFields
from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.written import read_file

# Signs that mean something to YAML come more often than others.
SIGNS = st.text(
    st.sampled_from(list(" \t\n\r:#-?,[]{}&*!|>'\"%@`~=<.\\/0aZé家😀\u00a0\u2028\u200b\ufeff")), max_size=60
)
WORDS = st.lists(st.sampled_from(["a", "word", "#", ":", "-", "- x", "longer", "  ", "\n"]), max_size=80).map(
    " ".join
)
TEXTS = SIGNS | WORDS | st.text(max_size=40)


def _read(text: str) -> tuple[JourneyFields | None, Source]:
    source = Source("mina/shoes.md")
    fields = read_file(source, JourneyFields, text.encode("utf-8", "surrogatepass"))
    assert fields is None or isinstance(fields, JourneyFields)
    return fields, source


def _taken(form: Any, written: str) -> str | None:
    try:
        return str(form(written))
    except Refusal:
        return None


@settings(max_examples=300, deadline=None)
@given(
    title=TEXTS,
    summary=TEXTS,
    action=st.lists(TEXTS, min_size=1, max_size=4),
    pain=TEXTS,
    lane=TEXTS,
    extra=TEXTS,
)
def test_every_text_comes_back_or_is_refused_by_the_format(
    title: str, summary: str, action: list[str], pain: str, lane: str, extra: str
) -> None:
    touchpoint = {"name": "Shop", "action": action, "pains": [{"text": pain}], "more": {"lane": lane}}
    written = {
        "stages": [{"name": "Buy", "touchpoints": [touchpoint]}],
        "summary": summary,
        "title": title,
        "x-own": {"any": extra},
    }
    text = journey_text(written, "\nProse.\n")
    meant = (
        _taken(texts.label, title),
        _taken(texts.text, summary),
        *(_taken(texts.text, each) for each in action),
        _taken(texts.sentence, pain),
        _taken(texts.text, lane),
    )
    fields, source = _read(text)
    if None in meant or (fields is None and source.findings[0].code == Code.CONTROL_CHARACTER):
        assert source.findings
        return
    assert source.findings == []
    assert fields is not None
    (found,) = fields.stages[0].touchpoints
    assert (fields.title, fields.summary, *found.action, found.pains[0].text, *found.more["lane"]) == meant
    assert fields.extras == {"x-own": {"any": extra}}
    assert source.body == "\nProse.\n"


@settings(max_examples=200, deadline=None)
@given(key=TEXTS)
def test_every_name_of_a_lane_comes_back(key: str) -> None:
    if _taken(texts.label, key) is None:
        return
    stages = [{"name": "Buy", "more": {key: "text"}}]
    fields, source = _read(journey_text({"title": "I buy", "stages": stages}))
    assert source.findings == []
    assert fields is not None
    assert dict(fields.stages[0].more) == {texts.label(key): ("text",)}


@settings(max_examples=100, deadline=None)
@given(value=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_every_number_comes_back_to_nine_decimals(value: float) -> None:
    metric = {"name": "Rate", "value": value}
    fields, source = _read(journey_text({"title": "I buy", "stages": [{"name": "Buy"}], "metrics": [metric]}))
    assert source.findings == []
    assert fields is not None
    assert fields.metrics[0].value is not None
    assert math.isclose(fields.metrics[0].value, value, abs_tol=1e-9, rel_tol=1e-12)


def test_a_file_is_written_as_people_write_it() -> None:
    line = "She sees the photo in a group chat, asks where it was taken, and hears that it was the hill"
    long = f"{line} behind her house."
    fields = {
        "stages": [
            {
                "touchpoints": [
                    "A friend's photo",
                    {
                        "emotion": [-2, 0.5],
                        "moment_of_truth": True,
                        "next": [],
                        "name": "Shop: the first visit",
                        "pains": [{"severity": "high", "text": long}, "Two steps:\n- one\n- two"],
                        "owner": None,
                    },
                ],
                "name": "Awareness",
            }
        ],
        "title": "no",
    }
    assert (
        journey_text(fields, "\nWhat we saw.\n")
        == f"""\
---
title: "no"
stages:
  - name: Awareness
    touchpoints:
      - A friend's photo
      - name: "Shop: the first visit"
        pains:
          - text: >-
              {line}
              behind her house.
            severity: high
          - |-
            Two steps:
            - one
            - two
        moment_of_truth: yes
        emotion: [-2, 0.5]
        next: []
---

What we saw.
"""
    )


def test_a_text_that_is_not_folded_stays_on_its_line() -> None:
    text = "word " * 11 + "- and a dash - that could begin a line"
    stages = [{"name": "Buy", "touchpoints": [{"name": "Shop", "action": text, "thought": f"{text}: x"}]}]
    written = journey_text({"title": "I buy", "stages": stages})
    assert f"        action: {text}\n" in written
    fields, source = _read(written)
    assert source.findings == []
    assert fields is not None
    assert fields.stages[0].touchpoints[0].thought == (f"{text}: x",)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Shop", "Shop"),
        ("It's fine", "It's fine"),
        ("no", '"no"'),
        ("'tis: late", '"\'tis: late"'),
        ('"Late", he said', "'\"Late\", he said'"),
        ('"It\'s late", he said', '|-\n          "It\'s late", he said'),
        ("Gift: 🎁", "'Gift: 🎁'"),
        ("tab\there", '"tab\\there"'),
    ],
)
def test_a_text_has_the_quotes_that_it_needs(text: str, written: str) -> None:
    stages = [{"name": "Buy", "touchpoints": [{"name": "Shop", "action": text}]}]
    file = journey_text({"title": "I buy", "stages": stages})
    assert file.endswith(f"      - name: Shop\n        action: {written}\n---\n")
    fields, _ = _read(file)
    assert fields is not None
    assert fields.stages[0].touchpoints[0].action == (text,)


def test_the_same_list_twice_is_written_twice() -> None:
    owners = ["brand", "web"]
    text = registry_text(
        {"shop": {"name": "Shop", "formerly": owners}, "club": {"formerly": owners}}, OwnerFields
    )
    assert (
        text
        == """\
shop:
  name: Shop
  formerly:
    - brand
    - web
club:
  formerly:
    - brand
    - web
"""
    )


def test_a_persona_is_written_likewise() -> None:
    text = persona_text({"traits": {"Age": "27"}, "name": "Mina"}, "\nHer days.\n")
    assert text == '---\nname: Mina\ntraits:\n  Age: "27"\n---\n\nHer days.\n'
    source = Source("mina/index.md")
    fields = read_file(source, PersonaFields, text.encode())
    assert source.findings == []
    assert isinstance(fields, PersonaFields)
    assert dict(fields.traits) == {"Age": "27"}


@pytest.mark.parametrize("data", [{}, {"summary": "x"}])
def test_what_the_format_refuses_is_written_and_refused_in_reading(data: dict[str, Any]) -> None:
    _, source = _read(journey_text(data))
    assert [finding.code for finding in source.findings] != []
