"""What of a file the forms of Pages CMS would lose or refuse. Such a file is edited as text.

The forms read a whole file and write it anew. Comments go. What a field of theirs doesn't hold is dropped in
lists, or keeps one from saving.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from mkdocs_journeys.exchange.pages_cms_fields import CmsField
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.nodes import Mapping as Fields
from mkdocs_journeys.reading.nodes import Node, Scalar
from mkdocs_journeys.reading.nodes import Sequence as Items

# What the YAML of the editor takes for something else than a text: it knows YAML 1.2, where `yes` is a text.
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+")
_NO_TEXT = re.compile(
    r"true|True|TRUE|false|False|FALSE|null|Null|NULL|~|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|"
)


def losses(text: str, fields: Sequence[CmsField], components: Mapping[str, CmsField]) -> tuple[str, ...]:
    """What the forms can't keep of some YAML, in words; nothing where the file fits."""
    root, _ = compose(text)
    if text.startswith("\ufeff"):
        return ("the mark at its beginning",)
    found = ["comments"] if _has_comment(text) else []
    if root is not None:
        found += _Fit(components).of_fields(root, fields, "", in_list=False)
    return tuple(dict.fromkeys(found))


def _has_comment(text: str) -> bool:
    """Whether a # stands between the tokens of the text."""
    end = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        if "#" in text[end : token.start_mark.index]:
            return True
        end = max(end, token.end_mark.index)
    return "#" in text[end:]


class _Fit:
    """Walks over a file and its form at once."""

    def __init__(self, components: Mapping[str, CmsField]) -> None:
        self._components = components

    def of_fields(self, node: Node, fields: Sequence[CmsField], path: str, *, in_list: bool) -> Iterator[str]:
        if not isinstance(node, Fields):
            yield f"{path}: a text for a record"
            return
        known = {field["name"]: self._resolved(field) for field in fields}
        for entry in node.entries:
            key = entry.key.text
            here = f"{path}.{key}".lstrip(".")
            if key in known:
                yield from self._of_field(entry.value, known[key], here, in_list=in_list)
            elif in_list:
                yield f"{here}: no form"

    def _of_field(self, node: Node, field: CmsField, path: str, *, in_list: bool) -> Iterator[str]:
        if isinstance(node, Scalar) and node.plain and not node.text:
            return  # nothing is written
        if field.get("list") or field.get("options", {}).get("multiple"):
            if not isinstance(node, Items) or not node.items:
                yield f"{path}: {'an empty list' if isinstance(node, Items) else 'one value for a list'}"
                return
            for item in node.items:
                yield from self._of_one(item, field, path, in_list=True)
        else:
            yield from self._of_one(node, field, path, in_list=in_list)

    def _of_one(self, node: Node, field: CmsField, path: str, *, in_list: bool) -> Iterator[str]:
        if field["type"] == "object":
            yield from self.of_fields(node, field["fields"], path, in_list=in_list)
        elif not isinstance(node, Scalar):
            yield f"{path}: a list or fields for one value"
        elif not _is_taken(node, field):
            yield f"{path}: {node.text}"

    def _resolved(self, field: CmsField) -> CmsField:
        """A field with what its component says."""
        component = self._components.get(field.get("component", ""), {})
        options = {**component.get("options", {}), **field.get("options", {})}
        return {**component, **field, "options": options}


def _is_taken(node: Scalar, field: CmsField) -> bool:
    options: Mapping[str, Any] = field.get("options", {})
    if field["type"] == "number":
        if not _NUMBER.fullmatch(node.text):
            return False
        value = float(node.text) if not node.text.startswith(("0o", "0x")) else float(int(node.text, 0))
        return bool(options.get("min", value) <= value <= options.get("max", value))
    if node.plain and (_NUMBER.fullmatch(node.text) or _NO_TEXT.fullmatch(node.text)):
        return False
    if field["type"] == "select":
        return node.text in {
            each["value"] if isinstance(each, dict) else each for each in options.get("values", ())
        }
    pattern = field.get("pattern")
    return pattern is None or re.search(pattern["regex"], node.text) is not None
