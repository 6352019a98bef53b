"""Puts generated packages to use: imports all, builds every model, sends every request.

Run as `python exercise.py PACKAGE...`; prints a line for each fault and what it counted.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from types import ModuleType, NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    Union,
    get_args,
    get_origin,
    get_overloads,
    get_type_hints,
)

import httpx
from pydantic import BaseModel, TypeAdapter

TEAPOT = 418

PLAIN: Mapping[object, object] = {
    str: "text",
    int: 1,
    float: 1.5,
    bool: True,
    bytes: b"bytes",
    object: {},
    Any: "anything",
    NoneType: None,
    datetime: datetime(2024, 1, 2, tzinfo=timezone.utc),  # noqa: UP017 - any Python may run this
    date: date(2024, 1, 2),
    time: time(1, 2),
    timedelta: timedelta(minutes=1),
}


def sample(type_: Any) -> Any:
    """Give a value of a type as a caller would write it."""
    origin, inner = get_origin(type_), get_args(type_)
    if hasattr(type_, "__value__"):  # what is made of itself has a name
        return sample(type_.__value__)
    if origin is Annotated:
        return sample(inner[0])
    if origin is Literal:
        return inner[0]
    if origin in {Union, UnionType}:
        return sample(next((one for one in inner if one.__name__ != "Omitted"), inner[0]))
    if origin in {list, Sequence}:
        return [sample(inner[0])]
    if origin in {dict, Mapping}:
        return {"key": sample(inner[1])}
    if isinstance(type_, type) and issubclass(type_, Enum):
        return next(iter(type_))
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        type_.model_rebuild()
        fields = {name: one for name, one in type_.model_fields.items() if one.is_required()}
        return type_(**{name: sample(one.annotation) for name, one in fields.items()})
    if type_ in PLAIN:
        return PLAIN[type_]
    return type_(2024, 1)  # the runtime's Month


def modules(name: str) -> Iterator[ModuleType]:
    package = importlib.import_module(name)
    yield package
    for one in pkgutil.walk_packages(package.__path__, f"{name}."):
        yield importlib.import_module(one.name)


def build(module: ModuleType) -> int:
    for name in module.__all__:
        type_ = getattr(module, name)
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            type_.model_rebuild(force=True)
        TypeAdapter(type_)
    return len(module.__all__)


def answer(request: httpx.Request) -> httpx.Response:
    request.read()
    return httpx.Response(TEAPOT)


def client_of(package: ModuleType) -> Any:
    pairs = [name.removeprefix("Async") for name in package.__all__ if name.startswith("Async")]
    made = next(made for made in (getattr(package, one) for one in pairs) if hasattr(made, "send"))
    wanted = inspect.signature(made).parameters.values()
    needed = {one.name: "https://example.com" for one in wanted if one.default is one.empty}
    return made(**needed, transport=httpx.MockTransport(answer))


def call(method: Callable[..., Any], signature: Callable[..., Any], *, every: bool) -> Any:
    hints = get_type_hints(signature, include_extras=True)
    positional, named = [], {}
    for one in inspect.signature(signature).parameters.values():
        if one.kind is one.POSITIONAL_OR_KEYWORD:
            positional.append(sample(hints[one.name]))
        elif every or one.default is one.empty:
            named[one.name] = sample(hints[one.name])
    return method(*positional, **named)


def ways(method: Callable[..., Any]) -> Iterator[tuple[Callable[..., Any], bool]]:
    """Give the signatures to call a method by, with few and with all arguments.

    Left out are overloads for media types that nobody knows beforehand.
    """
    for signature in [one for one in get_overloads(method) if is_told(one)] or [method]:
        yield signature, False
        yield signature, True


def is_told(signature: Callable[..., Any]) -> bool:
    chosen = ("accept", "content_type")
    given = inspect.signature(signature).parameters.values()
    return not any(one.name.rstrip("_") in chosen and one.annotation == "str" for one in given)


def send_all(package: ModuleType) -> Counter[str]:
    client = client_of(package)
    errors = importlib.import_module(f"{package.__name__}.errors")
    count: Counter[str] = Counter(sent=0, refused=0)
    for name, attribute in vars(type(client)).items():
        if not isinstance(attribute, property):
            continue
        requests = getattr(client, name).requests
        for method in vars(requests).values():
            if isinstance(method, staticmethod):
                for signature, every in ways(method.__func__):
                    try:
                        client.send(call(method.__func__, signature, every=every))
                    except errors.InvalidRequest:
                        count["refused"] += 1
                    except errors.ApiError as error:
                        count["sent"] += error.status_code == TEAPOT
    return count


def exercise(name: str) -> str:
    loaded = {module.__name__: module for module in modules(name)}
    built = sum(build(one) for path, one in loaded.items() if path == f"{name}.models")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        sent = send_all(loaded[name])
    sums = f"{sent['sent']} requests, {sent['refused']} refused"
    return f"{name}: {len(loaded)} modules, {built} types, {sums}"


def main(names: Sequence[str]) -> int:
    faults = 0
    for name in names:
        try:
            print(exercise(name))  # noqa: T201 - this is what it is run for
        except Exception:  # noqa: BLE001 - each package has its chance
            faults += 1
            print(f"{name}: {traceback.format_exc(limit=-4)}")  # noqa: T201
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
