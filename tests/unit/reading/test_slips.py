"""The usual slips: each is told for what it is, and its repair makes the text read as it was meant."""

from __future__ import annotations

import pytest

from mkdocs_journeys.model.finding import Position, Repair
from mkdocs_journeys.reading.compose import compose
from mkdocs_journeys.reading.nodes import Code, Fault, Mapping, Node, Sequence


def outline(node: Node | None) -> object:
    """A tree as Python's own lists and dictionaries."""
    if isinstance(node, Mapping):
        return {entry.key.text: outline(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [outline(item) for item in node.items]
    return node.text if node is not None else None


def told(fault: Fault) -> str:
    """Where a fault is, what it is, and the key it is about."""
    return f"{fault.position.line}:{fault.position.column} {fault.code} {fault.key}".rstrip()


def repaired(text: str, repair: Repair) -> str:
    """The text with its repair made."""
    lines = text.split("\n")
    line = lines[repair.line - 1]
    lines[repair.line - 1] = line[: repair.start - 1] + repair.new + line[repair.end - 1 :]
    return "\n".join(lines)


_QUOTE_IT = "must stand in quotes; YAML reads that sign in its own way."
_COLON = "A colon with a space behind it begins a field, so a text that has one must stand in quotes."
_CUT = "YAML reads what follows ` #` as a comment, and so cuts this text off. "


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "a: b\nsummary: I ask: why\n",
            Fault(
                Position(2, 10),
                Code.UNQUOTED_COLON,
                _COLON,
                suggestion='"I ask: why"',
                key="summary",
                repair=Repair(2, 10, 20, '"I ask: why"'),
            ),
        ),
        (
            "- quote: *really*\n",
            Fault(
                Position(1, 10),
                Code.UNQUOTED_START,
                f"A text that begins with `*` {_QUOTE_IT}",
                suggestion='"*really*"',
                key="quote",
                repair=Repair(1, 10, 18, '"*really*"'),
            ),
        ),
        (
            'quote: "No" she said\n',
            Fault(
                Position(1, 8),
                Code.AFTER_QUOTE,
                "Text goes on after the closing quote. Put the whole text in quotes: "
                "in single ones where double quotes belong to it.",
                suggestion="'\"No\" she said'",
                key="quote",
                repair=Repair(1, 8, 21, "'\"No\" she said'"),
            ),
        ),
        (
            'quote: "No\nname: x\n',
            Fault(
                Position(1, 8),
                Code.OPEN_QUOTE,
                'The quote `"` that begins here is never closed. Put a `"` at the end of the text.',
                key="quote",
                repair=Repair(1, 11, 11, '"'),
            ),
        ),
        (
            "pains:\n  - {text: Slow, and dear}\n",
            Fault(
                Position(2, 18),
                Code.COMMA_IN_BRACES,
                "The comma before this splits a text in two. Put the whole text of `text` in quotes.",
                suggestion='"Slow, and dear"',
                key="text",
                repair=Repair(2, 12, 26, '"Slow, and dear"'),
            ),
        ),
        (
            "name: Order #5\n",
            Fault(
                Position(1, 13),
                Code.HIDDEN_COMMENT,
                _CUT
                + "Put the whole text in quotes; or, if you mean a comment, put it on a line of its own.",
                suggestion='"Order #5"',
                key="name",
                repair=Repair(1, 7, 15, '"Order #5"'),
            ),
        ),
        (
            "needs:\n\t- Speed\n",
            Fault(
                Position(2, 1),
                Code.TAB,
                "There is a tab here. YAML lines up with spaces only: put spaces in its place.",
                repair=Repair(2, 1, 2, "    "),
            ),
        ),
        (
            "goal: x\ntitle:My journey\nname: y\n",
            Fault(
                Position(2, 6),
                Code.MISSING_SPACE,
                "Behind the colon of a field there must be a space: `title: My journey`.",
                repair=Repair(2, 6, 7, ": "),
            ),
        ),
        (
            'url: "C:\\dir"\n',
            Fault(
                Position(1, 9),
                Code.BACKSLASH,
                "Between double quotes a `\\` has a meaning of its own. "
                "Write it twice, or use single quotes.",
                key="url",
                repair=Repair(1, 6, 14, '"C:\\\\dir"'),
            ),
        ),
        (
            "tags: [a, b\nname: x\n",
            Fault(
                Position(1, 7),
                Code.OPEN_BRACKET,
                "The `[` that begins here is never closed. Put a `]` where it ends.",
                allowed="]",
                key="tags",
            ),
        ),
        (
            "- name: Ad\n    channel: social\n",
            Fault(
                Position(2, 5),
                Code.INDENTATION,
                "This line stands further right than `name` on line 1, "
                "so YAML takes it for more of that text. "
                "Let both begin in the same column, or quote the text.",
                allowed="column 3",
                key="channel",
            ),
        ),
        (
            "a:\n  - b: c\n   d: e\n",
            Fault(
                Position(3, 4),
                Code.INDENTATION,
                "This line begins in column 4, where nothing above it begins. Align it.",
                allowed="column 1 or 3 or 5",
                key="d",
            ),
        ),
        (
            "needs:\n  - Speed\n  Price\n",
            Fault(
                Position(3, 3),
                Code.MISSING_DASH,
                "The line above is a list item, and this one stands right under its dash. "
                "Put `- ` before it, or indent it further if it belongs to the text above.",
            ),
        ),
        (
            "a: b\n\nSome prose\n",
            Fault(
                Position(3, 1),
                Code.SYNTAX,
                "This line is neither a field (`name: text`) nor a list item (`- text`).",
            ),
        ),
        (
            "a: [b, , c]\n",
            Fault(
                Position(1, 8),
                Code.SYNTAX,
                "There is nothing between two commas here. Delete one, or put the text that is missing.",
                key="a",
            ),
        ),
    ],
    ids=lambda each: each.code if isinstance(each, Fault) else "",
)
def test_says_in_plain_words_what_is_wrong(text: str, fault: Fault) -> None:
    assert compose(text)[1] == (fault,)


