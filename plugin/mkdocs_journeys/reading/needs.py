"""What a record can't do without although no single key of it is a must."""

from __future__ import annotations

from mkdocs_journeys.model.fields import JourneyFields, MeasureFields, Record, StageFields, TouchpointFields
from mkdocs_journeys.model.fields.shape import key_of, nested
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

# One of these attributes must be there.
_ONE_OF: dict[type[Record], tuple[str, tuple[str, ...]]] = {
    JourneyFields: ("this journey needs at least one stage in `stages`", ("stages",)),
    StageFields: ("this stage needs `stage` or `name`", ("stage", "name")),
    TouchpointFields: ("this touchpoint needs `name` or `use`", ("name", "use")),
    MeasureFields: ("this metric needs `name`, or the id of one in `use`", ("name", "use")),
}


def say_needs(source: Source, record: Record, path: Path_) -> None:
    """Say what is missing in a record and in all that it holds."""
    message, keys = _ONE_OF.get(type(record), ("", ()))
    if keys and not any(getattr(record, key) for key in keys):
        place = (*path, *keys) if len(keys) == 1 else path
        source.say(place, Code.MISSING_KEY, message)
    for attribute in nested(type(record)):
        held = getattr(record, attribute)
        place = (*path, key_of(type(record), attribute))
        if isinstance(held, Record):
            say_needs(source, held, place)
        else:
            for index, item in enumerate(held or ()):
                say_needs(source, item, (*place, index))
