"""Text that may come from a hostile description, and the only two ways it enters Python source.

Views hold such text as `Prose`. Templates cannot print it: they must pass it through `literal`
(a Python literal) or `docstring` (a docstring that cannot end early), and the environment refuses
anything else. Every finished module is parsed before it leaves.
"""

from __future__ import annotations

import ast
import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import Final

import jinja2

from specloom.errors import BadInput, Finding, Location
from specloom.render.markup import plain, unmarked

__all__ = [
    "Prose",
    "docstring",
    "environment",
    "literal",
    "one_line",
    "render",
    "said_default",
    "sentence",
    "summary",
    "toml",
]

WIDTH: Final = 100
"""Columns of generated source."""


class Prose(str):
    """Text of a description: data, never source."""

    __slots__ = ()


_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_LIST: Final = re.compile(r"\s*([-*+]|\d+[.)])\s+")
_FENCE: Final = "```"
_HEADINGS: Final = frozenset(("Args:", "Returns:", "Raises:"))
_LONG: Final = 40
"""Defaults of more characters are left to the description."""
_OVER: Final = 60
"""Columns that a word may stand out of its line."""


def literal(value: object) -> str:
    """Write a value as a Python literal that stands on one line of ASCII or printable text."""
    if isinstance(value, str):
        return _double_quoted(str(value))
    return repr(value)


def _double_quoted(text: str) -> str:
    plain = ascii(text) if _CONTROL.search(text) or not text.isprintable() else repr(text)
    body = plain[1:-1]
    if plain[0] == "'" and '"' not in body:
        return f'"{body.replace(chr(92) + chr(39), chr(39))}"'
    return plain


@lru_cache(maxsize=4096)  # each method is there in two colours
def docstring(text: str, indent: int = 4) -> str:
    """Write text as an indented triple-quoted docstring of at most `WIDTH` columns.

    Backslashes and quotes are escaped, so no text can end the docstring; control characters and
    those that reorder a line are dropped.
    """
    lines = list(_wrapped(_CONTROL.sub("", plain(text)).strip(), WIDTH - indent))
    while lines and not lines[-1]:
        lines.pop()
    lines = lines or ["No description."]
    only = _escaped(lines[0], _CLOSED)
    if len(lines) == 1 and indent + len(only) + 6 <= WIDTH:
        return f'"""{only}"""'
    escaped = [_escaped(line, _TRIPLE) for line in lines]
    pad = " " * indent
    body = "\n".join(f"{pad}{line}".rstrip() for line in escaped[1:])
    return f'"""{escaped[0]}\n{body}\n{pad}"""' if body else f'"""{escaped[0]}\n{pad}"""'


_TRIPLE: Final = re.compile(r'"{3,}')
_CLOSED: Final = re.compile(r'"{3,}|"+$')
"""Quotes that would end a docstring, alone or with those that shall end it."""


def _escaped(line: str, quotes: re.Pattern[str]) -> str:
    """Double backslashes, then escape some quotes."""
    doubled = line.replace("\\", "\\\\")
    return quotes.sub(lambda found: '\\"' * len(found.group()), doubled)


def _wrapped(text: str, width: int) -> Iterable[str]:
    """Wrap paragraphs, leaving lists, tables, code and blank lines in their lines."""
    room = width - 6  # the first line holds the opening quotes, the last may hold an escape
    fenced = False
    paragraph: list[str] = []
    for line in [*text.replace("\t", "    ").splitlines(), ""]:
        stripped = line.strip()
        starts_fence = stripped.startswith(_FENCE)
        apart = (
            not stripped
            or fenced
            or starts_fence
            or line.startswith("    ")
            or stripped in _HEADINGS
            or stripped[0] in "|#>"
            or _LIST.match(line)
        )
        if paragraph and apart:
            yield from _filled(" ".join(paragraph), room)
            paragraph = []
        if starts_fence:
            fenced = not fenced
        if apart:
            yield from _kept(line, room)
        else:
            paragraph.append(stripped)


def _kept(line: str, room: int) -> Iterable[str]:
    match = _LIST.match(line)
    lead = len(line) - len(line.lstrip())
    hanging = " " * (len(match.group()) if match else lead + 4)
    return _filled(line.rstrip(), room, hanging) or [""]


def _filled(text: str, room: int, hanging: str = "") -> list[str]:
    """Fill lines; a word too long for one, such as an address, stays whole if it well can."""
    if len(text) <= room:
        return [text] if text.strip() else []  # as most are
    longest = max(map(len, text.split()), default=0)
    return textwrap.wrap(
        text,
        room,
        subsequent_indent=hanging,
        break_long_words=longest > room + _OVER,
        break_on_hyphens=False,
    )


def sentence(text: str) -> str:
    """Give a text its full stop."""
    return text if text[-1:] in ".!?:`|>\u3002\uff01\uff1f" else f"{text}."


_END: Final = re.compile(r"""[.!?][)\]"'\u201d\u2019*_`]*(?=\s+(\S))|[\u3002\uff01\uff1f]""")
_ABBREVIATIONS: Final = frozenset(
    """approx cf corp dr e.g ed eds eg excl fig figs gen i.e ie inc incl jr ltd max min mr mrs ms mt
    prof resp sr st viz vs""".split()
)
"""What a full stop behind does not end a sentence; so does one letter, as in a name."""
_LABEL: Final = re.compile(r"\*\*[^*]+\*\*\s*")


