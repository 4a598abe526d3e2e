"""Writes the files of a wiki from plain data in the terms of the format: what `reading` reads back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from mkdocs_journeys.model.fields import JourneyFields, PersonaFields, Record
from mkdocs_journeys.model.fields.order import in_order
from mkdocs_journeys.model.fields.shape import key_of, nested

# A longer text is folded over several lines.
_WIDTH = 100
# The format takes no more.
_DECIMALS = 9
# Ends of lines to YAML and to nobody else, and what editors don't show.
_NEEDS_ESCAPES = frozenset("\t\r\x85\u2028\u2029\ufeff")


def journey_text(fields: Mapping[str, Any], body: str = "") -> str:
    """A journey file of the format's version 1.

    `fields` are texts, numbers, truths, lists and mappings under the keys of the format; None is left out.
    They are written in the order of the definition, unchecked: what the format refuses, reading refuses.
    `body` is the Markdown below the fields, as it is.
    """
    return record_file(fields, JourneyFields, body)


def persona_text(fields: Mapping[str, Any], body: str = "") -> str:
    """The file of a persona, `<persona>/index.md`, likewise."""
    return record_file(fields, PersonaFields, body)


def record_file(fields: Mapping[str, Any], kind: type[Record], body: str = "") -> str:
    """A file with the fields of one record between lines of `---`, and a body below."""
    return f"---\n{_yaml(_ordered(fields, kind))}---\n{body}"


def registry_text(entries: Mapping[str, Any], kind: type[Record]) -> str:
    """A registry, from id to fields or to a bare text. The entries stay in their order."""
    return _yaml({_Key(key): _ordered(entry, kind) for key, entry in entries.items()})


def settings_text(fields: Mapping[str, Any], kind: type[Record]) -> str:
    """A file of fields alone, as journeys.yml is."""
    return _yaml(_ordered(fields, kind))


def _ordered(value: Any, kind: type[Record] | None) -> Any:
    """The same data with the keys of each record in the order of its definition."""
    if isinstance(value, Mapping):
        held = {} if kind is None else {key_of(kind, name): inner for name, inner in nested(kind).items()}
        known = [] if kind is None else [key for key in in_order(kind) if key in value]
        keys: Iterable[str] = (*known, *(key for key in value if key not in known))
        return {_Key(key): _ordered(value[key], held.get(key)) for key in keys if value[key] is not None}
    if isinstance(value, list | tuple):
        return [_ordered(item, kind) for item in value]
    return value


def _yaml(data: Mapping[str, Any]) -> str:
    return yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=_WIDTH) if data else ""


class _Key(str):
    """A key, which must stand on one line."""

    __slots__ = ()


class _Writer(yaml.SafeDumper):
    """Writes YAML as people do: no aliases, lists indented, quotes where they must be."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    # Only what is folded goes over several lines: in a plain text, a line that began with a dash would look
    # like an item of a list.
    def write_plain(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_plain(text, False)

    def write_single_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_single_quoted(text, False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002
        super().write_double_quoted(text, False)

    def choose_scalar_style(self) -> str:
        """Double quotes as people type them; single ones, or a block, where they would need escapes."""
        style: str = super().choose_scalar_style()
        event, analysis = self.event, self.analysis
        text = event.value if isinstance(event, yaml.ScalarEvent) else ""
        if style != "'" or not text:
            return style
        if '"' not in text and "\\" not in text and max(text) <= "\uffff":
            return '"'
        is_free = not self.flow_level and not self.simple_key_context
        return "|" if "'" in text and is_free and analysis and analysis.allow_block else style

    def check_simple_key(self) -> bool:
        # A long key too stands before its colon: reading takes no other kind.
        return isinstance(self.event, yaml.ScalarEvent) or super().check_simple_key()


def _text(writer: _Writer, text: str) -> yaml.ScalarNode:
    style = None
    if text != text.strip() or not _NEEDS_ESCAPES.isdisjoint(text):
        style = '"'
    elif "\n" in text:
        style = "|"
    elif len(text) > _WIDTH and " " in text:
        style = ">"
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _key(writer: _Writer, key: _Key) -> yaml.ScalarNode:
    style = None if key[:1].isalnum() and _NEEDS_ESCAPES.isdisjoint(key) else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", str(key), style=style)


def _truth(writer: _Writer, value: bool) -> yaml.ScalarNode:
    return writer.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


def _number(writer: _Writer, value: float) -> yaml.ScalarNode:
    rounded = round(value, _DECIMALS)
    if rounded.is_integer():
        return writer.represent_int(int(rounded))
    written = f"{rounded:.{_DECIMALS}f}".rstrip("0")
    return writer.represent_scalar("tag:yaml.org,2002:float", written)


def _list(writer: _Writer, items: list[Any]) -> yaml.SequenceNode:
    is_short = all(isinstance(item, int | float) for item in items)
    return writer.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=is_short)


_Writer.add_representer(str, _text)
_Writer.add_representer(_Key, _key)
_Writer.add_representer(bool, _truth)
_Writer.add_representer(float, _number)
_Writer.add_representer(list, _list)
