"""A whole journey as plain Markdown: lists and tables, and nothing that needs our site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mkdocs_journeys.model.experience import of_journey, of_stage
from mkdocs_journeys.model.journey import Journey, Stage, Touchpoint
from mkdocs_journeys.pages import journey_lists
from mkdocs_journeys.pages.texts.lanes import of_stage as stage_lanes
from mkdocs_journeys.pages.texts.lanes import of_touchpoint as touchpoint_lanes
from mkdocs_journeys.pages.texts.prose import prose
from mkdocs_journeys.pages.texts.signs import inside, items, line, table
from mkdocs_journeys.pages.texts.telling import Telling
from mkdocs_journeys.pages.wiki import Wiki

_Block = Callable[[Wiki, Journey, Telling], str]


def journey_markdown(wiki: Wiki, journey: Journey, top: int = 1) -> str:
    """The journey in its own language, with a title of level `top`. It holds no link to anything."""
    words = wiki.words_for(wiki.language_of(journey))
    tell = Telling(wiki, words)
    blocks = [f"{'#' * top} {line(journey.title)}\n"]
    if journey.fields.summary:
        blocks.append(f"> {line(journey.fields.summary)}\n")
    blocks += [items(_facts(wiki, journey, tell)), *_stages(journey, tell, top + 1)]
    for title, made in _LISTS:
        told = made(wiki, journey, tell)
        if told:
            blocks += [f"{'#' * (top + 1)} {words(title)}\n", told]
    if body := prose(journey.body, top + 1, partial(wiki.is_hidden_file, journey.id)):
        blocks.append(body + "\n")
    return "\n".join(filter(None, blocks))


def _facts(wiki: Wiki, journey: Journey, tell: Telling) -> Iterator[str]:
    """What holds for the whole journey."""
    fields, words = journey.fields, tell.words
    persona = wiki.catalog.personas.get(journey.persona)
    who = [inside(persona.name if persona else journey.persona)]
    who += [inside(persona.fields.role)] if persona and persona.fields and persona.fields.role else []
    yield from tell.fact("text.persona", words.listed(who))
    for key in ("scenario", "goal", "start", "end"):
        yield from tell.fact(f"journey.{key}", inside(getattr(fields, key) or ""))
    yield from tell.fact("journey.expectations", tell.texts(fields.expectations))
    yield from tell.fact("journey.state", words(f"state.{fields.state}"))
    if fields.status != "live":
        yield words(f"journey.is_{fields.status}")
    yield from tell.fact("journey.experience", tell.experience(of_journey(journey)))
    if fields.volume:
        per = f" {inside(words.per(fields.volume.per))}" if fields.volume.per else ""
        yield from tell.fact("journey.volume", words.number(fields.volume.people) + per)
    yield from tell.fact("journey.keeper", tell.owner(fields.owner))
    yield from tell.fact("journey.reviewed", words.date(fields.reviewed) if fields.reviewed else "")
    yield from tell.fact("journey.contributors", tell.names("owners", fields.contributors))
    yield from tell.fact("journey.informed", tell.names("owners", fields.informed))
    others = [fields.parent.journey] if fields.parent else []
    yield from tell.fact("journey.parent", _journeys(wiki, others, tell))
    yield from tell.fact("journey.compares_to", _journeys(wiki, fields.compares_to, tell))


def _journeys(wiki: Wiki, journeys: Iterable[str], tell: Telling) -> str:
    return tell.words.listed(inside(wiki.journey_name(each, tell.words)) for each in journeys)


def _stages(journey: Journey, tell: Telling, level: int) -> Iterator[str]:
    """The stages one after the other, each with its touchpoints."""
    for stage in journey.stages:
        yield f"{'#' * level} {stage.index + 1}. {inside(stage.name)}\n"
        felt = tell.fact("journey.experience", tell.experience(of_stage(journey, stage)))
        yield items([*felt, *stage_lanes(stage, tell)])
        for step in stage.touchpoints:
            number = f"{stage.index + 1}.{step.number - stage.touchpoints[0].number + 1}"
            yield f"{'#' * (level + 1)} {number} {inside(step.name)}\n"
            yield items(touchpoint_lanes(journey, step, tell))


def _owners(wiki: Wiki, journey: Journey, tell: Telling) -> str:  # noqa: ARG001  called as the others are
    words = tell.words
    head = [
        words(f"column.{name}") for name in ("touchpoint", "stage", "channel", "owner", "feeling", "evidence")
    ]
    return table(head, (_row(journey.stages[step.stage], step, tell) for step in journey.touchpoints))


def _row(stage: Stage, step: Touchpoint, tell: Telling) -> tuple[str, ...]:
    is_unowned = step.is_live and not step.owner
    owner = tell.words("owner.none") if is_unowned else tell.owner(step.owner)
    felt = tell.feeling(step.emotion, step.fields.feeling)
    told = (tell.channels(step.fields.channel), owner, felt, tell.words(f"certainty.{step.certainty}"))
    return (inside(step.name), inside(stage.name), *told)


def _pains(wiki: Wiki, journey: Journey, tell: Telling) -> str:  # noqa: ARG001
    words = tell.words
    found = journey_lists.pains(journey)
    rows = [
        (
            inside(pain.fields.text),
            inside(where),
            words(f"severity.{pain.fields.severity}") if pain.fields.severity else "",
            "" if pain.is_open else words("pain.closed"),
            tell.names("evidence", pain.fields.evidence),
        )
        for pain, where, _ in found
    ]
    head = ["pain_points.column.pain", "pain_points.column.place", "pain_points.column.severity"]
    head += ["inventory.status", "column.evidence"]
    return table([words(key) for key in head], rows) if found else ""


def _opportunities(wiki: Wiki, journey: Journey, tell: Telling) -> str:  # noqa: ARG001
    words = tell.words
    found = journey_lists.opportunities(journey)
    rows = []
    for chance, where, _, answered in found:
        fields = chance.fields
        levels = [
            "" if value is None else words("of_five", n=words.number(value))
            for value in (fields.impact, fields.effort)
        ]
        pains = tell.texts(pain.fields.text for pain in answered)
        end = (pains, inside(fields.result or ""))
        what = tell.texts(filter(None, (fields.text, fields.solution)))
        status = words(f"opportunity_status.{fields.status}")
        when = (tell.owner(fields.owner), words.date(fields.due) if fields.due else "")
        rows.append((what, inside(where), status, *levels, *when, inside(fields.ticket or ""), *end))
    keys = ["column.opportunity", "column.place", "column.status"]
    head = [words(f"opportunities_page.{key}") for key in keys]
    head += [words("opportunity.impact"), words("opportunity.effort"), words("column.owner")]
    head += [words("opportunities_page.column.due"), words("text.ticket")]
    head += [words("opportunities_page.column.pains"), words("text.result")]
    return table(head, rows) if found else ""


def _metrics(wiki: Wiki, journey: Journey, tell: Telling) -> str:  # noqa: ARG001
    aims = [
        tell.words.listed(
            filter(
                None, [inside(aim.text), tell.names("metrics", filter(None, [aim.metric])), tell.due(aim.by)]
            )
        )
        for aim in journey.fields.objectives
    ]
    found = journey_lists.measures(journey)
    measured = [
        tell.measure(measure) + (f"{tell.words('diagram.separator')}{inside(where)}" if where else "")
        for measure, where in found
    ]
    return items([*aims, *measured])


def _evidence(wiki: Wiki, journey: Journey, tell: Telling) -> str:
    words = tell.words
    told = []
    for piece, _ in journey_lists.evidence(wiki, journey):
        fields = piece.fields
        parts = [words(f"evidence_type.{fields.type}") if fields.type else ""]
        parts += [inside(fields.sample or ""), words.date(fields.date) if fields.date else ""]
        rest = words.listed(filter(None, parts))
        told.append(inside(piece.name) + (f" ({rest})" if rest else ""))
    return items(told)


def _open(wiki: Wiki, journey: Journey, tell: Telling) -> str:  # noqa: ARG001
    fields = journey.fields
    told = tell.fact("journey.alternatives", tell.texts(fields.alternatives))
    return items(
        [*told, *tell.fact("journey.questions", tell.words.parted(map(tell.question, fields.questions)))]
    )


_LISTS: tuple[tuple[str, _Block], ...] = (
    ("journey.owners", _owners),
    ("journey.pains", _pains),
    ("journey.opportunities", _opportunities),
    ("journey.metrics", _metrics),
    ("journey.evidence", _evidence),
    ("journey.open", _open),
)
