"""specloom.toml as frozen values.

Takes the file's text and name, gives a `Config` or raises `BadInput` with every fault found, each
at its line. Never reads a file, never looks at the folders the settings name.
"""

from __future__ import annotations

import difflib
import keyword
import re
import sys
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final, Literal, TypeAlias

from specloom.errors import BadInput, Finding, Location

__all__ = [
    "ApiConfig",
    "Config",
    "HttpLibrary",
    "Policy",
    "closest",
    "package_fault",
    "parse_config",
]

HttpLibrary = Literal["httpx", "httpx2"]
Policy = Literal["lenient", "strict"]


@dataclass(frozen=True, slots=True)
class ApiConfig:
    """One `[apis.<name>]` table.

    `versions` stand in order, oldest first. `specs` is the path of a description with
    `{version}` in it; it, `output` and `behaviour` are relative to the folder of specloom.toml.
    """

    name: str
    versions: tuple[str, ...]
    specs: str
    output: str
    package: str
    client: str
    http: HttpLibrary = "httpx"
    behaviour: str | None = None

    def spec(self, version: str) -> str:
        """Give the path of the description of `version`, relative to the project."""
        return self.specs.replace("{version}", version)


@dataclass(frozen=True, slots=True)
class Config:
    """All of specloom.toml; `file` is the name it was read under."""

    file: str
    apis: tuple[ApiConfig, ...] = ()
    policy: Policy = "lenient"

    def api(self, name: str) -> ApiConfig | None:
        """Give the API of that name, None where there is none."""
        return next((api for api in self.apis if api.name == name), None)


def parse_config(text: str, file: str) -> Config:
    """Read the text of a specloom.toml.

    Raises:
        BadInput: It is not TOML, or a key is unknown, missing or has a wrong value.
    """
    reader = _Reader(text, file)
    data = reader.toml()
    reader.unknown(data, ("apis", "diff"), ())
    tables = reader.table(data, "apis")
    apis = [reader.api(name, tables) for name in tables]
    diff = reader.table(data, "diff")
    reader.unknown(diff, ("policy",), ("diff",))
    policy = reader.value(diff, "policy", ("diff",), _choice("lenient", "strict"), "lenient")
    sound = tuple(api for api in apis if api is not None)
    reader.clashes(sound)
    if reader.findings:
        raise BadInput(*reader.findings)
    return Config(file, sound, "strict" if policy == "strict" else "lenient")


def closest(word: str, known: Iterable[str]) -> str:
    """Give `; did you mean …?` for the nearest known word, or an empty text."""
    near = difflib.get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


# ------------------------------------------------------------------------------------- checks

Path: TypeAlias = tuple[str, ...]
Check: TypeAlias = Callable[[object], "str | None"]
"""Says what a value must be, or None where it is that."""


def _text(value: object) -> str | None:
    return None if isinstance(value, str) and value.strip() else "must be a text that is not empty"


def _identifier(value: object) -> str | None:
    good = isinstance(value, str) and value.isidentifier() and not keyword.iskeyword(value)
    return None if good else 'must be a Python name such as "pets_client"'


def package_fault(value: object) -> str | None:
    """Say what the import name of a package must be, or None where it is that."""
    if (fault := _identifier(value)) is not None:
        return fault
    if value in sys.stdlib_module_names | _NEEDED:
        return "is the name of a module that it would hide; choose another"
    return None


def _inside(value: object) -> str | None:
    if (fault := _text(value)) is not None:
        return fault
    path = PurePosixPath(str(value))
    outside = path.is_absolute() or ".." in path.parts or path == PurePosixPath()
    return "must be a path inside the folder of this file" if outside else None


def _pattern(value: object) -> str | None:
    if (fault := _inside(value)) is not None:
        return fault
    return None if "{version}" in str(value) else 'must hold "{version}"'


def _versions(value: object) -> str | None:
    good = isinstance(value, list) and value and all(_text(each) is None for each in value)
    if not (isinstance(value, list) and good):
        return 'must be a list of texts such as ["2024-01-01", "latest"]'
    if unsafe := [each for each in value if re.search(r"[@/\\\s]|^\.", each)]:
        return f"holds {unsafe[0]!r}, but a version has no '@', slash or space in it"
    return None if len(set(value)) == len(value) else "names a version twice"


def _choice(*choices: str) -> Check:
    listed = " or ".join(f'"{choice}"' for choice in choices)
    return lambda value: None if value in choices else f"must be {listed}"


