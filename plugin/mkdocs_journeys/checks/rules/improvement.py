"""What is done about it: opportunities and open questions."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_journeys.checks.examples import at_touchpoint
from mkdocs_journeys.checks.rule import Path, Remark, Rule
from mkdocs_journeys.checks.sources import MANAGEMENT, MEASURING, PRIORITIES, RESPONSIBILITY
from mkdocs_journeys.checks.wording import quoted
from mkdocs_journeys.checks.written import opportunities, parts, shared_opportunities
from mkdocs_journeys.model.catalog import Catalog
from mkdocs_journeys.model.fields import OpportunityFields, QuestionFields
from mkdocs_journeys.model.finding import Level
from mkdocs_journeys.model.journey import DONE, STARTED, Journey


def _unowned(found: OpportunityFields, path: Path, _: Catalog) -> Iterator[Remark]:
    if found.owner is None and found.status not in DONE:
        yield Remark(f"nobody takes care of {quoted(found.text)}: it has no `owner`", path)


UNOWNED = Rule(
    id="JM402",
    slug="opportunity-without-owner",
    level=Level.WARNING,
    title="An opportunity without an owner",
    reason="Good ideas die between teams. With an owner there is somebody who takes it up, or says why not.",
    source=RESPONSIBILITY,
    bad=at_touchpoint("opportunities: [{text: Say it with a drawing, status: planned}]"),
    good=at_touchpoint("opportunities: [{text: Say it with a drawing, status: planned, owner: web-shop}]"),
    of_journey=opportunities(_unowned),
    of_wiki=shared_opportunities(_unowned),
)


def _unscored(found: OpportunityFields, path: Path, _: Catalog) -> Iterator[Remark]:
    lacking = [key for key in ("impact", "effort") if getattr(found, key) is None]
    if lacking and found.status not in STARTED:
        message = f"{quoted(found.text)} has no {' and no '.join(f'`{key}`' for key in lacking)}"
        yield Remark(f"{message}, so it can't be ranked", path, allowed="1 to 5, or low, medium, high")


UNSCORED = Rule(
    id="JM403",
    slug="opportunity-without-score",
    level=Level.INFO,
    title="An opportunity without a score",
    reason="What to do first is decided by how much it brings for how much work. Without both numbers the "
    "loudest idea wins. Once somebody has started on it, the score has done its work.",
    source=PRIORITIES,
    bad=at_touchpoint("opportunities: [{text: Say it with a drawing, impact: high}]"),
    good=at_touchpoint("opportunities: [{text: Say it with a drawing, impact: high, effort: 2}]"),
    of_journey=opportunities(_unscored),
    of_wiki=shared_opportunities(_unscored),
)


def _unsaid(found: OpportunityFields, path: Path, _: Catalog) -> Iterator[Remark]:
    if "status" not in found.model_fields_set:
        message = f"nobody says how far {quoted(found.text)} is: it counts as an idea"
        words = "`status`: idea, planned, in-progress, testing, shipped, dropped"
        yield Remark(message, path, allowed=words, suggestion="status: idea")


UNSAID = Rule(
    id="JM404",
    slug="opportunity-without-status",
    level=Level.INFO,
    title="An opportunity without a status",
    reason="It is shown as an idea that waits. If somebody is on it already, others start a second time; if "
    "it is an idea, saying so costs one word.",
    source=MANAGEMENT,
    bad=at_touchpoint("opportunities: [Say it with a drawing]"),
    good=at_touchpoint("opportunities: [{text: Say it with a drawing, status: idea}]"),
    of_journey=opportunities(_unsaid),
    of_wiki=shared_opportunities(_unsaid),
)


def _without_result(found: OpportunityFields, path: Path, _: Catalog) -> Iterator[Remark]:
    if found.status == "shipped" and found.result is None:
        message = f"{quoted(found.text)} is shipped, and nobody says what it changed for customers"
        yield Remark(message, (*path, "status"), allowed="`result` with what the launch has shown")


WITHOUT_RESULT = Rule(
    id="JM405",
    slug="shipped-without-result",
    level=Level.WARNING,
    title="Shipped, and no result",
    reason="Shipped is not solved. Until somebody has looked whether it helped, the team learns nothing from "
    "it, and the pain may be there still.",
    source=MEASURING,
    bad=at_touchpoint("opportunities: [{text: Say it with a drawing, status: shipped}]"),
    good=at_touchpoint("""
opportunities:
  - text: Say it with a drawing
    status: shipped
    result: One in ten asks what drop means, before it was one in three
"""),
    of_journey=opportunities(_without_result),
    of_wiki=shared_opportunities(_without_result),
)


def _late(found: OpportunityFields, path: Path, catalog: Catalog) -> Iterator[Remark]:
    if found.due is not None and found.due.last < catalog.today and found.status not in DONE:
        message = f"{quoted(found.text)} was due by {found.due}, and is not shipped"
        yield Remark(message, (*path, "due"), allowed="a new date, or `status: shipped` or `dropped`")


LATE = Rule(
    id="JM407",
    slug="overdue-opportunity",
    level=Level.WARNING,
    title="An opportunity that is overdue",
    reason="The date was a promise to whoever reads the map. If it is done, say so; if it is not, a new date "
    "or a `dropped` is more honest than an old one.",
    source=MANAGEMENT,
    bad=at_touchpoint("opportunities: [{text: Say it with a drawing, status: planned, due: 2019-04}]"),
    good=at_touchpoint("opportunities: [{text: Say it with a drawing, status: planned, due: 2026-12}]"),
    of_journey=opportunities(_late),
    of_wiki=shared_opportunities(_late),
    dated=True,
)


def _open_too_long(journey: Journey, catalog: Catalog) -> Iterator[Remark]:
    for question, path in _questions(journey):
        if question.due is not None and question.due.last < catalog.today:
            message = f"the answer to {quoted(question.text)} was due by {question.due}"
            yield Remark(message, (*path, "due"), allowed="a new date; or take out what is answered")


def _questions(journey: Journey) -> Iterator[tuple[QuestionFields, Path]]:
    for index, question in enumerate(journey.fields.questions):
        yield question, ("questions", index)
    for part, path in parts(journey, "questions"):
        for index, question in enumerate(part.questions):
            yield question, (*path, "questions", index)


OPEN_TOO_LONG = Rule(
    id="JM408",
    slug="overdue-question",
    level=Level.WARNING,
    title="A question that is overdue",
    reason="The map waits for the answer, and readers believe that somebody is looking for it.",
    source=MANAGEMENT,
    bad=at_touchpoint("questions: [{text: Do they measure their feet?, owner: research, due: 2019-04}]"),
    good=at_touchpoint("questions: [{text: Do they measure their feet?, owner: research, due: 2026-12}]"),
    of_journey=_open_too_long,
    dated=True,
)

RULES = (UNOWNED, UNSCORED, UNSAID, WITHOUT_RESULT, LATE, OPEN_TOO_LONG)
