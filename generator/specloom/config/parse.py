"""Reads specloom.toml: each key has one check, and every fault is told at its line."""

from __future__ import annotations

import builtins
import difflib
import keyword
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final, TypeAlias, cast, get_args

from specloom.config.model import (
    ApiConfig,
    Config,
    CredentialKind,
    CredentialVariable,
    DiffSettings,
    LevelSetting,
    PagingKind,
    PagingSetting,
    Selection,
)
from specloom.config.toml import place, read_toml
from specloom.errors import BadInput, Finding, Location

__all__ = ["client_fault", "closest", "package_fault", "parse_config", "selection_fault"]


def parse_config(text: str, file: str) -> Config:
    """Read the text of a specloom.toml.

    Raises:
        BadInput: It is not TOML, or a key is unknown, missing or has a wrong value.
    """
    reader = _Reader(text, file)
    data = read_toml(text, file)
    reader.unknown(data, ("apis", "diff"), ())
    tables = reader.table(data, "apis")
    apis = [reader.api(name, tables) for name in tables]
    diff = reader.diff(data)
    sound = tuple(api for api in apis if api is not None)
    reader.clashes(sound)
    if reader.findings:
        raise BadInput(*reader.findings)
    return Config(file, sound, diff, text)


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
    if not re.search(r"[^\W_]", name := str(value)) or not name.isascii():
        return "must be of ASCII letters, as what is installed by that name is"
    if name in sys.stdlib_module_names | _NEEDED:
        return "is the name of a module that it would hide; choose another"
    return None


def client_fault(value: object) -> str | None:
    """Say what the name of a client's class must be, or None where it is that."""
    if (fault := _identifier(value)) is not None:
        return fault
    if value in _BESIDE_CLIENT or f"Async{value}" in _BESIDE_CLIENT:
        return "is the name of something else in its package; choose another"
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


def _prefixes(value: object) -> str | None:
    good = isinstance(value, list) and all(
        isinstance(each, str) and each.startswith("/") and each.strip("/") for each in value
    )
    return None if good else 'must be a list of beginnings of paths such as ["/v1", "/api"]'


def selection_fault(value: object) -> str | None:
    """Say what a list of patterns must be that selects operations, or None where it is that."""
    good = isinstance(value, list | tuple) and all(
        isinstance(each, str) and re.fullmatch(r"(tag|path|operationId):.+", each) for each in value
    )
    example = '["tag:pets", "path:/pets/*", "operationId:listPets"]'
    return None if good else f"must be a list of patterns such as {example}"


def _days(value: object) -> str | None:
    good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return None if good else "must be a whole number of days"


def _variable(value: object) -> str | None:
    # The value is not shown: it may be the secret itself.
    good = isinstance(value, str) and re.fullmatch(r"[A-Z_][A-Z0-9_]*", value)
    return None if good else 'must be the name of an environment variable such as "PETS_KEY"'


def _pointer(value: object) -> str | None:
    good = isinstance(value, str) and (not value or value.startswith("/"))
    return None if good else 'must be a JSON Pointer into the answer such as "/data"'


def _choice(*choices: str) -> Check:
    *others, last = (f'"{choice}"' for choice in choices)
    return lambda value: None if value in choices else f"must be {', '.join(others)} or {last}"


