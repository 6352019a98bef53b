"""JSON Pointers (RFC 6901) as URI fragments: `#/paths/~1me/get`, `#` for the whole document.

Only `~` and `/` are escaped, so that pointers stay readable; a `Document` also understands
percent-encoding (RFC 6901, section 6).
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["MISSING", "child", "descend", "escape", "join", "split"]

MISSING = object()
"""What `child` gives where there is nothing: `None` is a value."""


def escape(token: object) -> str:
    """Write one member name or index as a reference token."""
    return str(token).replace("~", "~0").replace("/", "~1")


def join(tokens: Iterable[object]) -> str:
    """Write a path of member names and indexes as a pointer."""
    return "#" + "".join(f"/{escape(token)}" for token in tokens)


def split(pointer: str) -> list[str]:
    """Give the member names and indexes of a pointer; a leading `#` is optional."""
    tokens = pointer.removeprefix("#").split("/")[1:]
    return [token.replace("~1", "/").replace("~0", "~") for token in tokens]


def child(value: object, token: str) -> object:
    """Give the member or item that a token names, or `MISSING`."""
    match value:
        case dict():
            return value.get(token, MISSING)
        case list() if _is_index(token) and int(token) < len(value):
            return value[int(token)]
        case _:
            return MISSING


def descend(value: object, tokens: list[str]) -> tuple[list[str], object]:
    """Follow tokens as far as they lead: the tokens that exist, and the value there."""
    for count, token in enumerate(tokens):
        inner = child(value, token)
        if inner is MISSING:
            return tokens[:count], value
        value = inner
    return tokens, value


def _is_index(token: str) -> bool:
    return token.isascii() and token.isdecimal() and (token == "0" or token[0] != "0")  # noqa: S105 - a pointer's token
