"""The history of a wiki for programs: `changes.json`. Its number goes up when a key changes its meaning."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from mkdocs_journeys.changes.history import Step
from mkdocs_journeys.changes.printers.json import journey_data, told_data
from mkdocs_journeys.changes.versions import Version
from mkdocs_journeys.pages import addresses
from mkdocs_journeys.pages.page import Asset
from mkdocs_journeys.pages.past import Past
from mkdocs_journeys.pages.wiki import Wiki

VERSION = 1


def changes_data(wiki: Wiki) -> tuple[Asset, ...]:
    """What is different since the previous version, the versions, every commit. Null: there is no value."""
    past = wiki.past
    if past is None:
        return ()
    told = {
        "version": VERSION,
        "previous": past.previous.name if past.previous else None,
        "since_previous": _since(past) if past.previous else None,
        "versions": [_version(past, each) for each in past.versions],
        "commits": [_commit(wiki, each) for each in past.steps],
    }
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    return (Asset(addresses.CHANGES_DATA, data.encode("utf-8", "backslashreplace")),)


def _since(past: Past) -> dict[str, Any]:
    return {
        "journeys": [journey_data(each.step) for each in past.changed.values()],
        "shared": [told_data(each) for each in past.shared],
        "tell": {who: list(what) for who, what in past.tell.items()},
    }


def _version(past: Past, version: Version) -> dict[str, Any]:
    journeys, hidden = version.state.journeys.items(), past.hidden
    return {
        "name": version.name,
        "commit": version.commit,
        "time": version.time.isoformat(),
        "whole": asdict(version.state.whole),
        "journeys": {name: asdict(standing) for name, standing in journeys if name not in hidden},
        "metrics": {
            key: value for key, value in version.state.metrics.items() if key.partition("#")[0] not in hidden
        },
    }


def _commit(wiki: Wiki, step: Step) -> dict[str, Any]:
    commit = step.commit
    return {
        "commit": commit.id,
        "time": commit.time.isoformat(),
        "author": commit.author if wiki.options.people else None,
        "subject": commit.subject,
        "journeys": [journey_data(each) for each in step.journeys],
        "shared": [told_data(each) for each in step.shared],
    }