_API: Final[Mapping[str, Check]] = {
    "versions": _versions,
    "specs": _pattern,
    "output": _inside,
    "package": package_fault,
    "client": _identifier,
    "http": _choice("httpx", "httpx2"),
    "behaviour": _inside,
}
_NEEDED: Final = frozenset(("httpx", "httpx2", "pydantic"))
"""What generated packages import."""
_OPTIONAL: Final = frozenset(("http", "behaviour"))


# ------------------------------------------------------------------------------------- reading


def _api(name: str, settings: Mapping[str, object]) -> ApiConfig:
    versions = settings["versions"]
    behaviour = settings.get("behaviour")
    return ApiConfig(
        name=name,
        versions=tuple(versions) if isinstance(versions, list) else (),
        specs=str(settings["specs"]),
        output=str(settings["output"]),
        package=str(settings["package"]),
        client=str(settings["client"]),
        http="httpx2" if settings.get("http") == "httpx2" else "httpx",
        behaviour=None if behaviour is None else str(behaviour),
    )


class _Reader:
    """Collects findings while the tables are taken apart."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Finding] = []

    def toml(self) -> dict[str, object]:
        try:
            return tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            said, _, place = str(error).rstrip(")").rpartition(" (at ")
            numbers = re.findall(r"\d+", place)
            line, column = map(int, numbers) if numbers else self.end()
            where = Location(self.file, line, column)
            raise BadInput(Finding("not-toml", f"this is not TOML: {said}", where)) from error

    def end(self) -> tuple[int, int]:
        lines = self.text.split("\n")
        return len(lines), len(lines[-1]) + 1

    def wrong(self, path: Path, what: str, fault: str = "wrong-setting") -> None:
        line, column = _place(self.text, path)
        where = Location(self.file, line, column)
        self.findings.append(Finding(fault, f"{'.'.join(path)} {what}", where))

    def unknown(self, table: Mapping[str, object], known: Collection[str], path: Path) -> None:
        for key in table:
            if key not in known:
                what = f"is not a setting of specloom{closest(key, known)}"
                self.wrong((*path, key), what, "unknown-setting")

    def table(self, data: Mapping[str, object], *path: str) -> dict[str, object]:
        value = data.get(path[-1], {})
        if isinstance(value, dict):
            return value
        self.wrong(path, "must be a table")
        return {}

    def value(
        self, table: Mapping[str, object], key: str, path: Path, check: Check, default: object
    ) -> object:
        value = table.get(key, default)
        if (fault := check(value)) is not None:
            self.wrong((*path, key), fault)
        return value

    def api(self, name: str, tables: Mapping[str, object]) -> ApiConfig | None:
        path = ("apis", name)
        before = len(self.findings)
        if re.search(r"[@/\\\s]|^\.|^$", name):
            self.wrong(path, "is no name for an API: it has no '@', slash or space in it")
        table = self.table(tables, *path)
        self.unknown(table, _API, path)
        for key, check in _API.items():
            if key in table:
                self.value(table, key, path, check, None)
            elif key not in _OPTIONAL:
                self.wrong(path, f'needs "{key}"', "missing-setting")
        return _api(name, table) if len(self.findings) == before else None

    def clashes(self, apis: Iterable[ApiConfig]) -> None:
        """Refuse two APIs that write to one folder: each would remove the other's files."""
        taken: dict[PurePosixPath, str] = {}
        for api in apis:
            path = PurePosixPath(api.output)
            for other, name in taken.items():
                if path.is_relative_to(other) or other.is_relative_to(path):
                    what = f"shares the folder of apis.{name}; give each API its own"
                    self.wrong(("apis", api.name, "output"), what)
            taken[path] = api.name


def _place(text: str, path: Path) -> tuple[int, int]:
    """Find the line of a key in TOML text: tomllib keeps no positions.

    Follows `[table.headers]` and `key =` lines, which is how people write this file; falls back
    to the nearest table, then to the first line.
    """
    table: Path = ()
    best = (1, 1)
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        header = re.match(r"\s*\[+([^\]]+)\]", line)
        entry = re.match(r"\s*([\w\-.\"']+)\s*=", line)
        if header:
            table = here = _keys(header[1])
        elif entry:
            here = (*table, *_keys(entry[1]))
        else:
            continue
        common = len(here) if path[: len(here)] == here else 0
        if common > depth:
            depth, best = common, (number, len(line) - len(line.lstrip()) + 1)
    return best


def _keys(text: str) -> Path:
    return tuple(quoted.strip("\"' ") for quoted in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", text))
