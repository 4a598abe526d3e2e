"""From the tree of a file to a record of the format, with everything that is wrong with it."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from mkdocs_journeys.model.fields import (
    JourneyFields,
    OpportunityFields,
    PainFields,
    PersonaFields,
    Record,
    StageFields,
    TouchpointFields,
)
from mkdocs_journeys.model.fields.record import EXTRAS
from mkdocs_journeys.model.fields.shape import fields_of, key_of, nested, record_at
from mkdocs_journeys.model.values.refusal import NAMELESS, Refusal, nearest
from mkdocs_journeys.model.values.sureness import surely_one_of
from mkdocs_journeys.reading.amounts import excess
from mkdocs_journeys.reading.needs import say_needs
from mkdocs_journeys.reading.nodes import Code, Mapping, Node, Scalar, Sequence
from mkdocs_journeys.reading.plain import plain_fields
from mkdocs_journeys.reading.salvage import take_out
from mkdocs_journeys.reading.source import Path_, Source

Kind = TypeVar("Kind", bound=Record)

# Where else a key could belong, in the words for it.
_HOMES: dict[str, type[Record]] = {
    "a journey": JourneyFields,
    "a stage": StageFields,
    "a touchpoint": TouchpointFields,
    "a pain": PainFields,
    "an opportunity": OpportunityFields,
    "a persona": PersonaFields,
}
_SINGULAR = {
    "stages": "stage",
    "touchpoints": "touchpoint",
    "pains": "pain",
    "opportunities": "opportunity",
    "objectives": "objective",
    "questions": "question",
    "metrics": "metric",
    "readings": "reading",
    "lanes": "lane",
    "next": "way on",
    "drop_off": "drop-off",
}

# Taking out a bad value can leave a record without a key that it needs, which is then taken out too.
_ATTEMPTS = 4


def read_record(source: Source, kind: type[Kind], path: Path_ = (), node: Node | None = None) -> Kind | None:
    """The record that stands at `path` of a file. What is wrong with it is said to its source.

    A record with errors comes without what is wrong; it is None where nothing is left.
    """
    node = source.root if node is None else node
    if node is None:
        return None
    if not isinstance(node, Mapping) and kind.shorthand is None:
        message = "here belong fields, each as `key: value` on a line of its own"
        source.say(path, Code.NOT_FIELDS, message, allowed=", ".join(fields_of(kind)))
        return None
    _say_empty(source, kind, path, (), node)
    written = data_of(node)
    record = _validated(source, kind, path, node, written)
    if record is not None:
        say_needs(source, record, written, path)
    return record


def read_plain(source: Source, kind: type[Kind]) -> Kind | None:
    """The record of a file in which nothing is odd or wrong; None where `read_record` has to look at it."""
    plain = plain_fields(*source.fields) if source.fields is not None else None
    if plain is None or source.fields is None or excess(plain.data, source.fields[0]) is not None:
        return None
    try:
        record = kind.model_validate(plain.data)
    except ValidationError:
        return None
    source.spots = plain.spots
    say_needs(source, record, plain.data, ())
    return record


def _validated(source: Source, kind: type[Kind], path: Path_, node: Node, written: Any) -> Kind | None:
    """The record that a tree makes, at worst without what is wrong; only what was written is told of."""
    data = written
    for attempt in range(_ATTEMPTS):
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            if attempt == 0:
                data = data_of(node)  # what was written stays as it is
            for details in error.errors(include_url=False):
                if attempt == 0:
                    _say(source, kind, path, details)
                place = tuple(step for step in details["loc"] if step != "[key]")
                done, unnamed = take_out(data, place, is_missing=details["type"] == "missing")
                source.is_unnamed |= unnamed
                if not done:
                    return None
    return None


def data_of(node: Node) -> Any:
    """The tree as texts, lists and dictionaries. A key with nothing behind it is left out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: data_of(entry.value) for entry in node.entries if not is_nothing(entry.value)}
    return [data_of(item) for item in node.items]


