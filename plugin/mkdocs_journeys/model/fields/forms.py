"""The forms that a field's value can take, each with its reading, its words and its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from mkdocs_journeys.model.values import dates, durations, emotion, handles, numbers, texts
from mkdocs_journeys.model.values.refusal import NAMELESS, Refusal, nearest
from mkdocs_journeys.model.values.sureness import surely_one_of

JsonSchema = dict[str, Any]
Item = TypeVar("Item")

# In a schema a pattern binds texts alone, and a minimum numbers alone. So each form allows both: what YAML
# takes for a number, and what people write so that it doesn't.
_FIGURE = r"[+\-\u2212]?[0-9][0-9,]*(\.[0-9]+)?\s*%?"
TEXT_SCHEMA: JsonSchema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
LANGUAGE_SCHEMA: JsonSchema = {
    "type": ["string", "boolean"],  # no: Norwegian, and YAML's own word
    "pattern": r"^\s*[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,7}\s*$",
}
ID_SCHEMA: JsonSchema = {"type": ["string", "number"], "pattern": r"^[^\sA-Z!-,./:-@\[-`{-~]+$"}
HANDLE_SCHEMA: JsonSchema = {"type": ["string", "number"], "pattern": handles.HANDLE_PATTERN}
NUMBER_SCHEMA: JsonSchema = {"type": ["number", "string"], "pattern": rf"^\s*{_FIGURE}\s*$"}
COUNT_SCHEMA: JsonSchema = {**NUMBER_SCHEMA, "minimum": 0}
PERCENT_SCHEMA: JsonSchema = {**COUNT_SCHEMA, "maximum": 100}
FRACTION_SCHEMA: JsonSchema = {**COUNT_SCHEMA, "maximum": 1}
STEP_SCHEMA: JsonSchema = {**NUMBER_SCHEMA, "minimum": -2, "maximum": 2, "multipleOf": 0.5}
IMPORTANCE_SCHEMA: JsonSchema = {**NUMBER_SCHEMA, "minimum": 1, "maximum": 5, "multipleOf": 1}
LEVEL_SCHEMA: JsonSchema = {
    "type": ["number", "string"],
    "pattern": rf"^\s*({_FIGURE}|[Ll]ow|[Mm]edium|[Hh]igh)\s*$",
    "minimum": 1,
    "maximum": 5,
}
YES_NO_SCHEMA: JsonSchema = {"enum": [True, False, "yes", "no", "on", "off", "y", "n"]}
_ISO_DATE = "[0-9]{4}(-[0-9]{1,2}){0,2}"
_WORDY_DATE = r"([0-9]{1,2}\.?\s+)?[A-Za-z]{3,9}\.?\s+([0-9]{1,2},?\s+)?[0-9]{4}"
DATE_SCHEMA: JsonSchema = {
    "type": ["string", "integer"],
    "pattern": rf"^\s*({_ISO_DATE}|{_WORDY_DATE})\s*$",
    "minimum": 1900,
    "maximum": 2200,
}
LENGTH_SCHEMA: JsonSchema = {
    "type": "string",
    "pattern": r"^\s*[0-9][0-9.]*(\s*(-|\u2013|to)\s*[0-9][0-9.]*)?\s*[A-Za-z]+\.?\s*$",
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a value is read: `read` turns what was written into the value or raises a Refusal.

    `words` tell people what the field takes; `schema` tells editors.
    """

    words: str
    read: Callable[[object], object]
    schema: JsonSchema

    def __hash__(self) -> int:
        return hash(self.words)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            self.read, metadata={"pydantic_js_functions": [lambda _core, _handler: dict(self.schema)]}
        )


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that names something else: an entry of a registry, a journey, a persona."""

    kind: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {**handler(core), "x-reference": self.kind}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words of a Literal, in any case."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        choices: tuple[str, ...] = get_args(source)

        def read(value: object) -> str:
            written = texts.label(value)
            if written.lower() in choices:
                return written.lower()
            sure = surely_one_of(written, choices)
            raise Refusal(
                f"{written!r} is not one of the words {NAMELESS}",
                allowed=", ".join(choices),
                suggestion=sure or nearest(written, choices),
                is_sure=bool(sure),
            )

        return core_schema.no_info_plain_validator_function(
            read, metadata={"pydantic_js_functions": [lambda _core, _handler: {"enum": list(choices)}]}
        )


@dataclass(frozen=True, slots=True)
class OneOrMany:
    """A list, where a single item may stand without one."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(_as_list, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        schema = handler(core)
        return {"anyOf": [schema["items"], schema]}


def _as_list(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Text = Annotated[str, Form("text", texts.text, TEXT_SCHEMA)]
Sentence = Annotated[str, Form("text", texts.sentence, TEXT_SCHEMA)]
Label = Annotated[str, Form("text", texts.label, TEXT_SCHEMA)]
Language = Annotated[str, Form("language", texts.language, LANGUAGE_SCHEMA)]
Link = Annotated[str, Form("address", texts.link, TEXT_SCHEMA)]
Handle = Annotated[str, Form("name on GitHub", handles.handle, HANDLE_SCHEMA)]
Id = Annotated[str, Form("id", texts.identifier, ID_SCHEMA)]
Number = Annotated[float, Form("number", numbers.number, NUMBER_SCHEMA)]
Positive = Annotated[float, Form("number, 0 or more", numbers.positive, COUNT_SCHEMA)]
Percent = Annotated[float, Form("percent", numbers.percent, PERCENT_SCHEMA)]
Fraction = Annotated[float, Form("0 to 1, or percent", numbers.fraction, FRACTION_SCHEMA)]
Level = Annotated[float, Form("1 to 5, or low, medium, high", numbers.level, LEVEL_SCHEMA)]
Importance = Annotated[int, Form("1 to 5", numbers.importance, IMPORTANCE_SCHEMA)]
YesNo = Annotated[bool, Form("yes or no", numbers.yes_no, YES_NO_SCHEMA)]
Feeling = Annotated[
    emotion.Emotion,
    Form(
        "-2 to 2, or a change",
        emotion.emotion,
        {"anyOf": [STEP_SCHEMA, {"type": "array", "items": STEP_SCHEMA, "minItems": 2, "maxItems": 2}]},
    ),
]
Date = Annotated[dates.Day, Form("date", dates.day, DATE_SCHEMA)]
Length = Annotated[durations.Duration, Form("duration", durations.duration, LENGTH_SCHEMA)]

Ref = Annotated[str, Form("id", texts.label, TEXT_SCHEMA)]
Many = Annotated[tuple[Item, ...], OneOrMany()]
Texts = Many[Text]
Labels = Many[Label]
Refs = Many[Ref]
