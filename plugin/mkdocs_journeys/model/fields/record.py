"""What all records of the format have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

EXTRAS = "x-"


def record_name(type_name: str) -> str:
    """What people call a record, from the name of its type: DropOffFields is a drop-off."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type_name.removesuffix("Fields")).lower()


def _title(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").capitalize()


class Record(BaseModel):
    """A mapping of the format. Unknown keys are refused; keys that begin with `x-` are kept in `extras`.

    `shorthand` names the field that a bare text stands for; None where a mapping is a must.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_alias=True,
        validate_by_name=False,
        model_title_generator=lambda record: _title(record_name(record.__name__)),
        field_title_generator=lambda name, info: _title(info.alias or name),
    )
    shorthand: ClassVar[str | None] = None

    extras: Mapping[str, Any] = Field(default_factory=dict, alias=EXTRAS, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: object) -> object:
        """Sets `x-` keys aside, and turns a bare text into a mapping."""
        if isinstance(value, dict):
            if not any(key.startswith(EXTRAS) for key in value):
                return value
            own = {key: item for key, item in value.items() if not key.startswith(EXTRAS)}
            kept = {key: item for key, item in value.items() if key.startswith(EXTRAS)}
            return {**own, EXTRAS: kept}
        if isinstance(value, str) and cls.shorthand:
            return {cls.shorthand: value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        own = handler.resolve_ref_schema(schema)
        if "anyOf" in own:
            return schema
        own["properties"].pop(EXTRAS, None)
        own["patternProperties"] = {"^x-": {}}
        # Pydantic leaves this out where a record has a second validator before it.
        own["additionalProperties"] = False
        if cls.shorthand is not None:
            whole = dict(own)
            own.clear()
            own.update(
                title=whole["title"],
                description=whole["description"],
                anyOf=[_bare(cls.shorthand, whole["properties"][cls.shorthand]), whole],
            )
        return schema

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys as they are written, in the order of the definition."""
        return tuple(field.alias or name for name, field in cls.model_fields.items() if field.alias != EXTRAS)


def _bare(shorthand: str, field: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a bare text: that of the field that it stands for."""
    choices = [each for each in field.get("anyOf", ()) if each != {"type": "null"}]
    form = choices[0] if len(choices) == 1 else {"anyOf": choices} if choices else dict(field)
    form = {key: value for key, value in form.items() if key not in ("title", "default")}
    return {**form, "description": f"Short for `{shorthand}`."}
