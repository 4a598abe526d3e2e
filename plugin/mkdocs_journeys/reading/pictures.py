"""Pictures: found beside the file that shows them, and nowhere else."""

from __future__ import annotations

from typing import TypeVar

from mkdocs_journeys.model.fields import PersonaFields, SharedTouchpointFields, TouchpointFields
from mkdocs_journeys.model.values.refusal import nearest
from mkdocs_journeys.reading.nodes import Code
from mkdocs_journeys.reading.source import Path_, Source

Holder = TypeVar("Holder", TouchpointFields, SharedTouchpointFields, PersonaFields)


def placed(source: Source, holder: Holder, path: Path_, pictures: frozenset[str]) -> Holder:
    """The record with its picture's path seen from the folder that holds the wiki's folder.

    It is said where there is no such picture.
    """
    if holder.image is None:
        return holder
    folder = source.file.rpartition("/")[0]
    written = holder.image.src.removeprefix("./")
    whole = f"{folder}/{written}"
    if whole not in pictures:
        here = [
            picture.removeprefix(f"{folder}/")
            for picture in pictures
            if picture.startswith(f"{folder}/images/")
        ]
        source.say(
            (*path, "image", "src"),
            Code.BAD_VALUE,
            f"there is no picture {written} beside this file",
            allowed="images/ and the name of a file in that folder",
            suggestion=nearest(written, sorted(here)) if source.may_suggest else "",
        )
    return holder.model_copy(update={"image": holder.image.model_copy(update={"src": whole})})
