"""Which rules matter how much, as journeys.yml says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from mkdocs_journeys.model.fields.forms import Form, JsonSchema
from mkdocs_journeys.model.values import texts
from mkdocs_journeys.model.values.refusal import Refusal, nearest

OFF = "off"
WORDS = (OFF, "info", "warning", "error")
_ALLOWED = ", ".join(WORDS)
_ELSEWHERE = {"none": OFF, "ignore": OFF, "disabled": OFF, "no": OFF, "warn": "warning", "hint": "info"}


@dataclass(frozen=True, slots=True)
class RuleLevels:
    """The word of each rule's level, by the rule's id or slug, by place. The place "" is the whole wiki.

    The beginning of an id, such as JM3, stands for all rules that begin so.
    """

    by_place: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def rule_levels(value: object) -> RuleLevels:
    """`JM104: off` for the whole wiki; below `mina/:` for a persona's folder, or for one journey.

    Raises a `ValidationError` with all that is wrong, each at its place.
    """
    if not isinstance(value, dict):
        raise Refusal("here belong rules, each with its level", allowed="such as `JM104: off`")
    levels: dict[str, dict[str, str]] = {"": {}}
    wrong: list[InitErrorDetails] = []
    for name, written in value.items():
        is_place = isinstance(written, dict)
        if is_place and "/" not in name:
            wrong.append(_error((name,), written, _no_place(name)))
            continue
        inner = levels.setdefault(name, {}) if is_place else levels[""]
        for rule, level in written.items() if is_place else [(name, written)]:
            try:
                inner[rule] = _word(rule, level)
            except Refusal as refusal:
                wrong.append(_error((name, rule) if is_place else (rule,), level, refusal))
    if wrong:
        raise ValidationError.from_exception_data("rules", wrong)
    return RuleLevels(levels)


def _error(place: tuple[str, ...], written: Any, refusal: Refusal) -> InitErrorDetails:
    return InitErrorDetails(type="value_error", loc=place, input=written, ctx={"error": refusal})


def _no_place(name: str) -> Refusal:
    return Refusal(
        f"`{name}` is no place: the name of a folder ends with a slash",
        allowed="a persona's folder such as `mina/`, or a journey such as `mina/first-shoes`",
        suggestion=f"{name}/",
    )


def _word(rule: str, value: Any) -> str:
    if not isinstance(value, str):
        raise Refusal(f"the rule `{rule}` takes one level", allowed=_ALLOWED)
    word = texts.label(value).casefold()
    if word not in WORDS:
        raise Refusal(
            f"{value!r} is no level, and `{rule}` takes one", allowed=_ALLOWED, suggestion=_level(word)
        )
    return word


def _level(word: str) -> str:
    """The level that a word most likely means: that of other programs for our own, or the nearest."""
    return _ELSEWHERE.get(word, "") or nearest(word, WORDS)


_LEVEL: JsonSchema = {"enum": [*WORDS, False]}  # without quotes, `off` is false to many a YAML reader
_SCHEMA: JsonSchema = {
    "type": "object",
    "additionalProperties": {"anyOf": [_LEVEL, {"type": "object", "additionalProperties": _LEVEL}]},
}
RuleSettings = Annotated[RuleLevels, Form("rules and levels", rule_levels, _SCHEMA)]