@pytest.mark.parametrize(
    ("text", "fault", "meant"),
    [
        # a colon
        ("a: I ask: why # a note", "1:4 unquoted-colon a", {"a": "I ask: why"}),
        ("a: I ask: why #1", "1:4 unquoted-colon a", {"a": "I ask: why #1"}),
        ("a: b:", "1:4 unquoted-colon a", {"a": "b:"}),
        ('a: C:\\x: "y"', "1:4 unquoted-colon a", {"a": 'C:\\x: "y"'}),
        ('a: it\'s \\ "x": y', "1:4 unquoted-colon a", {"a": 'it\'s \\ "x": y'}),
        ("a: “x: y”", "1:4 unquoted-colon a", {"a": "x: y"}),
        ("a: “x: y” she", "1:4 unquoted-colon a", {"a": "“x: y” she"}),
        ("- a: b: c\n  d: e", "1:6 unquoted-colon a", [{"a": "b: c", "d": "e"}]),
        ("a: {b: c: d, e: f}", "1:8 unquoted-colon a", {"a": {"b": "c: d", "e": "f"}}),
        ("😀: 漢: 字", "1:4 unquoted-colon 😀", {"😀": "漢: 字"}),
        # a sign of YAML's own
        ("a: *b", "1:4 unquoted-start a", {"a": "*b"}),
        ("a: **b** c", "1:4 unquoted-start a", {"a": "**b** c"}),
        ("a: *b* *c*: d", "1:4 unquoted-start a", {"a": "*b* *c*: d"}),
        ("a: &b c", "1:4 unquoted-start a", {"a": "&b c"}),
        ("a: & b", "1:4 unquoted-start a", {"a": "& b"}),
        ("a: @home", "1:4 unquoted-start a", {"a": "@home"}),
        ("- @home: x", "1:3 unquoted-start", ["@home: x"]),
        ("a:\n  @home", "2:3 unquoted-start", {"a": "@home"}),
        ("a: %b", "1:4 unquoted-start a", {"a": "%b"}),
        ("a: `b`", "1:4 unquoted-start a", {"a": "`b`"}),
        ("a: > 5 minutes", "1:4 unquoted-start a", {"a": "> 5 minutes"}),
        ("a: >5 minutes", "1:4 unquoted-start a", {"a": ">5 minutes"}),
        ("a: | b", "1:4 unquoted-start a", {"a": "| b"}),
        ("a: - b", "1:4 unquoted-start a", {"a": "- b"}),
        ("a: ? b", "1:4 unquoted-start a", {"a": "? b"}),
        ("a: [draft] Ad", "1:4 unquoted-start a", {"a": "[draft] Ad"}),
        ("- [a](b.md) c", "1:3 unquoted-start", ["[a](b.md) c"]),
        ("a: {draft}", "1:4 unquoted-start a", {"a": "{draft}"}),
        ("a: {draft} Ad", "1:4 unquoted-start a", {"a": "{draft} Ad"}),
        ("a: {{ b }}", "1:4 unquoted-start a", {"a": "{{ b }}"}),
        ("a: ! b", "1:4 unquoted-start a", {"a": "! b"}),
        ("a: !Hola! b", "1:4 unquoted-start a", {"a": "!Hola! b"}),
        ("a: !really nice", "1:4 tag a", {"a": "!really nice"}),
        ("a: ]b", "1:4 unquoted-start a", {"a": "]b"}),
        ("a: ,b", "1:4 unquoted-start a", {"a": ",b"}),
        ("a: [b, @c]", "1:8 unquoted-start a", {"a": ["b", "@c"]}),
        ("a: {b: *c*, d: e}", "1:8 unquoted-start a", {"a": {"b": "*c*", "d": "e"}}),
        ("a: {b: [c] d}", "1:8 unquoted-start a", {"a": {"b": "[c] d"}}),
        # text after a quote, and quotes that stay open
        ("a: 'No' she said", "1:4 after-quote a", {"a": "'No' she said"}),
        ('a: "No", she: said', "1:4 after-quote a", {"a": '"No", she: said'}),
        ('a: "No"she', "1:4 after-quote a", {"a": '"No"she'}),
        ('a: "No" or "yes"', "1:4 after-quote a", {"a": '"No" or "yes"'}),
        ('a: "He said "no" twice"', "1:4 after-quote a", {"a": 'He said "no" twice'}),
        ("a: 'it's fine'", "1:4 after-quote a", {"a": "it's fine"}),
        ('a: "No" it\'s', "1:4 after-quote a", {"a": '"No" it\'s'}),
        ('- "x" y', "1:3 after-quote", ['"x" y']),
        ('a: {b: "x" y, c: d}', "1:8 after-quote a", {"a": {"b": '"x" y', "c": "d"}}),
        ('a: "No\nb: "c"', "1:4 open-quote a", {"a": "No", "b": "c"}),
        ('- "No\n- b', "1:3 open-quote", ["No", "b"]),
        ('a: "C:\\new\\dir"', "1:11 backslash a", {"a": "C:\\new\\dir"}),
        # a comma between braces
        ("a: {b: c, d, e, f: g}", "1:11 comma-in-braces b", {"a": {"b": "c, d, e", "f": "g"}}),
        ("a: {value: 1,203}", "1:14 comma-in-braces value", {"a": {"value": "1,203"}}),
        ("a: [{b: c, d}]", "1:12 comma-in-braces b", {"a": [{"b": "c, d"}]}),
        # what YAML takes for a comment
        ("a: We are # 1", "1:11 hidden-comment a", {"a": "We are # 1"}),
        ("a: #summer", "1:4 hidden-comment a", {"a": "#summer"}),
        ("- # 1 shop", "1:3 hidden-comment", ["# 1 shop"]),
        ('- a "b" #c', "1:9 hidden-comment", ['a "b" #c']),
        # tabs and other blanks
        ("- a: b\n\tc: d", "2:1 tab c", [{"a": "b", "c": "d"}]),
        ("-\ta: b", "1:2 tab a", [{"a": "b"}]),
        ("a:\n  - b\n\t- c", "3:1 tab", {"a": ["b", "c"]}),
        ("a:\n  - b: x\n    c:\n\t- d", "4:1 tab", {"a": [{"b": "x", "c": ["d"]}]}),
        ("a: |\n\tb", "2:1 tab", {"a": "b\n"}),
        ("a:\n\u00a0\u00a0- b", "2:1 odd-space", {"a": ["b"]}),
        # dashes and colons
        ("a: b\nc:\u00a0d\ne: f", "2:2 missing-space", {"a": "b", "c": "d", "e": "f"}),
        ("題：名\nc: d", "1:2 missing-space", {"題": "名", "c": "d"}),
        ("title:x", "1:6 missing-space", {"title": "x"}),
        ("- name:x\n  b: c", "1:7 missing-space", [{"name": "x", "b": "c"}]),
        ("- a\n-b\n- c", "2:1 missing-space", ["a", "b", "c"]),
        ("a:\n  -b", "2:3 missing-space a", {"a": ["b"]}),
        ("-a: b", "1:1 missing-space -a", [{"a": "b"}]),
        ("a:\n  – b: c\n    d: e", "2:3 missing-dash – b", {"a": [{"b": "c", "d": "e"}]}),
        ("a:\n  * b", "2:3 missing-dash", {"a": ["b"]}),
    ],
)
def test_its_repair_makes_it_read_as_it_was_meant(text: str, fault: str, meant: object) -> None:
    _, (found,) = compose(text)
    assert told(found) == fault
    assert found.repair is not None
    root, faults = compose(repaired(text, found.repair))
    assert (outline(root), faults) == (meant, ())


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        # over several lines, so that no edit of one line would do
        ("a: I ask\n  my friend: why", ["1:4 unquoted-colon a"]),
        ("a: I ask: why\n  not", ["1:4 unquoted-colon a"]),
        ("a: @b\n  c", ["1:4 unquoted-start a"]),
        ("a: b\n  c #d", ["2:5 hidden-comment a"]),
        ("a: We are # 1\n  in town", ["1:11 hidden-comment a"]),
        ("a: b\n  # c\n  d", ["2:3 hidden-comment"]),
        ('a: "b\n  c" d', ["2:5 after-quote"]),
        ("a: {b: c,\n  d}", ["2:3 comma-in-braces b"]),
        ("a: [b,\n @c, d]", ["2:2 unquoted-start"]),
        # a block of text or a list that begins on the wrong line
        ("a: | b\n  c", ["1:4 unquoted-start a"]),
        ("a: - b\n   - c", ["1:4 unquoted-start a"]),
        ("a: - b: c\n   - d", ["1:4 unquoted-start a"]),
        # more than one thing can be meant
        ("a: 1 # good", ["1:6 hidden-comment a"]),
        ("a: b # ask Anna", ["1:6 hidden-comment a"]),
        ("a: 'tis the season", ["1:4 open-quote a"]),
        ('"a" b: c', ["1:5 after-quote"]),
        ('a: {b: "c", d}', ["1:13 comma-in-braces"]),
        ("a: {b, c: d}", ["1:5 comma-in-braces"]),
        ("a: [b: c, d]", ["1:11 comma-in-braces b"]),
        ("a: {b: c, @d}", ["1:11 unquoted-start a"]),
        ("a: b\n  - c", ["2:3 indentation a"]),
        ("a: b\n - c: d", ["2:2 indentation c"]),
        ("a:\n  - b: c\n  d: e", ["3:3 missing-dash d"]),
        ("a:\n  - b\n c: d", ["3:2 indentation c"]),
        ("- a: x\n  - b: y", ["2:3 indentation b"]),
        ("a: b\nmore prose", ["2:1 indentation"]),
        ("a: {b: [c}", ["1:10 open-bracket a"]),
        ("a: {b: c}}", ["1:10 open-bracket a"]),
        (": b", ["1:1 key-not-text"]),
        ("%b\nc: d", ["1:1 directive"]),
        ("a: b\n...\nc: d", ["3:1 several-documents c"]),
        # two slips on two lines, both without a syntax error
        ("a: b #c\nd: {e: f, g}", ["1:6 hidden-comment a", "2:11 comma-in-braces e"]),
    ],
)
def test_names_what_no_edit_of_one_line_mends(text: str, faults: list[str]) -> None:
    found = compose(text)[1]
    assert [told(each) for each in found] == faults
    assert len(found) > 1 or found[0].repair is None


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: 12:30 or b:c", {"a": "12:30 or b:c"}),
        ("- https://example.org/a:b", ["https://example.org/a:b"]),
        ("a: x - y * z & @ % > | ! ` [b] {c}", {"a": "x - y * z & @ % > | ! ` [b] {c}"}),
        ("a: -2\nb: -c\nd: ?e\nf: :g", {"a": "-2", "b": "-c", "d": "?e", "f": ":g"}),
        ("a:\n  -2", {"a": "-2"}),
        (
            "a: [b, c]\nd: {e: f, g: }\nh: []\ni: {}",
            {"a": ["b", "c"], "d": {"e": "f", "g": ""}, "h": [], "i": {}},
        ),
        ("a: {b: c,}", {"a": {"b": "c"}}),
        ("a: [b, {c: d}, e]", {"a": ["b", {"c": "d"}, "e"]}),
        ("a: [b: c, d: e]", {"a": [{"b": "c"}, {"d": "e"}]}),
        ("a: |\n  b: c # d\n  @e\ne: >-\n  - f\n", {"a": "b: c # d\n@e\n", "e": "- f"}),
        ("a: b#c d#\ne: '#f'", {"a": "b#c d#", "e": "#f"}),
        ("a: b\n# c\nd: e", {"a": "b", "d": "e"}),
        ("stages:  # our stages\n  - a\n", {"stages": ["a"]}),
        ("owner: # nobody yet\n", {"owner": ""}),
        ("a: 'b'  # c\nd: [e]  # f", {"a": "b", "d": ["e"]}),
        ("a: b # journeys: ignore JM104 -- why", {"a": "b"}),
        ("a: b #journeys: ignore JM104", {"a": "b"}),
        ("a: # journeys: ignore JM104\n  b: c", {"a": {"b": "c"}}),
        ("a:\tb\nc: d\te\t\n", {"a": "b", "c": "d\te"}),
        ("a: b\n  \n\nc: d", {"a": "b", "c": "d"}),
        ("a: “b” „c“ ‘d’", {"a": "“b” „c“ ‘d’"}),
        ("a: b\n  c\n  – d", {"a": "b c – d"}),
        ("a:\n- b\n- c", {"a": ["b", "c"]}),
        ('a: "b \\"c\\" \\\\"', {"a": 'b "c" \\'}),
    ],
)
def test_leaves_alone_what_only_looks_like_a_slip(text: str, tree: object) -> None:
    root, faults = compose(text)
    assert (outline(root), faults) == (tree, ())


def test_in_frontmatter_it_says_how_prose_begins() -> None:
    (fault,) = compose("a: b\n\nSome prose\n", 2)[1]
    assert fault == Fault(
        Position(4, 1),
        Code.SYNTAX,
        "This line is neither a field (`name: text`) nor a list item (`- text`). "
        "If the prose begins here, put a line with `---` above it.",
    )


def test_repairs_count_lines_as_the_file_does() -> None:
    (fault,) = compose("a: b\nc: d: e\n", 2)[1]
    assert fault.repair == Repair(3, 4, 8, '"d: e"')


def test_every_code_has_a_slug_and_a_heading_of_its_own() -> None:
    assert len({code.heading for code in Code}) == len(list(Code))
    assert all(code == code.lower().replace(" ", "-") for code in Code)
