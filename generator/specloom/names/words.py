"""Words inside identifiers: splitting, casing, and making them legal and unsurprising Python."""

from __future__ import annotations

import hashlib
import keyword
import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import lru_cache
from typing import Final

__all__ = [
    "MAX_LENGTH",
    "constant",
    "identifier",
    "pascal",
    "shorten",
    "singular",
    "snake",
    "words",
]

MAX_LENGTH: Final = 60
"""No name is longer than this."""

_SYMBOLS: Final = {
    "+": " plus ", "=": " eq ", "*": " star ", "&": " and ",
    "@": " at ", "#": " hash ", "%": " percent ", "!": " not ", "$": " dollar ", "~": " tilde ",
    "|": " or ", "^": " caret ", "/": " ", "'": "",
}  # fmt: skip
_MARKS: Final = {
    "_": "underscore", "-": "dash", ".": "dot", ",": "comma", ":": "colon", ";": "semicolon",
    "?": "question", "/": "slash", "\\": "backslash", "'": "apostrophe", '"': "quote", " ": "space",
}  # fmt: skip
"""What separates words, by what it is called where it stands alone."""

_SIGNED: Final = re.compile(r"^-(?=\d)")
_SPLIT: Final = re.compile(
    r"[A-Z]{2,}s(?![a-z])"  # an acronym in the plural: HVACs
    r"|[A-Z]{2,}v(?=[0-9])"  # an acronym of a version: IPv6
    r"|[A-Z]+(?=[A-Z][a-z])"  # an acronym before a word: HTTPServer
    r"|[A-Z]?[a-z]+"
    r"|[A-Z]+"
    r"|[0-9]+"
    r"|[^\x00-\x7f]+"  # a word of another script
)


_LATIN: Final = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th",
        "\u0131": "i", "\u00b5": "u", "\u2044": " ",
        "ẞ": "SS", "Æ": "AE", "Œ": "OE", "Ø": "O", "Đ": "D", "Ð": "D", "Ł": "L", "Þ": "TH",
    }
)  # fmt: skip
"""Letters that Unicode does not take apart, and signs that say other than their name."""


_SELECTOR: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _plain(text: str) -> str:
    """Spell text in ASCII, but for letters and digits of other scripts, which stay (PEP 3131).

    Accents of Latin letters drop. A symbol is its name (`€` is `euro`), punctuation a space.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFKC", text.translate(_LATIN)).translate(_LATIN)
    spelled = ""
    for before, char in zip(f" {composed}", composed, strict=False):
        if unicodedata.category(char)[0] == "M" and spelled[-1:].isascii():
            continue  # an accent
        spelled += " " if before.islower() and char.isupper() else ""
        spelled += char if char.isascii() else _spelled(char)
    return spelled


_MANY: Final = 1 << 15  # names; an API says `id`, `name` and `created_at` in every other place


@lru_cache(maxsize=_MANY)
def _spelled(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", char)
    if decomposed[0].isascii():
        return "".join(one for one in decomposed if one.isascii())
    kind = unicodedata.category(char)
    if kind == "Cf" or _SELECTOR.match(char):  # shows nothing: it joins or varies its neighbours
        return ""
    if kind[0] in "LMN" and f"n{char}".isidentifier():
        return char
    name = unicodedata.name(char, "").lower() if kind[0] == "S" else ""
    return f" {name.removesuffix(' sign')} "


@lru_cache(maxsize=_MANY)
def words(text: str) -> tuple[str, ...]:
    """Split any text into lower-case words: `isPluggedIn` gives `is`, `plugged`, `in`.

    Symbols are separators unless they are all there is to tell values apart (`+1`, `-1`).
    """
    text = _plain(_SIGNED.sub("minus ", text.strip()))
    text = text.replace("<", " lt ").replace(">", " gt ")
    found = _SPLIT.findall(text)
    if not found or text[:1] in "+=":
        found = _SPLIT.findall("".join(_SYMBOLS.get(char, char) for char in text))
    return tuple(word.lower() if word.isascii() else _legible(word.lower()) for word in found)


def _legible(word: str) -> str:
    """Give a name as Python reads it, which makes one of what only looks different."""
    composed = unicodedata.normalize("NFKC", word)
    return "".join(char for char in composed if f"n{char}".isidentifier())


def _legal(name: str, *, lead: str) -> str:
    """Prefix what starts with a digit or is empty, and suffix keywords."""
    if not name.isascii():
        name = _legible(name)
    if not name.isidentifier():
        name = f"{lead}{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def shorten(name: str) -> str:
    """Keep a name within `MAX_LENGTH`; a cut name ends in six hex digits of the whole."""
    if len(name) <= MAX_LENGTH:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:6]
    return f"{name[: MAX_LENGTH - 7].rstrip('_')}_{digest}"


@lru_cache(maxsize=_MANY)
def snake(text: str) -> str:
    """Name a variable: `chargingLocationId` gives `charging_location_id`."""
    return shorten(_legal("_".join(_joined(words(text))), lead="n"))


def _joined(parts: Sequence[str]) -> Iterable[str]:
    """Glue a digit run to the word before it: `sha`, `256` is one word, `v`, `2` too."""
    joined: list[str] = []
    for part in parts:
        if part.isdigit() and joined and not joined[-1][-1].isdigit():
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def constant(text: str) -> str:
    """Name an enum member: `PLUGGED_IN:CHARGING` gives `PLUGGED_IN_CHARGING`."""
    spelled = text.replace("<=", " le ").replace(">=", " ge ")
    upper = spelled.isupper() and spelled.isascii()
    parts = _upper_words(spelled) if upper else words(spelled)
    marks = () if parts else (_MARKS.get(char, f"u{ord(char)}") for char in text)
    return shorten(_legal("_".join((*parts, *marks)).upper() or "EMPTY", lead="N"))


def _upper_words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[A-Z0-9]+", text))


@lru_cache(maxsize=_MANY)
def pascal(text: str) -> str:
    """Name a class: `charge-state` gives `ChargeState`. A legal capitalised name stays."""
    if text.isidentifier() and text.isascii() and text[0].isupper() and "_" not in text:
        return text if not keyword.iskeyword(text) else f"{text}_"
    parts = re.split(r"[^A-Za-z0-9\x80-\U0010ffff]+", _plain(text))
    spelled = "".join(part[:1].upper() + part[1:] for part in parts if part)
    if not spelled:
        spelled = "".join(word.capitalize() for word in words(text))
    return _legal(spelled, lead="N")


def singular(word: str) -> str:
    """Give the singular of an English plural, near enough for a name."""
    lower = word.lower()
    if len(word) <= 2:  # noqa: PLR2004 - an abbreviation, not a plural
        return word
    if lower.endswith("ies") and len(word) > 4:  # noqa: PLR2004 - "ties", "dies" keep their stem
        return f"{word[:-3]}y"
    if lower.endswith(("sses", "shes", "ches", "xes", "uses")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_SHADOWS: Final = frozenset({"self", "cls", "print", "None", "True", "False"})


def identifier(text: str, taken: Container[str] = ()) -> str:
    """Name an argument or field: `snake`, with `_` behind what would shadow something vital."""
    name = snake(text)
    while name in _SHADOWS or name in taken:
        name += "_"
    return name
