"""What all records of the format have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

EXTRAS = "x-"


class Record(BaseModel):
    """A mapping of the format. Unknown keys are refused; keys that begin with `x-` are kept in `extras`.

    `shorthand` names the field that a bare text stands for; None where a mapping is a must.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_alias=True, validate_by_name=False)
    shorthand: ClassVar[str | None] = None

    extras: Mapping[str, Any] = Field(default_factory=dict, alias=EXTRAS, exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _gather(cls, value: object) -> object:
        """Sets `x-` keys aside, and turns a bare text into a mapping."""
        if isinstance(value, dict):
            own = {key: item for key, item in value.items() if not key.startswith(EXTRAS)}
            kept = {key: item for key, item in value.items() if key.startswith(EXTRAS)}
            return {**own, EXTRAS: kept} if kept else own
        if isinstance(value, str) and cls.shorthand:
            return {cls.shorthand: value}
        return value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        schema = handler(core)
        own = handler.resolve_ref_schema(schema)
        properties = own.get("properties", {})
        properties.pop(EXTRAS, None)
        own["patternProperties"] = {"^x-": {}}
        if cls.shorthand is None or "anyOf" in own:
            return schema
        whole = dict(own)
        bare = {
            key: item for key, item in properties[cls.shorthand].items() if key in ("type", "anyOf", "enum")
        }
        own.clear()
        own["anyOf"] = [bare, whole]
        return schema

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys as they are written, in the order of the definition."""
        return tuple(field.alias or name for name, field in cls.model_fields.items() if field.alias != EXTRAS)
