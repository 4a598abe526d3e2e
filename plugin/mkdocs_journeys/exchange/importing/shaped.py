"""A journey ready to be written, within what one file may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

from mkdocs_journeys.exchange.importing.draft import NoMapError
from mkdocs_journeys.exchange.journey_file import journey_text
from mkdocs_journeys.model.fields import JourneyFields
from mkdocs_journeys.reading.amounts import IN_ALL
from mkdocs_journeys.reading.source import Source
from mkdocs_journeys.reading.text import SIZE_LIMIT
from mkdocs_journeys.reading.written import read_file


@dataclass(frozen=True, slots=True)
class Shaped:
    """A journey ready to be written, and what is to be told of how it was read.

    `kept` are the labels of what went into the prose, `unlisted` the names that a list of the wiki doesn't
    know, by what the list is of, such as `owners`.
    """

    title: str
    fields: dict[str, Any]
    body: str
    kept: tuple[str, ...]
    guesses: tuple[str, ...]
    unlisted: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)

    @property
    def text(self) -> str:
        return journey_text(self.fields, self.body)

    @property
    def stages(self) -> int:
        return len(self.fields["stages"])

    @property
    def touchpoints(self) -> int:
        return sum(len(stage.get("touchpoints", ())) for stage in self.fields["stages"])


def tidy(value: Any) -> Any:
    """Lists of one text as the text, and nothing that is empty."""
    if isinstance(value, dict):
        kept = {key: tidy(item) for key, item in value.items() if item not in ([], {}, "", None)}
        return {key: item[0] if _is_lone(key, item) else item for key, item in kept.items()}
    if isinstance(value, list):
        return [tidy(item) for item in value]
    return value


def _is_lone(key: str, item: Any) -> bool:
    return (
        isinstance(item, list)
        and len(item) == 1
        and key not in ("stages", "touchpoints")
        and isinstance(item[0], str)
    )


def say_excess(shape: Shaped, place: str) -> None:
    """Refuse what no single file may hold. Raises NoMapError."""
    counts = {"stages": shape.stages, "touchpoints": shape.touchpoints}
    what_it_is = f"{place}: “{shape.title}”"
    for what, count in counts.items():
        if count > IN_ALL[what]:
            raise NoMapError(
                f"{what_it_is} has {count:,} {what}; one journey has at most {IN_ALL[what]}.",
                "Is it a map? If so, divide it into several.",
            )
    data = shape.text.encode("utf-8", "replace")
    if len(data) > SIZE_LIMIT:
        size = -(-len(data) // 1024)
        raise NoMapError(
            f"{what_it_is} would be a file of {size:,} KiB; at most {SIZE_LIMIT // 1024} KiB are read.",
            "Take out what is not part of the map.",
        )
    source = Source("import.md")
    read_file(source, JourneyFields, data)
    if source.findings:
        first = source.findings[0]
        raise NoMapError(f"{what_it_is} does not fit into a journey file. {first.message}")
