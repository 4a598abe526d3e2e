"""The fields of files, made from the model's own definition of them: right, nearly right, and wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo
from tests.fuzz.pieces import DATES, LENGTHS, NUMBERS, PAYLOADS, WORDS
from tests.fuzz.texts import bodies, nasty, texts
from tests.fuzz.wiki import NAMES
from tests.fuzz.yaml_text import Tree, scalars, written

from mkdocs_journeys.model.fields.forms import Form
from mkdocs_journeys.model.fields.record import Record
from mkdocs_journeys.model.fields.shape import fields_of, key_of, nested, references
from mkdocs_journeys.model.kinds import FILE_KINDS, FileKind
from mkdocs_journeys.model.values.refusal import Refusal
from mkdocs_journeys.reading.text import unreadable

_EMOTIONS = ("-2", "1.5", "[-2, 1]", "[2, 2]", "\u22121", "0")
_FORMS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("number", "number, 0 or more", "percent", "0 to 1, or percent", "1 to 5"), NUMBERS),
    "1 to 5, or low, medium, high": (*NUMBERS, "low", "medium", "high"),
    "yes or no": ("yes", "no", "true", "N", "maybe"),
    "yes or percent": ("yes", "no", "40%", *NUMBERS),
    "-2 to 2, or a change": (*_EMOTIONS, "[1]", "[]", "3", "0.3", "1, 2", "anxious", "nan"),
    "date": DATES,
    "duration": LENGTHS,
}
_CHOSEN = 7
# The number that is drawn for a slip: hypothesis likes 0 and 1 more than others.
_SLIP = 7
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# How deep fields stand in fields; below, a bare text stands for a record.
_DEEPEST = 5


_text = scalars(texts())
_wrong: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from(["~", "[]", "{}", "[a, b]", "{a: b}", "[[[]]]", "*a", "&a b", "!t d", "", "|", "<<: a"]),
    st.just("!!python/name:os.system x"),
    st.lists(_text, max_size=3).map(list[Tree]),
    st.dictionaries(st.sampled_from(["a", "name", "text", "x-y", "<<"]), _text, max_size=2).map(dict),
    _text,
)


def _annotations(part: Any) -> Iterator[Any]:
    yield part
    for inner in (*get_args(part), *getattr(part, "__metadata__", ())):
        yield from _annotations(inner)


def _leaf(info: FieldInfo, key: str, reference: str, *, right: bool) -> st.SearchStrategy[str]:
    """What a field takes that holds no record. What is right is what the field itself says of it."""
    if reference:
        known = st.sampled_from(NAMES[reference])
        return known if right else st.one_of(known, scalars(nasty))
    parts = [part for each in (*info.metadata, info.annotation) for part in _annotations(each)]
    choices = [word for part in parts if get_origin(part) is Literal for word in get_args(part)]
    if choices:
        return st.sampled_from(choices if right else [choices[0].upper(), choices[-1] + "x", "none"])
    form = next((part for part in reversed(parts) if isinstance(part, Form)), None)
    samples = _FORMS.get(form.words if form else "")
    if not right:
        return st.one_of(st.sampled_from(samples), _text) if samples else _text
    if key in _NAMED:
        return st.sampled_from(_NAMED[key])
    if form is None or form.words == "-2 to 2, or a change":
        return st.sampled_from(_EMOTIONS)
    is_taken = partial(_is_taken, form)
    if samples:
        return st.sampled_from([text for text in samples if is_taken(text)]).map(_in_quotes)
    return texts().filter(is_taken).map(_in_quotes)


def _is_taken(form: Form, text: str) -> bool:
    """Whether a field of this form takes a text, and YAML can hold it."""
    try:
        form.read(text)
    except Refusal:
        return False
    return unreadable(text, yaml=True) is None


def _in_quotes(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _takes_list(info: FieldInfo) -> bool:
    return any(get_origin(part) is tuple for part in _annotations(info.annotation))


_turn = st.integers(0, 60)
_odd_key = st.sampled_from(["x-{}", "{}{}", "'{}'", '"{}"', "? {}", "{} ", *WORDS])
_own = st.dictionaries(
    st.sampled_from(["energy", "Age", '"<b>"', "x y"]),
    st.one_of(
        st.sampled_from(PAYLOADS).filter(lambda text: unreadable(text) is None).map(_in_quotes),
        st.just("[a, b]"),
    ),
    max_size=2,
).map(dict[str, Tree])
_rules = st.dictionaries(
    st.sampled_from(["JM104", "JM1", "no-owner", "mina/", "mina/trip"]),
    st.sampled_from(["off", "info", "error", "{JM104: off}", "{JM201: warning}"]),
    max_size=3,
).map(dict[str, Tree])
# What names parts of a journey, which are not known here.
_NAMED = {
    "to": ("mina/trip#till", "mina/tour#a-talk", "bode/repair#a-call"),
    "icon": ("material/web", "material/<b>"),
}
_DELICATE = {"image", "id", "pains", "parent", "formerly"}


@cache
def records(kind: type[Record], depth: int = 0, *, right: bool = True) -> st.SearchStrategy[Tree]:
    """A record of the format with some of its fields: nearly always as they should be, or often not."""
    fields = {key: info for key, info in fields_of(kind).items() if not right or key not in _DELICATE}
    values = {key: _value(kind, key, depth, right=right) for key in fields}
    # What a record is called, and what it holds, is nearly always there.
    needed = [key for key, info in fields.items() if info.is_required() or key in ("touchpoints", "name")]
    others = st.lists(st.sampled_from(sorted(fields)), min_size=2 * right, max_size=_CHOSEN)
    slips = st.integers(0, 400 if right else 20)

    def made(draw: st.DrawFn) -> Tree:
        keys = [key for key in needed if draw(slips) != _SLIP] + draw(others)
        return {
            _key(draw, key, slips): draw(values[key] if draw(slips) != _SLIP else _wrong)
            for key in dict.fromkeys(keys)
        }

    whole = st.composite(made)()
    if kind.shorthand is None:
        return whole
    bare = _value(kind, kind.shorthand, _DEEPEST, right=right)
    return bare if depth >= _DEEPEST else st.one_of(whole, whole, bare)


def _key(draw: st.DrawFn, key: str, slips: st.SearchStrategy[int]) -> str:
    return draw(_odd_key).replace("{}", key) if draw(slips) == _SLIP else key


def _value(kind: type[Record], key: str, depth: int, *, right: bool) -> st.SearchStrategy[Tree]:
    """What is written behind a key."""
    info = fields_of(kind)[key]
    record = {key_of(kind, name): held for name, held in nested(kind).items()}.get(key)
    if record is not None:
        inner = records(record, depth + 1, right=right)
        least, most = (1, 3) if key in ("stages", "touchpoints") else (0, 2)
        return st.lists(inner, min_size=least, max_size=most).map(list[Tree]) if _takes_list(info) else inner
    if key == "rules":
        return _rules
    if any(get_origin(part) is Mapping for part in _annotations(info.annotation)) or key == "columns":
        return _own
    names = {key_of(kind, name): what for name, what in references(kind).items()}
    leaf = _leaf(info, key, names.get(key, ""), right=right)
    return (
        st.one_of(leaf, st.lists(leaf, min_size=1, max_size=3).map(list[Tree])) if _takes_list(info) else leaf
    )


_ends = st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"])
_marks = st.sampled_from(["", "", "", "\ufeff"])


def files(kind: FileKind) -> st.SearchStrategy[bytes]:
    """A file of a kind, with its ends of lines and its mark of byte order. Every fourth has many slips."""
    return st.one_of(*(_files(kind, right=right) for right in (True, True, True, False)))


@cache
def _files(kind: FileKind, *, right: bool) -> st.SearchStrategy[bytes]:
    known = st.one_of(
        st.sampled_from((*NAMES.get(kind.name, ()), "a", "b2")), *([] if right else [scalars(nasty)])
    )
    entries = st.dictionaries(
        known.map(lambda text: text.replace("\n", " ")),
        records(kind.record, 1, right=right),
        min_size=1,
        max_size=3,
    )
    trees = entries.map(dict[str, Tree]) if kind.is_registry else records(kind.record, right=right)
    prose = bodies() if kind.file.endswith(".md") else st.none()

    def made(tree: Tree, body: str | None, turn: int, end: str, mark: str) -> bytes:
        text = written(tree, in_braces=turn % 6 == 0)
        # Characters that stop all reading are other parts' to try.
        whole = text if body is None else f"---\n{text}---\n{_UNREADABLE.sub('', body) if right else body}"
        return (mark + whole.replace("\n", end)).encode("utf-8", "replace")

    return st.builds(made, trees, prose, _turn, _ends, _marks)


_NAMES = (
    *(
        "a.md",
        "\u0645\u0646\u0649.md",
        "e\u0301.md",
        "x y.md",
        "CON.md",
        "README.md",
        "index.md",
        "a.yml",
        "-.md",
    ),
    *("<script>.md", "a&b.md", "'.md", "T.md", "t.md", "%2e.md", "\U0001f97e.md", "a\nb.md", "{{ x }}.md"),
)
_optional = st.lists(st.sampled_from(sorted(set(FILE_KINDS) - {"journey", "persona"})), max_size=3)
_personas = st.sampled_from([("mina",), ("mina", "bode"), ("mina", "\u0645\u0646\u0649"), ("e\u0301", "a b")])
_odd_name = st.sampled_from(_NAMES)


@st.composite
def wikis(draw: st.DrawFn) -> dict[str, bytes]:
    """A small wiki: some registries, settings, a persona or two, journeys; with odd names now and then."""
    made = {FILE_KINDS[name].file: draw(files(FILE_KINDS[name])) for name in dict.fromkeys(draw(_optional))}
    for persona in draw(_personas):
        if draw(_turn) < 40:
            made[f"{persona}/index.md"] = draw(files(FILE_KINDS["persona"]))
        made[f"{persona}/trip.md"] = draw(files(FILE_KINDS["journey"]))
        if draw(_turn) < 10:
            made[f"{persona}/{draw(_odd_name)}"] = draw(files(FILE_KINDS["journey"]))
    return made
