"""The tree that a file's YAML makes, with positions, and what can be wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from mkdocs_journeys.model.finding import Position, Repair

# How deep lists and fields may be nested.
DEPTH_LIMIT = 30


class Scalar(NamedTuple):
    """One text. `plain` means written without quotes, so an empty plain one is nothing written."""

    text: str
    plain: bool
    position: Position


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    position: Position


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


class Mapping(NamedTuple):
    """Fields in the order of the file. No key occurs twice."""

    entries: tuple[Entry, ...]
    position: Position


Node = Scalar | Sequence | Mapping


class Code(StrEnum):
    """What can be wrong with a file before anybody asks what its fields mean."""

    heading: str

    def __new__(cls, slug: str, heading: str) -> Code:
        """Make the code out of its slug, and keep its short title beside it."""
        code = str.__new__(cls, slug)
        code._value_ = slug
        code.heading = heading
        return code

    TOO_LARGE = "too-large", "The file is larger than 256 KiB"
    ENCODING = "encoding", "The file is not saved as UTF-8"
    CONTROL_CHARACTER = "control-character", "A character that cannot be seen"
    NO_FRONTMATTER = "no-frontmatter", "The file does not begin with ---"
    OPEN_FRONTMATTER = "open-frontmatter", "The closing --- is missing"
    SYNTAX = "yaml-syntax", "A line that YAML cannot read"
    SEVERAL_DOCUMENTS = "several-documents", "More than one YAML document in a file"
    DIRECTIVE = "directive", "A % line for the YAML parser"
    ANCHOR = "anchor", "An anchor, an alias or a merge key"
    TAG = "tag", "A YAML tag"
    DUPLICATE_KEY = "duplicate-key", "The same key twice"
    KEY_NOT_TEXT = "key-not-text", "A key that is no text"
    TOO_DEEP = "too-deep", "Lists and fields nested more than 30 deep"
    TOO_MUCH = "too-much", "More than a file may hold"
    UNQUOTED_COLON = "unquoted-colon", "A colon in a text without quotes"
    UNQUOTED_START = "unquoted-start", "A text that begins with a sign of YAML's own"
    HIDDEN_COMMENT = "hidden-comment", "A # after a text, which would cut it off"
    AFTER_QUOTE = "after-quote", "Text after a closing quote"
    OPEN_QUOTE = "open-quote", "A quote that is not closed"
    BACKSLASH = "backslash", "A backslash between double quotes"
    COMMA_IN_BRACES = "comma-in-braces", "A comma that splits a text in braces or brackets"
    OPEN_BRACKET = "open-bracket", "A brace or bracket that is not closed"
    TAB = "tab", "A tab where YAML wants spaces"
    ODD_SPACE = "odd-space", "A special space that YAML does not take for one"
    INDENTATION = "indentation", "A line that stands too far left or right"
    MISSING_SPACE = "missing-space", "No space after a colon or a dash"
    MISSING_DASH = "missing-dash", "A list item without its dash"
    UNKNOWN_KEY = "unknown-key", "A key that does not belong here"
    MISSING_KEY = "missing-key", "A key that must be there"
    BAD_VALUE = "bad-value", "A value that its key does not take"
    NOT_FIELDS = "not-fields", "A text or list where fields belong"
    UNKNOWN_REFERENCE = "unknown-reference", "An id or name that nothing has"
    FORMER_ID = "former-id", "An id that has a new name"
    SAME_ID = "same-id", "Two things with one id"
    SHARES = "shares", "Shares that add up to more than 100"
    BAD_PLACE = "bad-place", "A file that stands where it does not belong"
    UNREADABLE = "unreadable", "A file that cannot be read"
    LINK = "link", "A symbolic link"
    UNSAFE_PICTURE = "unsafe-picture", "A picture that could run or load something"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a file's text. With the name of the file it becomes a finding."""

    position: Position
    code: Code
    message: str
    allowed: str = ""
    suggestion: str = ""
    key: str = ""
    repair: Repair | None = None
