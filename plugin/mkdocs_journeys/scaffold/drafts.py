"""Drafts of new personas and journeys: what `journeys new` writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml
from jinja2 import Environment, FunctionLoader

from mkdocs_journeys.model.registry import LifecycleStage
from mkdocs_journeys.reading.lines import quoted
from mkdocs_journeys.scaffold.forms import forms

# What may stand without quotes behind a key or a dash.
_PLAIN = re.compile(r"[^\W\d_](?:[\w ',.?!()/-]|:(?=\S))*(?<![ :])")
_LISTED = 6


@cache
def kinds() -> Mapping[str, Mapping[str, Any]]:
    """The common kinds of journeys by name, as templates/kinds.yml tells of them."""
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load(_template("kinds.yml"))
    return found


def journey_draft(
    title: str,
    kind: str,
    stages: Sequence[LifecycleStage],
    *,
    owner: str = "",
    owners: Iterable[str] = (),
    channels: Iterable[str] = (),
) -> str:
    """The text of a new journey.

    `stages` is the wiki's lifecycle, and `owners` and `channels` are ids that it knows, for the comments.
    """
    form = kinds()[kind]
    placed = list(_lined_up(form["stages"], stages))
    return (
        _forms()
        .get_template("journey.md.jinja")
        .render(
            title=title,
            kind={**form, "stages": placed},
            owner=owner,
            owners=_listed(owners),
            channels=_listed(channels),
        )
    )


def persona_draft(name: str, kind: str, role: str = "", channels: Iterable[str] = ()) -> str:
    """The text of a new persona."""
    form = _forms().get_template("persona.md.jinja")
    return form.render(name=name, kind=kind, role=role, channels=_listed(channels))


def _lined_up(
    drafted: Sequence[Mapping[str, Any]], stages: Sequence[LifecycleStage]
) -> Iterator[Mapping[str, Any]]:
    """The stages of a kind with those of the wiki's lifecycle: the same, or ones at the same position."""
    known = {stage.id for stage in stages}
    wanted: dict[str, list[str]] = {}
    for each in drafted:
        if each.get("lifecycle") is not None and each["lifecycle"] not in wanted.setdefault(
            each["position"], []
        ):
            wanted[each["position"]].append(each["lifecycle"])
    for each in drafted:
        lifecycle, position = each.get("lifecycle"), each.get("position")
        there = [stage.id for stage in stages if stage.fields.position == position]
        if lifecycle is not None and lifecycle not in known:
            number = wanted[each["position"]].index(lifecycle)
            lifecycle = there[min(number, len(there) - 1)] if there else None
        yield {**each, "lifecycle": lifecycle}


def _listed(ids: Iterable[str]) -> str:
    """Some ids that may stand there, behind a colon; nothing where none is known."""
    known = list(ids)
    more = ", ..." if len(known) > _LISTED else ""
    return f": {', '.join(known[:_LISTED])}{more}" if known else ""


def written(text: str) -> str:
    """A text as it stands in a file: in quotes where it must."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


@cache
def _forms() -> Environment:
    made = forms(FunctionLoader(_template), trim_blocks=True)
    made.filters["yaml"] = written
    return made


def _template(name: str) -> str:
    return (resources.files("mkdocs_journeys.scaffold") / "templates" / name).read_text(encoding="utf-8")
