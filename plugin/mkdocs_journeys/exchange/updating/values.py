"""Values as YAML: below a key, as entries of a list, or on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from yaml.nodes import MappingNode, Node, SequenceNode

from mkdocs_journeys.exchange.journey_file import settings_text
from mkdocs_journeys.model.fields import Record

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _/-]*[A-Za-z0-9]|[0-9]+(\.[0-9]+)?|[0-9]{4}(-[0-9]{2}){1,2}")


def key_text(name: str, kind: type[Record]) -> str:
    """A key as it is written before its colon."""
    return settings_text({name: True}, kind).rpartition(":")[0]


def entries_of(held: str) -> list[str]:
    """The entries of a list that is written below a key, each without its dash and indent."""
    found: list[str] = []
    for line in held.rstrip("\n").split("\n")[1:]:
        if line.startswith("  - "):
            found.append(line[4:])
        else:
            found[-1] += f"\n{line[4:]}"
    return found


def entry_again(text: str, item: Node, kind: type[Record], key: str) -> str:
    """An entry of a list as we would write it, to be compared."""
    data = _data(item)
    written = entries_of(settings_text({key: [data]}, kind))
    return written[0] if written else text


def _data(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_data(item) for item in node.value]
    is_number = node.tag in ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")
    if is_number and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", node.value):
        return float(node.value) if "." in node.value else int(node.value)
    return node.value


def on_one_line(value: Any) -> str:
    """A value on one line, as it may stand in braces."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {on_one_line(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(on_one_line, value)) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value) if _PLAIN.fullmatch(str(value)) else json.dumps(str(value), ensure_ascii=False)