def said_default(default: Sequence[object], said: str) -> str:
    """Say a default in a sentence, empty where there is none, it is long, or a text says it."""
    value = default[0] if default else None
    if value is None or value in ("", []) or isinstance(value, dict) or "efault" in said:
        return ""
    text = f"[{', '.join(map(literal, value))}]" if isinstance(value, list) else literal(value)
    return f"Default: {text}." if len(text) <= _LONG else ""


@lru_cache(maxsize=8192)  # parameters that are shared say the same of each operation
def summary(text: str) -> Prose:
    """Give the first sentence of a text, without its markup.

    A sentence ends where a paragraph does, and at a mark with something behind it that can start
    the next: neither a lower-case letter nor a digit.
    """
    flat = " ".join(unmarked(_first_paragraph(plain(text))).split())
    for end in _END.finditer(flat):
        follows = end[1] or ""
        if follows.islower() or follows.isdigit():
            continue
        if end[0][0] != "." or not _abbreviates(flat[: end.start()]):
            return Prose(flat[: end.end()])
    return Prose(flat)


def _abbreviates(before: str) -> bool:
    """Tell whether a text ends in what is written with a full stop: `St`, `e.g`, an initial."""
    word = before[before.rfind(" ") + 1 :].lstrip("(\"'[*`").lower()
    return word in _ABBREVIATIONS or (word[-1:].isalpha() and word[-2:-1] in ("", "."))


def _first_paragraph(text: str) -> str:
    """Give the lines before a gap or a list; a label that is all of its paragraph belongs on."""
    found: list[str] = []
    for line in _CONTROL.sub("", text).strip().splitlines():
        stripped = line.strip()
        item = _LIST.match(line)
        apart = not stripped or item or stripped[0] in "|#" or _FENCE in stripped
        if found and apart and not (len(found) == 1 and _LABEL.fullmatch(found[0])):
            break
        if stripped:
            found.append(line[item.end() :] if item else stripped.lstrip("#"))
        if stripped.startswith("#"):
            break
    return "\n".join(found)


def one_line(text: str) -> str:
    """Give text as one line of Markdown that cannot start a tag, a link or a code span."""
    flat = " ".join(_CONTROL.sub("", text).split())
    return re.sub(r"([\\`*\[\]<>|])", r"\\\1", flat)


def toml(text: str) -> str:
    """Write text as a TOML string (a JSON string, once what TOML refuses is gone)."""
    return json.dumps(" ".join(_CONTROL.sub("", text).split()), ensure_ascii=False)


def _refuse_prose(value: object) -> object:
    if isinstance(value, Prose):
        raise jinja2.TemplateRuntimeError(
            "text of a description must pass through the `literal` or `docstring` filter"
        )
    return value


def environment(*folders: Path) -> jinja2.Environment:
    """Make the environment of all templates; a file of an earlier folder hides a later one's."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - Python source, not HTML; `finalize` guards what enters it
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_refuse_prose,
    )
    made.filters["literal"] = literal
    made.filters["docstring"] = docstring
    made.filters["toml"] = toml
    return made


def render(templates: jinja2.Environment, name: str, /, **view: object) -> str:
    """Fill a template; a Python module is parsed before it is returned.

    Raises:
        BadInput: The template fails; the finding names template and line.
    """
    try:
        text = templates.get_template(name).render(view)
    except _FAILURES as error:
        raise BadInput(_failure(_file(templates, name), error)) from error
    if name.endswith(".py.jinja"):
        try:
            ast.parse(text)
        except SyntaxError as error:
            place = f"line {error.lineno} of what it wrote: {(error.text or '').strip()[:60]}"
            message = f"the template wrote Python that does not parse ({place}); mend the template"
            where = Location(_file(templates, name))
            raise BadInput(Finding("template-wrote-bad-python", message, where)) from error
    return text


_FAILURES: Final = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)  # fmt: skip
"""What the code of a template may raise; a `ValueError` is also a template that is no UTF-8."""


def _file(templates: jinja2.Environment, name: str) -> str:
    """Find the file of a template in the folders it may come from."""
    loader = templates.loader
    folders = loader.searchpath if isinstance(loader, jinja2.FileSystemLoader) else []
    paths = (Path(folder) / name for folder in folders)
    return str(next((path for path in paths if path.is_file()), name))


def _failure(file: str, error: Exception) -> Finding:
    if isinstance(error, jinja2.TemplateSyntaxError):
        where = Location(error.filename or file, error.lineno, 1)
    else:
        line = _template_line(error, file)
        where = Location(file, line, 1 if line else 0)
    said = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, RecursionError):
        said = "it extends or includes itself"
    return Finding("template-failed", f"the template failed: {said}; mend the template", where)


def _template_line(error: BaseException, file: str) -> int:
    """Find the template's line in a traceback that Jinja rewrote."""
    lines = (
        number for frame, number in walk_tb(error.__traceback__) if frame.f_code.co_filename == file
    )
    return max(lines, default=0)