def is_nothing(node: Node) -> bool:
    """Whether nothing was written."""
    return isinstance(node, Scalar) and node.plain and not node.text


def _say_empty(source: Source, kind: type[Record], path: Path_, place: Path_, node: Node) -> None:
    """Say the unknown keys with nothing behind them, which never become data."""
    if isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            _say_empty(source, kind, path, (*place, index), item)
    elif isinstance(node, Mapping):
        known, records = fields_of(kind), {key_of(kind, name): held for name, held in nested(kind).items()}
        for entry in node.entries:
            key = entry.key.text
            if key in records:
                _say_empty(source, records[key], path, (*place, key), entry.value)
            elif is_nothing(entry.value) and key not in known and not key.startswith(EXTRAS):
                _say_unknown(source, kind, path, (*place, key))


def _say(source: Source, kind: type[Record], path: Path_, details: ErrorDetails) -> None:
    """One error of the validation in our own words."""
    place: Path_ = details["loc"]
    cause = details.get("ctx", {}).get("error")
    if details["type"] == "extra_forbidden":
        _say_unknown(source, record_at(kind, place[:-1]), path, place)
    elif details["type"] == "missing":
        message = f"{_described(place)} needs `{place[-1]}`"
        allowed = _meaning(record_at(kind, place[:-1]), str(place[-1]))
        source.say((*path, *place), Code.MISSING_KEY, message, allowed=allowed)
    elif isinstance(cause, Refusal):
        key = tuple(step for step in place if step != "[key]")
        named = next((step for step in reversed(key) if isinstance(step, str)), "")
        message = cause.message.replace(NAMELESS, f"for `{named}`") if named else cause.message
        source.say(
            (*path, *key),
            Code.BAD_VALUE,
            message,
            allowed=cause.allowed,
            suggestion=cause.suggestion,
            sure=cause.suggestion if cause.is_sure and place[-1] != "[key]" else "",
        )
    else:
        _say_not_fields(source, kind, path, place)


def _say_not_fields(source: Source, kind: type[Record], path: Path_, place: Path_) -> None:
    """A text or list stands where a record belongs, or a mapping with keys of one's own, such as `more`."""
    holder = record_at(kind, place[:-1])
    records = {key_of(holder, name) for name in nested(holder)}
    is_free = any(step in fields_of(holder) and step not in records for step in place[-1:])
    fields = fields_of(record_at(kind, place))
    required = [f"`{key}`" for key, info in fields.items() if info.is_required()]
    each = "each " if len(required) > 1 else ""
    if is_free:
        message = "here belong texts, each as `name: text`"
    elif required and isinstance(place[-1], str):
        message = f"`{place[-1]}` needs {' and '.join(required)}, {each}on a line of its own below it"
    else:
        message = "here belong fields, each as `key: value`"
    source.say((*path, *place), Code.NOT_FIELDS, message, allowed="" if is_free else ", ".join(fields))


def _say_unknown(source: Source, kind: type[Record], path: Path_, place: Path_) -> None:
    key = str(place[-1])
    keys = tuple(fields_of(kind))
    homes = [words for words, home in _HOMES.items() if key in fields_of(home)]
    message = f"there is no key `{key}` here"
    if homes:
        message = f"the key `{key}` belongs to {' or '.join(homes)}, not here"
    sure = "" if homes else surely_one_of(key, keys)
    source.say(
        (*path, *place),
        Code.UNKNOWN_KEY,
        message,
        allowed=f"{', '.join(keys)}, or a key of your own that begins with x-",
        suggestion="" if homes else sure or nearest(key, keys),
        sure=sure,
        of_key=True,
    )


def _described(place: Path_) -> str:
    """What a record is called, from the key that holds it."""
    names = [step for step in place[:-1] if isinstance(step, str)]
    if not names:
        return "this file"
    return f"this {_SINGULAR.get(names[-1], names[-1])}"


def _meaning(kind: type[Record], key: str) -> str:
    info = fields_of(kind).get(key)
    return info.description or "" if info else ""
