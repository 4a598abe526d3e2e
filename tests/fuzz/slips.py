"""Files as people get them wrong: the slips that reading knows, one or several in a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from hypothesis import strategies as st
from tests.fuzz.mutations import DEMO
from tests.fuzz.wiki import FILES

_LONGEST = 6_000
_SOURCES: Mapping[str, bytes] = {
    **{name: data for name, data in DEMO.items() if len(data) < _LONGEST},
    **FILES,
}
_LINE = re.compile(r"(?P<indent> *(?:- +)*)(?P<key>[\w-]+)(?P<colon>: +)(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<indent> *)- +(?P<value>\S.*)")

Slip = Callable[[str], str]


def _of_value(change: Callable[[str], str]) -> Slip:
    return lambda line: _LINE.sub(lambda each: line[: each.start("value")] + change(each["value"]), line)


def _of_key(change: Callable[[str], str]) -> Slip:
    return lambda line: _LINE.sub(
        lambda each: each["indent"] + change(each["key"]) + line[each.end("key") :], line
    )


def _bare(value: str) -> str:
    return value.strip("'\"")


def _with(before: str = "", behind: str = "") -> Slip:
    return _of_value(lambda value: f"{before}{value}{behind}")


_SIGNS_BEFORE = (*"*&@%`>|[{!-?'\"#", "\u201c", "- ", "\t")
_BEHIND = (": and", " # one", " more", "'", '"', ",", "]", "}", "\\", "\v", "\u2028", "\u00a0")
_SLIPS: tuple[Slip, ...] = (
    *(_with(before=sign) for sign in _SIGNS_BEFORE),
    *(_with(behind=end) for end in _BEHIND),
    _of_value(lambda value: f'"{_bare(value)}" or "not"'),
    _of_value(lambda value: f"'{_bare(value)}'s"),
    _of_value(lambda value: f'"{_bare(value)}\\d"'),
    _of_value(lambda value: f"{{text: {_bare(value)}, and more}}"),
    _of_value(lambda value: f"[{_bare(value)}, {_bare(value)}"),
    _of_value(_bare),
    _of_value(str.upper),
    _of_value(lambda value: value.replace("-", "_").replace(".", "/")),
    _of_value(lambda value: value[1:]),
    _of_value(lambda value: value[:1] + value),
    _of_value(lambda value: value.replace(" ", "\u00a0")),
    _of_key(lambda key: key[1:] + key[:1]),
    _of_key(lambda key: key[:-1]),
    _of_key(str.capitalize),
    _of_key(lambda key: f"{key} "),
    _of_key(lambda key: f"{key}s"),
    lambda line: line.replace(": ", ":", 1),
    lambda line: line.replace("- ", "-", 1),
    lambda line: line.replace("- ", "", 1),
    lambda line: line.replace("- ", "\u2013 ", 1),
    lambda line: line.replace("- ", "\u2022\u00a0", 1),
    lambda line: line.replace("  ", "\t", 1),
    lambda line: line.replace("  ", "\u00a0 ", 1),
    lambda line: " " + line,
    lambda line: line.removeprefix(" "),
    lambda line: line.replace("---", "\u2014"),
    lambda line: line.replace("---", "----"),
    lambda line: _ITEM.sub(lambda each: f"{each['indent']}- {each['value']}: so", line),
)

_place = st.floats(0, 1, exclude_max=True, width=32)
_slips = st.lists(st.tuples(_place, st.sampled_from(_SLIPS)), min_size=1, max_size=4)
_ends = st.sampled_from(["\n", "\n", "\r\n", "\r"])


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file, by its name, with a few slips in it."""
    name = draw(st.sampled_from(sorted(_SOURCES)))
    lines = _SOURCES[name].decode("utf-8").split("\n")
    for place, slip in draw(_slips):
        at = int(place * len(lines))
        lines[at] = slip(lines[at])
    return name, draw(_ends).join(lines).encode("utf-8")
