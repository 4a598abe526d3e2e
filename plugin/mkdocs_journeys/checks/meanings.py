"""What each code means and what to do, with an example where one helps.

The examples are lines of a journey's frontmatter. A test reads them: the wrong one must give its code, and
the right one nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_journeys.reading.nodes import Code


@dataclass(frozen=True, slots=True)
class Meaning:
    """One or two sentences, and perhaps some lines before and after."""

    text: str
    wrong: str = ""
    right: str = ""


MEANINGS: Mapping[Code, Meaning] = {
    Code.TOO_LARGE: Meaning(
        "No journey is that long. Move long prose to a page of its own, or make two journeys."
    ),
    Code.ENCODING: Meaning("In your editor choose *Save with encoding* and then UTF-8."),
    Code.CONTROL_CHARACTER: Meaning(
        "It came along when the text was copied from elsewhere. Delete it, or type the line anew."
    ),
    Code.NO_FRONTMATTER: Meaning(
        "The fields stand at the very top of a file, between two lines with three hyphens each. Nothing may "
        "stand above them."
    ),
    Code.OPEN_FRONTMATTER: Meaning(
        "Put a line with three hyphens below the last field. The prose begins on the next line."
    ),
    Code.SYNTAX: Meaning(
        "The reader gave up here. The reason is on this line or on the one above: a quote, a bracket, a dash "
        "or a colon that is missing or too much.",
        "tags: [shoes,, beginners]",
        "tags: [shoes, beginners]",
    ),
    Code.SEVERAL_DOCUMENTS: Meaning(
        "In a shared list a line with three hyphens begins a second document. A file has only one: delete "
        "that line."
    ),
    Code.DIRECTIVE: Meaning("A line that begins with `%` speaks to YAML itself. Delete or indent it."),
    Code.ANCHOR: Meaning(
        "YAML has signs that repeat a text elsewhere: `&`, `*` and `<<`. Journeys do without them, so that "
        "each file can be read for itself. Write the text out; put it in quotes if you mean the sign.",
        "scenario: &why Her shoes are worn out\ngoal: *why",
        "scenario: Her shoes are worn out\ngoal: Her shoes are worn out",
    ),
    Code.TAG: Meaning(
        "YAML reads a word that begins with `!` as an order to itself. Put the text in quotes.",
        "goal: !now New shoes",
        'goal: "!now New shoes"',
    ),
    Code.DUPLICATE_KEY: Meaning(
        "Nobody can tell which of the two counts. Keep one, or put both texts into one list.",
        "goal: Shoes that fit\ngoal: Shoes by Sunday",
        "goal: Shoes that fit, by Sunday",
    ),
    Code.KEY_NOT_TEXT: Meaning(
        "Before a colon stands the name of a field. Here stands a list, or nothing.",
        "? [goal, scenario]\n: Shoes that fit",
        "goal: Shoes that fit",
    ),
    Code.TOO_DEEP: Meaning("Something is indented again and again. No field of a journey needs that."),
    Code.TOO_MUCH: Meaning(
        "So that no file keeps the others waiting, a journey may have 60 stages, 150 touchpoints, 300 pains "
        "and 300 opportunities, and name 50 owners, channels or the like that no file lists; a registry may "
        "have 1,000 entries, a list 100 items, and a file 4,000 texts and numbers in all. Make two journeys, "
        "and tell with `parent` which is a detail of the other."
    ),
    Code.UNQUOTED_COLON: Meaning(
        "A colon with a space behind it begins a field. A text that has one must stand in quotes.",
        "goal: New shoes: by Sunday",
        'goal: "New shoes: by Sunday"',
    ),
    Code.UNQUOTED_START: Meaning(
        "YAML reads some signs at the beginning of a text in its own way: `*`, `&`, `!`, `|`, `>`, `%`, `@`, "
        "`[`, `{` and the backtick. Put such a text in quotes.",
        "goal: @home by Sunday",
        'goal: "@home by Sunday"',
    ),
    Code.HIDDEN_COMMENT: Meaning(
        "YAML reads what follows a space and a `#` as a comment, and so would cut your text off. Put the "
        "text in quotes. If you do mean a comment, put it on a line of its own.",
        "goal: The shoes that are #1 in every test",
        'goal: "The shoes that are #1 in every test"',
    ),
    Code.AFTER_QUOTE: Meaning(
        "If a text begins with a quote, it ends with the next one. Put the whole text in quotes: in single "
        "ones where double quotes are part of it.",
        'goal: "Fast" shoes',
        "goal: '\"Fast\" shoes'",
    ),
    Code.OPEN_QUOTE: Meaning(
        "Put the closing quote at the end of the text. If the sign is an apostrophe, put double quotes "
        "around the whole text.",
        'goal: "Shoes that fit',
        'goal: "Shoes that fit"',
    ),
    Code.BACKSLASH: Meaning(
        "Between double quotes a backslash has a meaning of its own. Write it twice, or use single quotes.",
        'goal: "See C:\\shoes"',
        "goal: 'See C:\\shoes'",
    ),
    Code.COMMA_IN_BRACES: Meaning(
        "Between braces and brackets a comma ends the text. Put the text in quotes, or the fields on "
        "lines of their own.",
        "objectives: [{text: Fewer returns, less waste, by: 2027}]",
        'objectives: [{text: "Fewer returns, less waste", by: 2027}]',
    ),
    Code.OPEN_BRACKET: Meaning(
        "Each opening brace or bracket needs its closing one, and the other way round.",
        "tags: [shoes, beginners",
        "tags: [shoes, beginners]",
    ),
    Code.TAB: Meaning(
        "Indent with spaces, two for each step. Most editors can do that when you press the tab key."
    ),
    Code.ODD_SPACE: Meaning(
        "Web pages and word processors have spaces that look like others and are not. Type the spaces anew."
    ),
    Code.INDENTATION: Meaning(
        "How far a line is indented says to what it belongs. Align it with the lines beside which it stands.",
        "expectations:\n  - Plain words\n - A fair price",
        "expectations:\n  - Plain words\n  - A fair price",
    ),
    Code.MISSING_SPACE: Meaning(
        "Behind the colon of a field, and behind the dash of a list item, there is a space.",
        "expectations:\n  -Plain words",
        "expectations:\n  - Plain words",
    ),
    Code.MISSING_DASH: Meaning(
        "Each item of a list begins with a hyphen and a space. Other dashes and bullets don't count.",
        "expectations:\n  - Plain words\n  A fair price",
        "expectations:\n  - Plain words\n  - A fair price",
    ),
    Code.UNKNOWN_KEY: Meaning(
        "Either the key is misspelt, or it belongs to another part of the file: check how far it is "
        "indented. A key of your own begins with `x-`.",
        "ownr: web-shop",
        "owner: web-shop",
    ),
    Code.MISSING_KEY: Meaning(
        "A journey needs a `title` and `stages`, a persona a `name`, a stage `stage` or `name`, a touchpoint "
        "`name` or `use`. The small records have such keys too.",
        "stages:\n  - goal: Find out what there is",
        "stages:\n  - name: Looking around\n    goal: Find out what there is",
    ),
    Code.BAD_VALUE: Meaning(
        "The message says what is allowed. [Values](index.md#values) says it at length.",
        "stages:\n  - name: Looking around\n    emotion: anxious",
        "stages:\n  - name: Looking around\n    feeling: anxious",
    ),
    Code.NOT_FIELDS: Meaning(
        "This key takes several fields, not one text. Write each on a line of its own, indented below "
        "the key.",
        "volume: 1,840 a month",
        "volume:\n  people: 1,840\n  per: month",
    ),
    Code.UNKNOWN_REFERENCE: Meaning(
        "Check the spelling. If the thing is new, give it an entry in the shared list first. Where there is "
        "no such list at all, any name is taken.",
        "compares_to: mina/no-such-journey",
        "compares_to: mina/other",
    ),
    Code.FORMER_ID: Meaning(
        "This is no error: the old id still leads to the right place. Write the new one when you are at it."
    ),
    Code.SAME_ID: Meaning(
        "An id belongs to one thing, and ids that differ in case alone are one. Give one of the two another.",
        "stages:\n  - name: Looking\n    id: start\n  - name: Buying\n    id: start",
        "stages:\n  - name: Looking\n    id: start\n  - name: Buying\n    id: buying",
    ),
    Code.SHARES: Meaning(
        "The shares of the ways on from one touchpoint are parts of those who go on, so they add up to 100 "
        "at most. Those who leave are not among them: they are the `drop_off`."
    ),
    Code.BAD_PLACE: Meaning(
        "See [the files of a wiki](index.md#the-files-of-a-wiki) for where each file stands and how it is "
        "named."
    ),
    Code.UNREADABLE: Meaning("The computer refused to open it. Check who may read the file."),
    Code.LINK: Meaning("A link could lead anywhere. Put the file itself in its place."),
    Code.UNSAFE_PICTURE: Meaning(
        "An SVG may hold scripts, and load from other sites. Export it anew as a plain SVG, or as a PNG."
    ),
}
