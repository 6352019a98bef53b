"""The styles of OpenAPI 3.2, read: each text that was sent, as the trees it may stand for.

`templates/runtime/parameters.py` writes what is read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import unquote

from specloom.ir.model import Parameter
from specloom.mock.reading.texts import Tree

__all__ = ["Decode", "Pairs", "decoded", "decoded_plus", "deep", "flat", "pairs_of", "spread"]

Pairs: TypeAlias = Mapping[str, Sequence[str]]
"""Names, decoded, each with the texts given for it, as they were sent."""

Decode: TypeAlias = Callable[[str], str]

_SEPARATORS: Final[Mapping[str, re.Pattern[str]]] = {
    "spaceDelimited": re.compile("%20|[+ ]"),
    "pipeDelimited": re.compile(r"%7[Cc]|\|"),
}
_COMMA: Final = re.compile(",")
_ENCODED_COMMA: Final = re.compile("%2[Cc]|,")
_DEEPEST: Final = 16


def decoded(text: str) -> str:
    """Undo percent-encoding.

    Raises:
        UnicodeDecodeError: What is encoded is not UTF-8.
    """
    return unquote(text, errors="strict") if "%" in text else text


def decoded_plus(text: str) -> str:
    """Undo the encoding of forms and queries, where a plus is a space.

    Raises:
        UnicodeDecodeError: What is encoded is not UTF-8.
    """
    return decoded(text.replace("+", " ")) if "+" in text else decoded(text)


def pairs_of(text: str) -> dict[str, list[str]]:
    """Part `a=1&b=2`; a name without `=` has the empty text.

    Raises:
        UnicodeDecodeError: A name is not UTF-8.
    """
    found: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair:
            name, _, value = pair.partition("=")
            found.setdefault(decoded_plus(name), []).append(value)
    return found


def flat(parameter: Parameter, text: str, decode: Decode) -> Iterator[Tree]:
    """Give what one text may stand for in a style that writes all of a value at once.

    The plainest is first: text, list, object.
    """
    style, explode = parameter.style, parameter.explode
    if style == "matrix":
        yield from _matrix(parameter, text, decode)
        return
    if style == "label":
        text = text.removeprefix(".")
    separator = _SEPARATORS.get(style, _COMMA)
    if style == "label" and explode:
        separator = _DOT
    yield decode(text)
    yield from _parted(separator.split(text) if text else [], decode, explode=explode)
    if style == "form" and "," not in text and "%2" in text:  # many clients encode the commas too
        yield from _parted(_ENCODED_COMMA.split(text), decode, explode=explode)


_DOT: Final = re.compile(r"\.")


def _parted(pieces: list[str], decode: Decode, *, explode: bool) -> Iterator[Tree]:
    yield [decode(piece) for piece in pieces]
    if explode:
        split = [piece.partition("=") for piece in pieces]
        if all(equals for _, equals, _ in split):
            yield {decode(name): decode(value) for name, _, value in split}
    elif len(pieces) % 2 == 0:
        yield {
            decode(name): decode(value)
            for name, value in zip(pieces[::2], pieces[1::2], strict=True)
        }


def _matrix(parameter: Parameter, text: str, decode: Decode) -> Iterator[Tree]:
    pairs = [piece.partition("=") for piece in text.removeprefix(";").split(";")]
    own = [value for name, _, value in pairs if decode(name) == parameter.name]
    if len(own) == 1:
        yield decode(own[0])
    if parameter.explode:
        yield [decode(value) for value in own]
        yield {decode(name): decode(value) for name, _, value in pairs}
    elif own:
        yield from _parted(own[0].split(","), decode, explode=False)


def deep(name: str, pairs: Pairs, decode: Decode) -> dict[str, Tree] | None:
    """Give the object that `name[key]=value` pairs spell, None where there is no such pair.

    OpenAPI leaves deeper nesting open; `name[a][b]` goes on likewise, and `name[]` repeats.
    """
    found: dict[str, Tree] = {}
    for key, texts in pairs.items():
        if key.startswith(f"{name}[") and key.endswith("]"):
            steps = key[len(name) + 1 : -1].split("][", _DEEPEST)
            _put(found, steps, [decode(text) for text in texts])
    return found or None


def _put(found: dict[str, Tree], steps: Sequence[str], texts: Sequence[str]) -> None:
    """Place texts at the end of steps; where that is taken by something else they are left out."""
    *around, last = steps if steps[-1] or len(steps) == 1 else steps[:-1]
    inner = found
    for step in around:
        following = inner.setdefault(step, {})
        if not isinstance(following, dict):
            return
        inner = following
    inner.setdefault(last, texts[0] if len(texts) == 1 and steps[-1] else list(texts))


def spread(names: Iterable[str], pairs: Pairs, decode: Decode) -> dict[str, Tree] | None:
    """Give the object whose members stand as pairs of their own; None where none does."""
    found: dict[str, Tree] = {}
    for name in names:
        if texts := pairs.get(name):
            found[name] = decode(texts[0]) if len(texts) == 1 else [decode(text) for text in texts]
    return found or None
