r"""Regular expressions of ECMA-262 as trees: the part of the language that is regular.

Read the way JSON Schema asks validators to: unanchored, by code points, ASCII `\d` and `\w`.
(jsonschema-rs reads these by Unicode in patterns with lookarounds, against ECMA-262.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from specloom.values.regular.alphabet import (
    DIGIT,
    EVERY,
    NOT_NEWLINE,
    SPACE,
    WORD,
    CharSet,
    complement,
    is_surrogate,
    property_set,
    ranges,
)

__all__ = [
    "ANYTHING",
    "EMPTY",
    "NOTHING",
    "Chars",
    "Choice",
    "End",
    "Look",
    "Node",
    "NotRegularError",
    "Repeat",
    "Sequence",
    "Start",
    "parse",
]


class NotRegularError(Exception):
    """A pattern cannot be read at all; the message says what it has, as part of a sentence."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character of a set."""

    chars: CharSet


@dataclass(frozen=True, slots=True)
class Sequence:
    """One item after the other; none at all is the empty string."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the options; none at all matches nothing."""

    options: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """An item from `least` to `most` times; greedy or lazy makes no difference here."""

    item: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Start:
    """`^`: nothing stands before."""


@dataclass(frozen=True, slots=True)
class End:
    """`$`: nothing follows."""


@dataclass(frozen=True, slots=True)
class Look:
    """A lookahead: what follows matches `item`, or does not.

    `exact` tells whether `item` is read in full; see `parse`.
    """

    item: Node
    wanted: bool
    exact: bool


Node: TypeAlias = Chars | Sequence | Choice | Repeat | Start | End | Look

EMPTY: Final = Sequence(())
NOTHING: Final = Choice(())
ANYTHING: Final = Repeat(Chars(EVERY), 0, None)

_CLASSES: Final = {"d": DIGIT, "w": WORD, "s": SPACE}
_CONTROLS: Final = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_QUANTIFIERS: Final = {"*": (0, None), "+": (1, None), "?": (0, 1)}
_DEEPEST: Final = 40
_LONGEST_NUMBER: Final = 9


def parse(pattern: str) -> tuple[Node, str]:
    """Read a pattern; the text names what in it is not regular, and is read as more than it says.

    A lookbehind or word boundary is taken to hold everywhere, a reference back to match any text.

    Raises:
        NotRegularError: it uses flags, or a spelling that validators do not agree about.
    """
    reader = _Reader(pattern)
    node = reader.choice(0)
    if reader.rest:
        raise NotRegularError("an unbalanced parenthesis")
    return node, next(iter(reader.doubts), "")


