"""The values that specloom.toml holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Literal

from specloom.config.toml import place
from specloom.errors import Location

__all__ = [
    "ApiConfig",
    "Config",
    "CredentialKind",
    "CredentialVariable",
    "DiffSettings",
    "HttpLibrary",
    "LevelSetting",
    "PagingKind",
    "PagingSetting",
    "Policy",
    "Selection",
]

HttpLibrary = Literal["httpx", "httpx2"]
Policy = Literal["lenient", "strict"]
LevelSetting = Literal["error", "warning", "info", "ignore"]
PagingKind = Literal["cursor", "offset", "page", "link", "next-url", "none"]
CredentialKind = Literal[
    "client-id",
    "client-secret",
    "environment",
    "username",
    "password",
    "api-key",
    "token",
    "user",
]


@dataclass(frozen=True, slots=True)
class CredentialVariable:
    """Which environment variable holds a credential.

    `scheme` names the security scheme that it is for; empty: all of them.
    """

    kind: CredentialKind
    variable: str
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which operations a client has, by `tag:…`, `path:…` or `operationId:…`, each a glob.

    One is left out where no `include` fits it, if there are any, or an `exclude` does.
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PagingSetting:
    """How the pages of an operation are walked, whatever its description says or suggests.

    Attributes:
        operation: its method and path: `GET /pets`.
        kind: what leads from page to page; `none` where there are no pages.
        parameter: the query parameter that takes the cursor, offset or page number.
        size: the query parameter that limits a page.
        items: JSON Pointer from the answer to the list; None where its shape is to tell.
        next: JSON Pointer from the answer to the next cursor or URL.
        more: JSON Pointer from the answer to what is null, false or empty where no page follows;
            empty for nothing, None where the shape of the answer is to tell.
        last: the same to what is true there.
        places: where each key stands, and the table itself under an empty key.
    """

    operation: str
    kind: PagingKind
    parameter: str = ""
    size: str = ""
    items: str | None = None
    next: str = ""
    more: str | None = None
    last: str | None = None
    places: Mapping[str, Location] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ApiConfig:
    """One `[apis.<name>]` table.

    `versions` stand in order, oldest first. `specs` is the path of a description with
    `{version}` in it; it, `output` and `behaviour` are relative to the folder of specloom.toml.
    `output`, `package` and `client` are empty where no client is wanted.
    """

    name: str
    versions: tuple[str, ...]
    specs: str
    output: str = ""
    package: str = ""
    client: str = ""
    http: HttpLibrary = "httpx"
    behaviour: str | None = None
    credentials: tuple[CredentialVariable, ...] = ()
    selection: Selection = Selection()
    pagination: tuple[PagingSetting, ...] = ()

    @property
    def has_client(self) -> bool:
        """Whether a client is generated for it."""
        return bool(self.output)

    def spec(self, version: str) -> str:
        """Give the path of the description of `version`, relative to the project."""
        return self.specs.replace("{version}", version)


@dataclass(frozen=True, slots=True)
class DiffSettings:
    """The `[diff]` table.

    Attributes:
        policy: how much of what may break is an error.
        levels: rule ids or globs of them, each with the level it sets.
        strip_prefixes: what paths may begin with on either side without being other paths for
            it; no slash at the end.
        mapping: path of the file that pins or vetoes renames, relative to the project.
        grace_days_stable: days that an operation must stay after it was deprecated.
        grace_days_beta: the same for one whose stability level is beta.
    """

    policy: Policy = "lenient"
    levels: tuple[tuple[str, LevelSetting], ...] = ()
    strip_prefixes: tuple[str, ...] = ()
    mapping: str | None = None
    grace_days_stable: int = 180
    grace_days_beta: int = 31

    def level(self, rule: str) -> LevelSetting | None:
        """Give the level set for a rule, None where none is; the last entry that fits wins."""
        fitting: list[LevelSetting] = [
            level for pattern, level in self.levels if fnmatchcase(rule, pattern)
        ]
        return fitting[-1] if fitting else None


@dataclass(frozen=True, slots=True)
class Config:
    """All of specloom.toml; `file` is the name it was read under, `text` what it said."""

    file: str
    apis: tuple[ApiConfig, ...] = ()
    diff: DiffSettings = DiffSettings()
    text: str = field(default="", repr=False, compare=False)

    def api(self, name: str) -> ApiConfig | None:
        """Give the API of that name, None where there is none."""
        return next((api for api in self.apis if api.name == name), None)

    def locate(self, *path: str) -> Location:
        """Give where the setting at a path of keys stands, or the nearest thing above it."""
        return Location(self.file, *place(self.text, path))