_API: Final[Mapping[str, Check]] = {
    "versions": _versions,
    "specs": _pattern,
    "output": _inside,
    "package": package_fault,
    "client": client_fault,
    "http": _choice("httpx", "httpx2"),
    "behaviour": _inside,
    "include": selection_fault,
    "exclude": selection_fault,
}
_NEEDED: Final = frozenset(
    """annotated_types anyio certifi h11 httpcore httpcore2 httpx httpx2 idna pydantic pydantic_core
    sniffio typing_extensions typing_inspection""".split()
)
"""What generated packages import, and what that imports."""
_BESIDE_CLIENT: Final = frozenset(
    """ApiKey AsyncClient AsyncDownload AsyncPager AsyncStream Basic BearerToken Callable Client
    ClientCredentials Download Event Exchange File Final HttpDigest JwtLogin Keyring Literal Mapping
    Month OMITTED Omitted Options Page Pager Request Response Stream TYPE_CHECKING Timing
    UnknownVariant Upload VERSION annotations below choose errors filled httpx models own_servers
    webhooks""".split()
) | {*dir(builtins)}
"""What a package gives beside its client, and what the module of the client has and imports."""
_REQUIRED: Final = ("versions", "specs")
_OF_CLIENT: Final = ("output", "package", "client")
"""What a client needs; an API may go without one, and only be tested, mocked and compared."""
_ABOUT_CLIENT: Final = (*_OF_CLIENT, "http", "include", "exclude")
_API_TABLES: Final = ("credentials", "pagination")
_CREDENTIALS: Final[Mapping[str, Check]] = dict.fromkeys(get_args(CredentialKind), _variable)
_DIFF: Final[Mapping[str, Check]] = {
    "policy": _choice("lenient", "strict"),
    "strip-prefixes": _prefixes,
    "mapping": _inside,
}
_DIFF_TABLES: Final = ("levels", "grace-days")
_GRACE: Final[Mapping[str, Check]] = {"stable": _days, "beta": _days}
_PAGING: Final[Mapping[str, Check]] = {
    "kind": _choice(*get_args(PagingKind)),
    "parameter": _text,
    "size": _text,
    "items": _pointer,
    "next": _pointer,
    "more": _pointer,
    "last": _pointer,
}
_NEEDED_BY_KIND: Final[Mapping[str, str]] = {
    "cursor": "parameter",
    "offset": "parameter",
    "page": "parameter",
    "next-url": "next",
}
_LEVEL: Final = _choice("error", "warning", "info", "ignore")


# ------------------------------------------------------------------------------------- reading


def _api(
    name: str,
    settings: Mapping[str, object],
    credentials: tuple[CredentialVariable, ...],
    pagination: tuple[PagingSetting, ...],
) -> ApiConfig:
    versions = settings["versions"]
    behaviour = settings.get("behaviour")
    return ApiConfig(
        name=name,
        versions=tuple(versions) if isinstance(versions, list) else (),
        specs=str(settings["specs"]),
        output=str(settings.get("output", "")),
        package=str(settings.get("package", "")),
        client=str(settings.get("client", "")),
        http="httpx2" if settings.get("http") == "httpx2" else "httpx",
        behaviour=None if behaviour is None else str(behaviour),
        credentials=credentials,
        selection=Selection(
            *(tuple(cast("list[str]", settings.get(key, ()))) for key in ("include", "exclude"))
        ),
        pagination=pagination,
    )


def _diff(
    settings: Mapping[str, object], levels: object, grace: Mapping[str, object]
) -> DiffSettings:
    prefixes = settings.get("strip-prefixes", [])
    mapping = settings.get("mapping")
    usual = DiffSettings()
    return DiffSettings(
        policy="strict" if settings.get("policy") == "strict" else "lenient",
        levels=tuple(cast("dict[str, LevelSetting]", levels).items()),
        strip_prefixes=tuple(str(each).rstrip("/") for each in cast("list[object]", prefixes)),
        mapping=None if mapping is None else str(mapping),
        grace_days_stable=cast("int", grace.get("stable", usual.grace_days_stable)),
        grace_days_beta=cast("int", grace.get("beta", usual.grace_days_beta)),
    )


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


