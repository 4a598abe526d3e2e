"""From a draft to a journey file: what has a field goes there, all else into the prose."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from mkdocs_journeys.checks.purpose import primary
from mkdocs_journeys.exchange.importing.cleaning import clean, lines_of, shortened, unmarked, whole
from mkdocs_journeys.exchange.importing.draft import Draft, Said, Stage, Step
from mkdocs_journeys.exchange.importing.emotions import FIVE, OURS, scale_of
from mkdocs_journeys.exchange.importing.filling import Filling, name_of
from mkdocs_journeys.exchange.importing.languages import language_of
from mkdocs_journeys.exchange.importing.moods import Moods, minus_is_bad
from mkdocs_journeys.exchange.importing.prose import Left, body_of, labels_of, said_once
from mkdocs_journeys.exchange.importing.quoting import quoted
from mkdocs_journeys.exchange.importing.shaped import Shaped, say_excess, tidy
from mkdocs_journeys.model.fields import JourneyFields, StageFields, TouchpointFields
from mkdocs_journeys.model.fields.shape import fields_of
from mkdocs_journeys.model.registry import Registries
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.model.values.texts import LABEL_LIMIT, label

_NUMBERED = re.compile(r"^\s*(?:[^\W\d_]+\s+)?[0-9]{1,2}\s*[.:)–-]\s*")
_STEPS_ALONE = fields_of(TouchpointFields).keys() - fields_of(StageFields).keys() - {"name"}
# Fields that a whole journey has under another name than a stage.
_OF_JOURNEYS = {"needs": "expectations"}


def shaped(draft: Draft, registries: Registries, source: str = "", language: str = "") -> Shaped:
    """The journey of a draft. `source` is the name of its file.

    `language` is that of its persona or its wiki, which need not be written.

    Raises NoMapError where it is more than one file may hold.
    """
    work = _Shaping(draft, registries, source)
    return work.done(language)


class _Shaping:
    """Shapes one draft."""

    def __init__(self, draft: Draft, registries: Registries, source: str) -> None:
        self._draft = draft
        self._source = source
        self._registries = registries
        cells = [each for each in _all_said(draft) if each.field == "emotion"]
        scale = draft.scale or scale_of((each.text for each in cells), {each.label for each in cells})
        self._fill = Filling(registries, Moods(scale, minus_is_bad(each.text for each in cells)))
        self._left: list[Left] = []
        self._steps_of: dict[str, list[str]] = {}
        self._guesses = list(draft.guesses)
        self._unnamed = 0

    def done(self, language: str) -> Shaped:
        draft = self._draft
        fields: dict[str, Any] = {}
        title = self._title()
        fields["title"] = title
        for said in draft.said:
            meant = Said(said.label, said.text, _OF_JOURNEYS.get(said.field, said.field))
            self._put(fields, JourneyFields, meant, "", "")
        if draft.future:
            fields["state"] = "future"
            self._guesses.append("its title says that it tells of a future state")
        fields["stages"] = [self._stage(stage) for stage in draft.stages]
        if (found := language_of(_words(draft), draft.language)) and found != primary(language):
            fields["language"] = found
            self._guesses.append(f"its language is “{found}”, by its {_told_by(draft, found)}")
        self._tell_emotions()
        if self._unnamed:
            which = "1 touchpoint" if self._unnamed == 1 else f"{self._unnamed} touchpoints"
            self._guesses.append(f"no name for {which}: called after what happens there")
        left = said_once(self._left, self._steps_of)
        body = body_of(draft, left, self._source, self._scale())
        kept, guesses = labels_of(draft, left), tuple(self._guesses)
        unlisted = {kind: tuple(names) for kind, names in self._fill.unlisted.items()}
        shape = Shaped(title, tidy(fields), body, kept, guesses, unlisted)
        say_excess(shape, draft.place)
        return shape

    def _title(self) -> str:
        written = clean(self._draft.title)
        read = _seen(unmarked(written)) or "Journey"
        title = shortened(read, LABEL_LIMIT - 1)
        if title != read or whole(written):
            self._left.append(Left("", "", Said("Title", whole(written) or read)))
        return title

    def _put(self, record: dict[str, Any], kind: Any, said: Said, stage: str, step: str) -> None:
        text = clean(said.text)
        if not text:
            return
        heading = " ".join(clean(said.label).split())
        left = self._fill.put(record, kind, Said(heading, text, said.field))
        if left is not None:
            self._left.append(Left(stage, step, left))

    def _stage(self, stage: Stage) -> dict[str, Any]:
        written = _seen(clean(stage.name)) or self._title()
        name = shortened(written, LABEL_LIMIT - 1)
        if name != written:
            self._left.append(Left(name, "", Said("Stage", written)))
        record: dict[str, Any] = {"name": name}
        for spelling in (name, _NUMBERED.sub("", name)):
            if known := self._registries.stages.find(spelling):
                record["stage"] = known
                break
        steps, of_stage = _with_steps(stage, name)
        for said in of_stage:
            self._put(record, StageFields, said, name, "")
        named = self._steps_of.setdefault(name, [])
        record["touchpoints"] = [each for step in steps for each in self._steps(step, name, record)]
        named += [each["name"] if isinstance(each, dict) else each for each in record["touchpoints"]]
        return record

    def _steps(self, step: Step, stage: str, of_stage: dict[str, Any]) -> list[dict[str, Any] | str]:
        """The touchpoints of a step: one, or several where its name is a list of them."""
        names = tuple(name for name in lines_of(clean(step.name)) if _seen(name))
        if len(names) > 1 and all(len(name) <= LABEL_LIMIT for name in names):
            for said in step.said:
                kind = (
                    StageFields
                    if said.field in fields_of(StageFields) or said.field in ("emotion", "mood")
                    else None
                )
                if kind:
                    self._put(of_stage, kind, said, stage, ", ".join(names)[:80])
                else:
                    self._left.append(Left(stage, ", ".join(names), said))
            return list(names)
        record: dict[str, Any] = {"name": self._name(step, stage)}
        if names and record["name"] != " ".join(names):
            self._left.append(Left(stage, record["name"], Said("Touchpoint", clean(step.name))))
        for said in step.said:
            self._put(record, TouchpointFields, said, stage, record["name"])
        return [record]

    def _name(self, step: Step, stage: str) -> str:
        if written := _seen(clean(step.name)):
            return shortened(written, LABEL_LIMIT - 1)
        self._unnamed += 1
        action = next((clean(said.text) for said in step.said if said.field == "action"), "")
        return _seen(name_of(action)) or stage

    # What is told of it

    def _scale(self) -> str:
        """The scale that numbers of emotion had, where it is not ours."""
        low, high = self._fill.moods.scale
        return f"{low:g} to {high:g}" if self._fill.moods.by_number and (low, high) != OURS else ""

    def _tell_emotions(self) -> None:
        moods = self._fill.moods
        if moods.by_word:
            read = "1 emotion was" if moods.by_word == 1 else f"{moods.by_word} emotions were"
            self._guesses.append(f"{read} read out of words, signs or emoji")
        if scale := self._scale():
            guess = f"numbers of emotion were read as {scale}, from worst to best"
            if moods.scale != FIVE:
                guess += "; what was written stays as `x-score`"
            if moods.scale[1] > 10:
                guess += "; they look more like counts than like feelings"
            self._guesses.append(guess)
        if moods.unread:
            self._guesses.append(f"no emotion for {quoted(moods.unread)}: nothing known in the words")


def _told_by(draft: Draft, language: str) -> str:
    return "headings" if language == draft.language else "letters"


def _seen(text: str) -> str:
    """A text on one line; nothing where nobody could see any of it."""
    flat = " ".join(text.split())
    try:
        label(flat[:LABEL_LIMIT])
    except Refusal:
        return ""
    return flat


def _with_steps(stage: Stage, name: str) -> tuple[list[Step], list[Said]]:
    """The steps of a stage, and what is said of it as a whole.

    Touchpoints that are only listed become steps. What a stage can't say goes to its step, if it has but one.
    """
    listed = [said for said in stage.said if said.field in ("touchpoint", "step")]
    steps = [*stage.steps, *(Step(line) for said in listed for line in lines_of(clean(said.text)))]
    rest = [said for said in stage.said if said not in listed]
    of_step = [said for said in rest if said.field in _STEPS_ALONE]
    if not of_step or len(steps) > 1:
        return steps, rest
    step = steps[0] if steps else Step(name)
    return [Step(step.name, (*step.said, *of_step))], [said for said in rest if said not in of_step]


def _all_said(draft: Draft) -> Iterable[Said]:
    for stage in draft.stages:
        yield from stage.said
        for step in stage.steps:
            yield from step.said


def _words(draft: Draft) -> str:
    names = (name for stage in draft.stages for name in (stage.name, *(step.name for step in stage.steps)))
    return " ".join((draft.title, *names, *(said.text for said in _all_said(draft))))
