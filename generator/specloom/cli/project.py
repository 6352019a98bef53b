"""The project a command is run in: the folder of specloom.toml and what that says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from specloom.config import ApiConfig, Config, closest, parse_config
from specloom.errors import BadInput, Finding, Location

__all__ = [
    "FILE",
    "Project",
    "address",
    "config_of",
    "find_project",
    "shown",
    "surrounding_project",
]

FILE = "specloom.toml"


@dataclass(frozen=True, slots=True)
class Project:
    """A folder and its configuration; everything the configuration names is relative to it."""

    root: Path
    config: Config

    def api(self, name: str) -> ApiConfig:
        """Give the API of that name.

        Raises:
            BadInput: There is none.
        """
        self._require_apis()
        api = self.config.api(name)
        if api is None:
            names = [known.name for known in self.config.apis]
            message = f"{FILE} names no API {name!r}, only {', '.join(names)}{closest(name, names)}"
            raise _unusable("unknown-api", message, name)
        return api

    def apis(self, names: Sequence[str]) -> tuple[ApiConfig, ...]:
        """Give the APIs of those names, in the order of specloom.toml; all where none is named.

        Raises:
            BadInput: One of them is unknown, or there are none at all.
        """
        self._require_apis()
        wanted = {self.api(name).name for name in names}
        return tuple(api for api in self.config.apis if not names or api.name in wanted)

    def clients(self, names: Sequence[str]) -> tuple[ApiConfig, ...]:
        """Give the APIs of those names that have a client; all that have where none is named.

        Raises:
            BadInput: One of them is unknown or has none, or none has.
        """
        chosen = self.apis(names)
        found = tuple(api for api in chosen if api.has_client)
        if found and (not names or found == chosen):
            return found
        without = next(api.name for api in chosen if not api.has_client)
        message = f'{without} has no client; give it "output", "package" and "client" in {FILE}'
        raise BadInput(Finding("no-client", message, self.config.locate("apis", without)))

    def _require_apis(self) -> None:
        if not self.config.apis:
            message = f"{FILE} names no API; describe one in a table [apis.NAME]"
            raise _unusable("no-api", message, self.config.file)

    def version(self, api: ApiConfig, version: str) -> str:
        """Give the version back.

        Raises:
            BadInput: The API has no such version.
        """
        if not version:
            message = f"no version follows the @; name one of {', '.join(api.versions)}"
            raise _unusable("no-version", message, f"{api.name}@")
        if version not in api.versions:
            message = f"{api.name} has no version {version!r}; it has {', '.join(api.versions)}"
            raise _unusable("unknown-version", message, f"{api.name}@{version}")
        return version

    def spec(self, api: ApiConfig, version: str) -> Path:
        """Give the path of one version's description."""
        return self.root / api.spec(version)


def find_project() -> Project:
    """Read the specloom.toml of the current folder or the nearest one above it.

    Raises:
        BadInput: There is none, or it is wrong.
    """
    if (project := surrounding_project()) is not None:
        return project
    message = (
        f"there is no {FILE} in this folder or above; write one, or generate from one description "
        "with --spec … --package … --output …"
    )
    raise _unusable("no-configuration", message, FILE)


def surrounding_project() -> Project | None:
    """Give the project of the current folder, None where there is none.

    Raises:
        BadInput: Its specloom.toml is wrong.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        file = folder / FILE
        if file.is_file():
            return Project(folder, parse_config(_text(file), shown(file)))
    return None


def address(spec: str) -> str:
    """Give what `load` is to read for a SPEC argument: `API@VERSION` becomes a path.

    Raises:
        BadInput: The API or the version is unknown.
    """
    if spec == "-" or "://" in spec or Path(spec).exists():
        return spec
    if spec.startswith("git:"):
        _refuse_bare_revision(spec)
        return spec
    if "/" in spec:
        return spec
    name, at, version = spec.partition("@")
    if at:
        return _of_project(spec, name, version)
    _refuse_bare_api(spec)
    return spec


def config_of(spec: str) -> ApiConfig | None:
    """Give the API of specloom.toml that a SPEC argument names with a version, if it does."""
    name, at, _ = spec.partition("@")
    project = surrounding_project() if at and not Path(spec).exists() else None
    return project.config.api(name) if project is not None else None


def _of_project(spec: str, name: str, version: str) -> str:
    project = surrounding_project()
    if project is None:
        message = f"there is no file of that name, and no {FILE} here or above to name an API"
        raise _unusable("no-configuration", f"{message}; correct the path, or the folder", spec)
    api = project.api(name)
    return shown(project.spec(api, project.version(api, version)))


def shown(path: Path) -> str:
    """Give a path as a person in the current folder would write it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _refuse_bare_revision(spec: str) -> None:
    """Help those who name a commit and no file of it."""
    if spec.count(":") == 1:
        message = f"this names no file; write {spec}:PATH, or {spec}: for the folder at the top"
        raise _unusable("no-path", message, spec)


def _refuse_bare_api(spec: str) -> None:
    """Help those who forgot the version; anything else is a path for `load` to complain of."""
    try:
        project = surrounding_project()
    except BadInput:
        return
    api = project.config.api(spec) if project is not None else None
    if api is not None:
        message = f"name a version too, such as {spec}@{api.versions[-1]}"
        raise _unusable("no-version", message, spec)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"this cannot be read: {error}"
        raise _unusable("unreadable", message, shown(file)) from error


def _unusable(fault: str, message: str, where: str) -> BadInput:
    return BadInput(Finding(fault, message, Location(where)))
