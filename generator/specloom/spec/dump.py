"""A plain value to YAML that every loader reads alike.

What YAML 1.1 and 1.2 read differently (`NO`, `22:30`, `2023-08-01`, `0777`, `1e3`, `=`) is quoted,
so that the text means the same to both; the text itself is made to be read: block style, keys in
the value's order, long lines folded at a hundred columns, texts of several lines literal.
"""

from __future__ import annotations

import re

__all__ = ["dump"]

_WIDTH = 100
_NARROWEST = 40
"""Folded text keeps this many columns however deep it stands."""

_LONGEST_KEY = 1000
"""A simple key must end within 1024 characters (YAML 1.2.2, section 7.4.3)."""

_PLAIN = re.compile(r"[A-Za-z/_$(](?:[^\x00-\x1f:#]|:(?=[^\s])|(?<=\S)#)*")
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
_UNPRINTABLE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What must be escaped: control characters, the byte order mark, line breaks of YAML 1.1."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE = re.compile(f'[\\\\"]|{_UNPRINTABLE.pattern}')
_NOT_LITERAL = re.compile(r"\A\s|^[ ]*\t|[ ]\Z", re.MULTILINE)
_GAP = re.compile(r"(?<=\S) (?=\S)")


def dump(value: object) -> str:
    """Write a value made of dict (string keys), list, str, int, float, bool and None as YAML."""
    lines: list[str] = []
    if isinstance(value, (dict, list)) and value:
        _block(value, "", lines)
    else:
        lines.append(_scalar(value, "", 0))
    return "\n".join(lines) + "\n"


def _block(value: dict[str, object] | list[object], pad: str, lines: list[str]) -> None:
    if isinstance(value, dict):
        for key, member in value.items():
            _member(_key(key, pad), member, pad, lines)
        return
    for item in value:
        if isinstance(item, (dict, list)) and item:
            first = len(lines)
            _block(item, f"{pad}  ", lines)
            lines[first] = f"{pad}- {lines[first][len(pad) + 2 :]}"
        else:
            lines.append(f"{pad}- {_scalar(item, pad, len(pad) + 2)}")


def _member(head: str, value: object, pad: str, lines: list[str]) -> None:
    if isinstance(value, (dict, list)) and value:
        lines.append(f"{head}:")
        _block(value, f"{pad}  ", lines)
    else:
        lines.append(f"{head}: {_scalar(value, pad, len(head) + 2)}")


def _key(key: str, pad: str) -> str:
    text = _string(key)
    return f"{pad}{text}" if len(text) < _LONGEST_KEY else f"{pad}? {text}\n{pad}"


def _scalar(value: object, pad: str, column: int) -> str:
    """Write what needs no block; `column` is where the text begins."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float():
            return _float(value)
        case str():
            return _text(value, pad, column)
        case dict():
            return "{}"
        case list():
            return "[]"
        case _:
            return str(value)


def _float(value: float) -> str:
    """Write a float with a point and a signed exponent: YAML 1.1 takes `1e3` for a string."""
    mantissa, exponent, power = repr(value).partition("e")
    if not exponent:
        return mantissa
    point = "" if "." in mantissa else ".0"
    sign = "" if power[0] in "+-" else "+"
    return f"{mantissa}{point}e{sign}{power}"


def _text(text: str, pad: str, column: int) -> str:
    inside = f"\n{pad}  "
    if _can_be_literal(text):
        chomp = "+" if text.endswith("\n\n") else "" if text.endswith("\n") else "-"
        lines = text.removesuffix("\n").split("\n")
        return f"|{chomp}" + "".join(f"{inside}{line}" if line else "\n" for line in lines)
    short = _string(text)
    if column + len(short) <= _WIDTH or not _can_be_folded(text):
        return short
    lines = _fold(text, max(_NARROWEST, _WIDTH - len(pad) - 2))
    return ">-" + "".join(inside + line for line in lines)


def _can_be_literal(text: str) -> bool:
    return (
        "\n" in text
        and not _NOT_LITERAL.search(text)
        and not _UNPRINTABLE.search(text.replace("\n", "").replace("\t", ""))
    )


def _can_be_folded(text: str) -> bool:
    return bool(_GAP.search(text)) and text == text.strip(" ") and not _UNPRINTABLE.search(text)


def _fold(text: str, width: int) -> list[str]:
    """Break a text of one line where a single space stands between words."""
    lines: list[str] = []
    line = ""
    for word in _GAP.split(text):
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def _string(text: str) -> str:
    """Write a string on one line: plain where no loader can take it for something else."""
    is_plain = (
        _PLAIN.fullmatch(text)
        and text.lower() not in _WORDS
        and text[-1] not in " :"
        and not _UNPRINTABLE.search(text)
    )
    return text if is_plain else f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - end of the BMP
