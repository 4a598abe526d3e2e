"""How it feels: cells of emotion and feeling as the fields of a journey, and how they were read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from mkdocs_journeys.exchange.importing.columns import is_sign
from mkdocs_journeys.exchange.importing.draft import Said
from mkdocs_journeys.exchange.importing.emotions import FIVE, OURS, Felt, Scale, felt
from mkdocs_journeys.exchange.importing.fitting import Fields, fitted
from mkdocs_journeys.model.fields import Record
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.values import texts

_SIGN_ONLY = re.compile(r"[+＋]{1,3}|[\-−–]{2,3}")


@dataclass(slots=True)
class Moods:
    """Reads the emotions of one map.

    `by_number` and `by_word` count cells of emotion, and `unread` holds those that say nothing known.
    """

    scale: Scale = FIVE
    minus_is_bad: bool = False
    by_number: int = 0
    by_word: int = 0
    unread: list[str] = dataclass_field(default_factory=list)

    def put(self, record: Fields, kind: type[Record], said: Said) -> Said | None:
        """Put a cell of emotion where it belongs; what has no place there comes back."""
        text = said.text
        if is_sign(text) and not (self.minus_is_bad and text.strip()):
            return None
        found = felt(text, self.scale)
        self._count(found, text)
        is_number = found is not None and found.how in ("number", "sign") and not any(map(str.isalpha, text))
        if found is not None and "emotion" not in record:
            record["emotion"] = found.written
            if is_number and _is_bare(text):
                if found.how == "sign" or self._is_rescaled(text):
                    record["x-score"] = text
                return None
        if is_number and _is_bare(text) and record.get("x-score") is None:
            record["x-score"] = text
            return None
        return None if "feeling" in fields_of(kind) and self.feeling(record, text) else said

    def aside(self, record: Fields, kind: type[Record], text: str) -> None:
        """The emotion of a text that stands elsewhere: of a thought, a pain."""
        found = felt(text, self.scale)
        is_sure = found is not None and (found.how in ("emoji", "number", "sign") or len(text.split()) <= 6)
        if found is not None and is_sure and "emotion" in fields_of(kind) and "emotion" not in record:
            self._count(found, text)
            record["emotion"] = found.written

    def _count(self, found: Felt | None, text: str) -> None:
        if found is None:
            self.unread.append(text)
        elif found.how == "number":
            self.by_number += 1
        else:
            self.by_word += 1

    def _is_rescaled(self, text: str) -> bool:
        """Whether a number could not be told from the emotion that was made of it."""
        if self.scale not in (FIVE, OURS):
            return True
        return bool(re.search(r"[.,](?![05]\b)[0-9]", text))

    def feeling(self, record: Fields, text: str) -> bool:
        """Add words for a feeling. False, and nothing done, where the format refuses them."""
        flat = " ".join(text.split())
        known = record.get("feeling")
        if known and flat.casefold() in known.casefold().split("; "):
            return True
        return fitted(record, "feeling", f"{known}; {flat}" if known else flat, texts.label)


def _is_bare(text: str) -> bool:
    """Whether a text is figures and signs alone, so that the emotion says all of it."""
    return (
        not any(each.isalpha() for each in text)
        and text.isprintable()
        and all(ord(each) < 0x2600 or each in "＋" for each in text)
    )


def minus_is_bad(cells: Iterable[str]) -> bool:
    """Whether a lone dash in these cells is a judgement, because others are plus signs."""
    return any(_SIGN_ONLY.fullmatch(cell.strip()) for cell in cells)
