"""Maps out of Mermaid's `journey` diagrams, read leniently: Mermaid itself drops much in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from mkdocs_journeys.exchange.importing.draft import Draft, NoMapError, Persona, Said, Step, gathered
from mkdocs_journeys.exchange.importing.emotions import is_feeling, scale_of
from mkdocs_journeys.exchange.importing.titles import is_future

# The line that begins a diagram.
KEYWORD = re.compile(r"\s*journey\s*(?:%%.*)?", re.IGNORECASE)
_FRONT = re.compile(r"\A\s*---[ \t]*\n(?P<fields>.*?)\n\s*---[ \t]*(?:\n|\Z)", re.DOTALL)
_DIRECTIVE = re.compile(r"%%\{[^%]{0,5000}\}%%")
_DESCRIPTION = re.compile(r"^[ \t]*accDescr\s*\{(?P<text>[^}]{0,5000})\}", re.MULTILINE | re.IGNORECASE)
_LINE = re.compile(r"(?P<key>title|section|accTitle\s*:|accDescr\s*:)\s*(?P<text>.*)", re.IGNORECASE)
# The last number of a line that ends a part of it. A full-width colon is meant as one.
_SCORE = re.compile(r"\s*[:：]\s*(?P<score>[+\-−]?[0-9]+(?:\.[0-9]+)?)\s*(?=[:：,，;]|$)")
_COMMENT = re.compile(r"\s*%%\s?(?P<text>.*)")
_KINDS = re.compile(
    r"^[ \t]*(?P<kind>flowchart|graph|sequenceDiagram|stateDiagram(?:-v2)?|classDiagram|erDiagram|gantt|pie"
    r"|mindmap|timeline|gitGraph|quadrantChart|requirementDiagram|C4\w+|sankey(?:-beta)?|xychart-beta"
    r"|block-beta|kanban|architecture-beta)\b",
    re.MULTILINE,
)
_WORDS_OF_A_NAME = 4
_QUOTED = re.compile(r"[\"“«「'‘].*[\"”»」'’]", re.DOTALL)


@dataclass(slots=True)
class _Lines:
    """What has been read of a diagram so far."""

    title: str = ""
    section: str = ""
    about: list[Said] = field(default_factory=list)
    tasks: list[tuple[str, str, str, list[str], str]] = field(default_factory=list)
    """Section, task, score, actors, and what stood between."""
    empty: list[str] = field(default_factory=list)


def kind_of(text: str) -> str:
    """The kind of a diagram that is no journey, such as flowchart; empty where it could be one."""
    plain = _DIRECTIVE.sub("", _FRONT.sub("", text, count=1))
    found = _KINDS.search(plain)
    journey = next((at for at, line in enumerate(plain.split("\n")) if KEYWORD.fullmatch(line)), None)
    if found is None or (journey is not None and plain.count("\n", 0, found.start()) > journey):
        return ""
    return found["kind"]


def is_journey(text: str) -> bool:
    """Whether a text is a journey diagram: it has the keyword, and tasks with scores."""
    return any(KEYWORD.fullmatch(line) for line in text.split("\n")) and not kind_of(text)


def draft_of(text: str, name: str, place: str = "diagram") -> Draft:
    """The map of a journey diagram. Raises NoMapError where it is another diagram, or has no tasks."""
    if kind := kind_of(text):
        raise NoMapError(
            f"This is a {kind} of Mermaid's, which shows how things are connected, not how they feel.",
            "Only `journey` diagrams are maps.",
        )
    lines = _Lines()
    body = _body(text, lines)
    for line in body.split("\n"):
        _take(line.strip(), lines)
    if not lines.tasks:
        raise NoMapError("There is no task with a score in it, such as `Opens the app: 4: Customer`.")
    return _draft(lines, name, place)


def _body(text: str, lines: _Lines) -> str:
    if front := _FRONT.match(text):
        titles = re.findall(r"^title:\s*(.+)$", front["fields"], re.MULTILINE)
        lines.title = titles[0].strip("\"' ") if titles else ""
        text = text[front.end() :]
    for found in _DESCRIPTION.finditer(text):
        lines.about.append(Said("", " ".join(found["text"].split()), "summary"))
    return _DIRECTIVE.sub("", _DESCRIPTION.sub("", text))


def _take(line: str, lines: _Lines) -> None:
    if not line or KEYWORD.fullmatch(line):
        return
    if comment := _COMMENT.match(line):
        if comment["text"].strip():
            lines.about.append(Said("Comment", comment["text"].strip()))
        return
    keyed = _LINE.fullmatch(line)
    score = next(reversed(list(_SCORE.finditer(line))), None)
    if keyed and (score is None or keyed["key"].lower() not in ("title", "section") or not keyed["text"]):
        _key(keyed["key"].lower().rstrip(": "), keyed["text"].strip(), lines)
    elif (
        keyed
        and keyed["key"].lower() == "section"
        and not re.search(r":\s*[^:]+$", line[score.end() :] if score else "")
    ):
        _key("section", keyed["text"].strip(), lines)
    elif score is None:
        lines.about.append(Said("Line without a score", line))
    else:
        _task(line, score, lines)


def _key(key: str, text: str, lines: _Lines) -> None:
    if key == "title":
        if lines.title and text != lines.title:
            lines.about.append(Said("Title", lines.title))
        lines.title = text or lines.title
    elif key == "section":
        lines.section = text
        lines.empty.append(text)
    else:
        lines.about.append(Said("", text, "summary" if key == "accdescr" else "title"))


def _task(line: str, score: re.Match[str], lines: _Lines) -> None:
    name = line[: score.start()].strip(" :：")
    rest = line[score.end() :].strip(" ;").lstrip(":：,， ")
    actors = [actor for actor in (_unquoted(each.strip()) for each in _parted(rest)) if actor]
    if lines.section in lines.empty:
        lines.empty.remove(lines.section)
    lines.tasks.append((lines.section, name or line, score["score"], actors, rest))


def _parted(rest: str) -> Iterator[str]:
    """The actors of a task: parted by commas that stand in no brackets and no quotes."""
    depth, quote, start = 0, "", 0
    for at, sign in enumerate(rest):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in '"“「' and (at == 0 or not rest[at - 1].isalnum()):
            quote = {"“": "”", "「": "」"}.get(sign, sign)
        elif sign in "([（":
            depth += 1
        elif sign in ")]）":
            depth -= 1
        elif sign in ",，、" and depth <= 0:
            yield rest[start:at]
            start = at + 1
    yield rest[start:]


def _unquoted(text: str) -> str:
    return text


def _draft(lines: _Lines, name: str, place: str) -> Draft:
    counts = Counter(actor for _, _, _, actors, _ in lines.tasks for actor in set(actors))
    main = _main(counts, len(lines.tasks))
    scores = [score.replace("−", "-") for _, _, score, _, _ in lines.tasks]
    scale = scale_of(scores)
    title = lines.title or name
    guesses = []
    if main:
        guesses.append(f"“{main}” acts most often, and was taken for the persona")
    rows = [
        (section or title, (), Step(task, tuple(_said(score, actors, rest, main, scale))))
        for section, task, score, actors, rest in lines.tasks
    ]
    about = [*lines.about, *(Said("Section without a task", section) for section in lines.empty)]
    if main:
        about.append(Said("Actor", main))
    return Draft(
        title=title,
        place=place,
        stages=gathered(rows),
        said=tuple(
            each if each.field != "title" else Said("Title for screen readers", each.text) for each in about
        ),
        persona=Persona(main),
        scale=scale,
        columns=(("section", "stage"), ("task", "touchpoint"), ("score", "emotion")),
        guesses=tuple(guesses),
        future=is_future(title),
    )


def _main(counts: Counter[str], tasks: int) -> str:
    """The actor who is in at least half of the tasks, if it is somebody."""
    named = [
        (actor, count)
        for actor, count in counts.most_common()
        if not is_feeling(actor) and len(actor.split()) <= _WORDS_OF_A_NAME
    ]
    return named[0][0] if named and named[0][1] * 2 >= tasks and tasks > 1 else ""


def _said(score: str, actors: list[str], rest: str, main: str, scale: tuple[float, float]) -> Iterator[Said]:
    """What a task says besides its name: how it feels, and what stands in the place of the actors."""
    yield Said("Score", score.replace("−", "-"), "emotion")
    long = [actor for actor in actors if len(actor.split()) > _WORDS_OF_A_NAME or _QUOTED.fullmatch(actor)]
    if long and not any(_QUOTED.fullmatch(actor) for actor in long):
        is_low = float(score.replace("−", "-")) < (scale[0] + scale[1]) / 2
        yield Said("In the place of the actor", rest, "pains" if is_low else "")
        return
    others = []
    for actor in actors:
        if _QUOTED.fullmatch(actor) and actor in long:
            yield Said("Thought", actor, "thought")
        elif is_feeling(actor):
            yield Said("Feeling", actor, "feeling")
        elif actor != main:
            others.append(actor)
    if others:
        yield Said("With", ", ".join(others))
