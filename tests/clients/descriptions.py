"""What the descriptions hold in examples, found without the generator's own reading of them."""

from __future__ import annotations

import importlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from specloom.spec import load

__all__ = ["VERSIONS", "Case", "Version", "cases", "example", "webhook_examples"]

ROOT = Path(__file__).parents[2]
APIS: dict[str, Any] = tomllib.loads((ROOT / "specloom.toml").read_text(encoding="utf-8"))["apis"]

Json: TypeAlias = Any


@dataclass(frozen=True)
class Version:
    """A version of an API: its description, its generated package, its map of symbols."""

    api: str
    name: str

    def __str__(self) -> str:
        return f"{self.api}@{self.name}"

    @property
    def module(self) -> ModuleType:
        dated = self.name[0].isdigit()
        name = f"{'v' if dated else ''}{self.name.replace('-', '_')}"
        return importlib.import_module(f"{APIS[self.api]['package']}.{name}")

    @property
    def root(self) -> Json:
        return _root(ROOT / APIS[self.api]["specs"].format(version=self.name))

    @property
    def symbols(self) -> dict[str, str]:
        return _symbols(ROOT / APIS[self.api]["output"] / "symbols" / f"{self.name}.json")


VERSIONS = [Version(api, name) for api, entry in APIS.items() for name in entry["versions"]]


@cache
def _root(path: Path) -> Json:
    return load(str(path)).root


@cache
def _symbols(path: Path) -> dict[str, str]:
    symbols: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["symbols"]
    return symbols


Maybe: TypeAlias = tuple[()] | tuple[Json]
"""An example, or nothing; null is an example too."""


@dataclass(frozen=True)
class Case:
    """A call of an operation, with one example of what is sent and one of what comes back.

    Attributes:
        parameters: The required ones: location, name, example.
        sent: The name of the example of a body, and the body.
        got: The status of the answer, the name of its example, and that.
    """

    version: Version
    method: str
    path: str
    operation_id: str
    parameters: tuple[tuple[str, str, Json], ...]
    sent: tuple[str, Maybe]
    got: tuple[int, str, Maybe]

    def __str__(self) -> str:
        names = filter(None, (self.sent[0], str(self.got[0]), self.got[1]))
        return f"{self.version} {self.operation_id} {', '.join(names)}"

    @property
    def body(self) -> Maybe:
        return self.sent[1]

    @property
    def answer(self) -> Maybe:
        return self.got[2]

    @property
    def pointer(self) -> str:
        return f"#/paths/{self.path.replace('~', '~0').replace('/', '~1')}/{self.method}"

    @property
    def route(self) -> str:
        """Give the route as the server sees it, with the examples in place of the parameters."""
        path = self.path
        for location, name, value in self.parameters:
            if location == "path":
                path = path.replace(f"{{{name}}}", value)
        return f"{self.method.upper()} {path}"


def _follow(root: Json, node: Json) -> Json:
    while isinstance(node, dict) and "$ref" in node:
        target = root
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part.replace("~1", "/").replace("~0", "~")]
        node = target
    return node


def _examples(root: Json, holder: Json) -> list[tuple[str, Json]]:
    """Give the named examples under `content`."""
    media = holder.get("content", {}).get("application/json", {})
    return [(name, _follow(root, one)["value"]) for name, one in media.get("examples", {}).items()]


def _sample(root: Json, parameter: Json) -> Json:
    schema = _follow(root, parameter["schema"])
    for holder in (parameter, schema):
        if "example" in holder:
            return holder["example"]
        if "examples" in holder:
            found = holder["examples"]
            return (
                _follow(root, next(iter(found.values())))["value"]
                if isinstance(found, dict)
                else found[0]
            )
    return schema["enum"][0]


def _parameters(root: Json, *owners: Json) -> Iterator[tuple[str, str, Json]]:
    for owner in owners:
        for place in owner.get("parameters", []):
            one = _follow(root, place)
            if one.get("required"):
                yield one["in"], one["name"], _sample(root, one)


def _operations(root: Json) -> Iterator[tuple[str, str, Json, Json]]:
    for path, item in root["paths"].items():
        for method, operation in item.items():
            if isinstance(operation, dict) and "responses" in operation:
                yield method, path, operation, item


def _choices(root: Json, holder: Json) -> list[tuple[str, Maybe]]:
    """Give the named examples under `content`, or the one choice to have no content."""
    found = _examples(root, holder)
    return [(name, (value,)) for name, value in found] if found else [("", ())]


def cases(version: Version) -> Iterator[Case]:
    """Yield calls of every operation that use each example of a body and of a 2xx answer."""
    root = version.root
    for method, path, operation, item in _operations(root):
        bodies = _choices(root, _follow(root, operation.get("requestBody", {})))
        answers = [
            (int(status), *choice)
            for status, response in operation["responses"].items()
            if status.startswith("2")
            for choice in _choices(root, _follow(root, response))
        ]
        for sent, got in zip_longest(bodies, answers):
            yield Case(
                version=version,
                method=method,
                path=path,
                operation_id=operation["operationId"],
                parameters=tuple(_parameters(root, item, operation)),
                sent=sent or bodies[-1],
                got=got or answers[-1],
            )


def example(version: Version, operation_id: str, name: str = "") -> Json:
    """Give an example of an operation's answer, the first or the one with that name."""
    found = {
        case.got[1]: case.answer[0]
        for case in cases(version)
        if case.operation_id == operation_id and case.answer
    }
    return json.loads(json.dumps(found[name] if name else next(iter(found.values()))))


def webhook_examples(version: Version) -> list[tuple[str, Json]]:
    """Give what the service may deliver, by name."""
    root = version.root
    return [
        found
        for item in root.get("webhooks", {}).values()
        for operation in item.values()
        for found in _examples(root, operation["requestBody"])
    ]