class _Reader:
    """Recursive descent; `at` is where the reader stands, `doubts` what was not read in full."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.doubts: list[str] = []
        self.opened = 0
        self.groups: dict[str, Node] = {}

    @property
    def rest(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self, text: str) -> bool:
        """Step over a text if it is next."""
        if found := self.pattern.startswith(text, self.at):
            self.at += len(text)
        return found

    def next(self) -> str:
        """Step over one character, whatever it is."""
        if not self.rest:
            raise NotRegularError("a pattern that ends too early")
        self.at += 1
        return self.pattern[self.at - 1]

    def until(self, end: str) -> str:
        """Read up to a text and step over it."""
        stop = self.pattern.find(end, self.at)
        if stop < 0:
            raise NotRegularError("a pattern that ends too early")
        text, self.at = self.pattern[self.at : stop], stop + len(end)
        return text

    def choice(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise NotRegularError("groups nested too deeply")
        options = [self.sequence(depth)]
        while self.take("|"):
            options.append(self.sequence(depth))
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def sequence(self, depth: int) -> Node:
        items: list[Node] = []
        while self.rest not in ("", "|", ")"):
            items.append(self.quantified(self.atom(depth)))
        return items[0] if len(items) == 1 else Sequence(tuple(items))

    def quantified(self, item: Node) -> Node:
        bounds = self.quantifier()
        if bounds is None:
            return item
        self.take("?")
        if isinstance(item, Start | End | Look) or item == EMPTY:
            raise NotRegularError("a quantifier that repeats nothing")
        if self.rest in ("*", "+", "?", "{"):
            raise NotRegularError("a quantifier after a quantifier")
        return Repeat(item, *bounds)

    def quantifier(self) -> tuple[int, int | None] | None:
        if self.rest in _QUANTIFIERS:
            return _QUANTIFIERS[self.next()]
        if not self.take("{"):
            return None
        least, comma, most = self.until("}").partition(",")
        if not (_is_number(least) and (_is_number(most) or not most)):
            raise NotRegularError("a brace that is not a quantifier")
        bounds = int(least), int(most) if most else None if comma else int(least)
        if bounds[1] is not None and bounds[1] < bounds[0]:
            raise NotRegularError("a quantifier whose bounds are out of order")
        return bounds

    def atom(self, depth: int) -> Node:
        match self.next():
            case "^":
                return Start()
            case "$":
                return End()
            case ".":
                return Chars(NOT_NEWLINE)
            case "(":
                return self.group(depth)
            case "[":
                return Chars(self.char_class())
            case "\\":
                return self.escaped()
            case "*" | "+" | "?" | "{" as sign:
                raise NotRegularError(f"a `{sign}` that repeats nothing")
            case char:
                return Chars(_single(ord(char)))

    def escaped(self) -> Node:
        if self.rest in ("b", "B"):
            self.at += 1
            self.doubts.append("a word boundary")
            return EMPTY
        if self.take("k<"):
            return self.reference(self.until(">"))
        if self.rest in tuple("123456789"):
            number = ""
            while self.rest.isdigit():
                number += self.next()
            return self.reference(number)
        found = self.escape()
        return Chars(_single(found) if isinstance(found, int) else found)

    def reference(self, group: str) -> Node:
        """Read the text of a group again as any text the group matches, or none."""
        self.doubts.append("a reference back")
        known = self.groups.get(group)
        return ANYTHING if known is None else Repeat(known, 0, 1)

    def group(self, depth: int) -> Node:
        known = len(self.doubts)
        kind, names = self.kind()
        inner = self.choice(depth + 1)
        if not self.take(")"):
            raise NotRegularError("an unbalanced parenthesis")
        self.groups |= dict.fromkeys(names, inner)
        if kind in ("=", "!"):
            return Look(inner, wanted=kind == "=", exact=known == len(self.doubts))
        if kind == "<":
            self.doubts.append("a lookbehind")
            return EMPTY
        return inner

    def kind(self) -> tuple[str, tuple[str, ...]]:
        """Read what a group is for, and what it can be referred to by.

        `=` and `!` look ahead, `<` looks behind, `:` only groups.
        """
        if self.take("?"):
            for sign in ("=", "!", ":"):
                if self.take(sign):
                    return sign, ()
            if self.take("<=") or self.take("<!"):
                return "<", ()
            if not (self.take("<") or self.take("P<")):
                raise NotRegularError("a flag or a special group")
        name = self.until(">") if self.pattern[self.at - 1] == "<" else ""
        self.opened += 1
        return ":", (str(self.opened), name)

    def char_class(self) -> CharSet:
        negated = self.take("^")
        if self.rest == "]":
            raise NotRegularError("an empty class")
        parts: list[tuple[int, int]] = []
        while not self.take("]"):
            low = self.class_atom()
            if self.rest == "-" and self.pattern[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                high = self.class_atom()
                if not (isinstance(low, int) and isinstance(high, int) and low <= high):
                    raise NotRegularError("a range that is none")
                parts.append((low, high))
            else:
                parts += _single(low) if isinstance(low, int) else low
        return complement(ranges(parts)) if negated else ranges(parts)

    def class_atom(self) -> int | CharSet:
        char = self.next()
        return self.escape() if char == "\\" else ord(char)

    def escape(self) -> int | CharSet:
        char = self.next()
        if (kind := char.lower()) in _CLASSES:
            return _CLASSES[kind] if kind == char else complement(_CLASSES[kind])
        if char in _CONTROLS:
            return _CONTROLS[char]
        match char:
            case "p" | "P":
                return self.property(char)
            case "x":
                return self.hexadecimal(2)
            case "u":
                return self.code_unit()
            case "c" if self.rest.isascii() and self.rest.isalpha():
                return ord(self.next()) % 32
            case "0" if not self.rest.isdigit():
                return 0
        if not char.isascii() or char.isalnum() or char in "<>":
            raise NotRegularError(f"the escape `\\{char}`")
        return ord(char)

    def property(self, letter: str) -> CharSet:
        name = self.until("}") if self.take("{") else self.next()
        found = property_set(f"\\p{{{name}}}")
        if found is None:
            raise NotRegularError(f"the property `{name}`")
        return found if letter == "p" else complement(found)

    def hexadecimal(self, length: int) -> int:
        digits = self.pattern[self.at : self.at + length]
        self.at += length
        if len(digits) != length:
            raise NotRegularError("a pattern that ends too early")
        return _code(digits)

    def code_unit(self) -> int:
        if self.take("{"):
            return _code(self.until("}"))
        unit = self.hexadecimal(4)
        if is_surrogate(unit):
            raise NotRegularError("half a surrogate pair")
        return unit


def _single(code: int) -> CharSet:
    return ((code, code),)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _code(digits: str) -> int:
    try:
        code = int(digits, 16)
    except ValueError:
        code = -1
    if not 0 <= code <= EVERY[-1][1]:
        raise NotRegularError("an escape that names no character")
    return code