class _Reader:
    """Collects findings while the tables are taken apart."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.findings: list[Finding] = []

    def place(self, *path: str) -> Location:
        return Location(self.file, *place(self.text, path))

    def wrong(self, path: Path, what: str, fault: str = "wrong-setting") -> None:
        self.findings.append(Finding(fault, f"{'.'.join(path)} {what}", self.place(*path)))

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

    def values(self, table: Mapping[str, object], checks: Mapping[str, Check], path: Path) -> None:
        for key, check in checks.items():
            if key in table and (fault := check(table[key])) is not None:
                self.wrong((*path, key), fault)

    def api(self, name: str, tables: Mapping[str, object]) -> ApiConfig | None:
        path = ("apis", name)
        before = len(self.findings)
        if re.search(r"[@/\\\s]|^\.|^$", name):
            self.wrong(path, "is no name for an API: it has no '@', slash or space in it")
        table = self.table(tables, *path)
        self.unknown(table, (*_API, *_API_TABLES), path)
        has_client = any(key in table for key in _ABOUT_CLIENT)
        for key in (*_REQUIRED, *(_OF_CLIENT if has_client else ())):
            if key not in table:
                self.wrong(path, f'needs "{key}"', "missing-setting")
        self.values(table, _API, path)
        credentials = self.credentials(table, (*path, "credentials"))
        pagination = tuple(self.pagination(table, (*path, "pagination")))
        sound = len(self.findings) == before
        return _api(name, table, credentials, pagination) if sound else None

    def pagination(self, api: Mapping[str, object], path: Path) -> Iterator[PagingSetting]:
        """Read the tables of pagination; each is about the operation of its name."""
        tables = self.table(api, *path)
        for operation in tables:
            here = (*path, operation)
            before = len(self.findings)
            if not re.fullmatch(r"[A-Z]+ /\S*", operation):
                self.wrong(here, 'is no operation; write method and path, as in "GET /pets"')
            table = self.table(tables, *here)
            self.unknown(table, _PAGING, here)
            self.values(table, _PAGING, here)
            self.required_by_kind(table, here)
            if len(self.findings) == before:
                places = {key: self.place(*here, key) for key in table}
                told = cast("dict[str, str]", table)
                yield PagingSetting(
                    operation,
                    cast("PagingKind", told["kind"]),
                    told.get("parameter", ""),
                    told.get("size", ""),
                    told.get("items"),
                    told.get("next", ""),
                    told.get("more"),
                    told.get("last"),
                    {"": self.place(*here), **places},
                )

    def required_by_kind(self, table: Mapping[str, object], path: Path) -> None:
        kind = table.get("kind")
        needed = "kind" if kind is None else _NEEDED_BY_KIND.get(str(kind), "")
        if needed and needed not in table:
            told = "" if kind is None else f" beside this kind, {kind}"
            self.wrong(path, f'needs "{needed}"{told}', "missing-setting")
        if kind == "none" and len(table) > 1:
            self.wrong(path, 'has no pages, so nothing goes beside kind = "none"')

    def credentials(self, api: Mapping[str, object], path: Path) -> tuple[CredentialVariable, ...]:
        """Read the table of credentials; a table in it is about the scheme of its name."""
        table = self.table(api, *path)
        found = list(self.variables({k: v for k, v in table.items() if not _is_table(v)}, path))
        for scheme, inner in table.items():
            if _is_table(inner):
                held = self.table(table, *path, scheme)
                found += self.variables(held, (*path, scheme), scheme)
        return tuple(found)

    def variables(
        self, table: Mapping[str, object], path: Path, scheme: str = ""
    ) -> Iterable[CredentialVariable]:
        self.unknown(table, _CREDENTIALS, path)
        self.values(table, _CREDENTIALS, path)
        for key, value in table.items():
            yield CredentialVariable(cast("CredentialKind", key), str(value), scheme)

    def diff(self, data: Mapping[str, object]) -> DiffSettings:
        before = len(self.findings)
        table = self.table(data, "diff")
        self.unknown(table, (*_DIFF, *_DIFF_TABLES), ("diff",))
        self.values(table, _DIFF, ("diff",))
        levels = self.table(table, "diff", "levels")
        self.values(levels, dict.fromkeys(levels, _LEVEL), ("diff", "levels"))
        grace = self.table(table, "diff", "grace-days")
        self.unknown(grace, _GRACE, ("diff", "grace-days"))
        self.values(grace, _GRACE, ("diff", "grace-days"))
        return _diff(table, levels, grace) if len(self.findings) == before else DiffSettings()

    def clashes(self, apis: Iterable[ApiConfig]) -> None:
        """Refuse two APIs that write to one folder: each would remove the other's files."""
        taken: dict[PurePosixPath, str] = {}
        for api in apis:
            if not api.has_client:
                continue
            path = PurePosixPath(api.output)
            for other, name in taken.items():
                if path.is_relative_to(other) or other.is_relative_to(path):
                    what = f"shares the folder of apis.{name}; give each API its own"
                    self.wrong(("apis", api.name, "output"), what)
            taken[path] = api.name
