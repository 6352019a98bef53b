"""What the files of a package are made from: its name, and all that is known of each version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword

from specloom.ir.model import Api
from specloom.names import Symbols
from specloom.render.clients import ClientView
from specloom.render.models import Definition
from specloom.render.resources import ResourceView
from specloom.render.text import Prose

__all__ = ["Package", "Version", "VersionView"]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an API under the label it is asked for by (`2023-08-01`, `latest`)."""

    label: str
    api: Api

    @property
    def module(self) -> str:
        """The sub-package: `v2023_08_01`, `latest`; it hides no module of the package."""
        kept = (char if f"_{char}".isidentifier() else "_" for char in self.label.lower())
        slug = "".join(kept).strip("_") or "v0"
        name = slug if slug.isidentifier() else f"v{slug}"
        return f"{name}_" if name == "errors" or iskeyword(name) else name


@dataclass(frozen=True, slots=True)
class Package:
    """What to write: import name, name of the client class, HTTP library.

    A `flat` package holds its one version directly instead of in a sub-package.
    """

    name: str
    client: str
    http: str = "httpx"
    flat: bool = False

    @property
    def distribution(self) -> str:
        """The name to install it by: `pets-client` for `pets_client`."""
        return "-".join(part for part in self.name.split("_") if part)


@dataclass(frozen=True, slots=True)
class VersionView:
    """All that is known of one version. Owners are places in the list of versions."""

    place: int
    version: Version
    symbols: Symbols
    definitions: tuple[Definition, ...]
    model_owners: Mapping[str, int]
    resources: tuple[ResourceView, ...]
    resource_owners: Mapping[str, int]
    client: ClientView
    flat: bool

    @property
    def root(self) -> str:
        """The dots from a module of the version to the package."""
        return "." if self.flat else ".."

    @property
    def folder(self) -> str:
        """The version's folder inside the package, with a slash behind it."""
        return "" if self.flat else f"{self.version.module}/"

    @property
    def title(self) -> Prose:
        """The API's title in one line, or what stands for one."""
        return Prose(" ".join(self.version.api.title.split()).rstrip(".") or "this API")

    @property
    def said(self) -> Prose:
        """The API's title and version."""
        return Prose(f"{self.title}, version {self.version.label}")
