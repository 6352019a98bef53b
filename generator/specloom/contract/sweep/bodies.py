"""Cases about the body of a request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from specloom.contract.model import ABSENT, Case, Values
from specloom.contract.sweep.changes import Change, changes
from specloom.contract.sweep.edges import PARTED
from specloom.contract.sweep.places import found
from specloom.contract.sweep.subject import Body, Subject, survives
from specloom.ir.media_types import fits, kind_of
from specloom.ir.model import JsonValue, Schema, dereference

__all__ = ["about_bodies"]

_MOST: Final = 200
_UNKNOWN: Final = "application/x-specloom-unknown"


def about_bodies(subject: Subject, usual: Values) -> Iterator[Case]:
    """Give the cases of each media type; schemas that several share are gone through once."""
    described = subject.operation.request_body
    if described is None:
        return
    seen: set[int] = set()
    for body in subject.bodies:
        name = body.media_type.name
        yield from _whole(subject, replace(usual, media_type=name), body)
        schema = body.media_type.schema
        if schema is not None and id(dereference(schema)) not in seen:
            seen.add(id(dereference(schema)))
            yield from islice(_varied(subject, usual, body, schema), _MOST)
    if described.required:
        why = "the body is missing, which is required"
        rest = replace(usual, body=ABSENT, media_type="")
        yield from subject.case(rest, "invalid", why, f"{described.pointer}/required")
    else:
        why = "the body is left out, which is optional"
        rest = replace(usual, body=ABSENT, media_type="")
        yield from subject.case(rest, "valid", why, described.pointer)
    yield from _garbled(subject, usual)


def _whole(subject: Subject, values: Values, body: Body) -> Iterator[Case]:
    """Give whole bodies: with what is required, with all there is, and the examples."""
    media_type, pointer = body.media_type, body.media_type.pointer
    name = media_type.name
    why = f"the body is {name} with no more than what is required"
    yield from subject.case(replace(values, body=body.value), "valid", why, pointer)
    if body.full != body.value and _survives(name, body.full):
        why = f"the body is {name} with all that is described"
        yield from subject.case(replace(values, body=body.full), "valid", why, pointer)
    schema = media_type.schema
    for example in media_type.examples:
        if schema is not None and subject.judge.accepts(schema, example.value):
            why = f"the body is the example {example.name}".strip()
            there = replace(values, body=example.value)
            if _survives(name, example.value):
                yield from subject.case(there, "valid", why, example.pointer)


def _varied(subject: Subject, usual: Values, body: Body, schema: Schema) -> Iterator[Case]:
    name = body.media_type.name
    if kind_of(name) not in ("json", "form", "multipart"):
        return
    judge, is_text = subject.judge, kind_of(name) != "json"
    values = replace(usual, media_type=name)
    for change in _alone(body):
        if judge.accepts(schema, change.value) and _survives(name, change.value):
            there = replace(values, body=change.value)
            yield from subject.case(there, "valid", change.why, change.pointer)
    for change in changes(schema, body.full, "the body"):
        value = change.value
        if change.mode == "valid":
            if not judge.accepts(schema, value) or not _survives(name, value):
                continue
            value = _reduced(subject, schema, body, value)
        elif not _refused(subject, schema, change, is_text=is_text):
            continue
        there = replace(values, body=value)
        yield from subject.case(there, change.mode, change.why, change.pointer, arms=change.arms)


def _refused(subject: Subject, schema: Schema, change: Change, *, is_text: bool) -> bool:
    """Tell whether a body is surely refused, whatever the text of a form may stand for."""
    if not is_text:
        return subject.judge.refuses(schema, change.value)
    if not isinstance(change.value, dict) or not survives(change.value):
        return False
    if found(change.value, change.at) in PARTED:
        return False
    return subject.judge.refuses(schema, change.value, change.at)


def _alone(body: Body) -> Iterator[Change]:
    """Give what is required with each optional property in turn."""
    if isinstance(body.value, dict) and isinstance(body.full, dict):
        for key, held in body.full.items():
            if key not in body.value:
                why = f"`{key}` is there, which is optional"
                yield Change({**body.value, key: held}, (), why, body.media_type.pointer, "valid")


def _reduced(subject: Subject, schema: Schema, body: Body, value: JsonValue) -> JsonValue:
    """Take away what has nothing to do with a change, where what is left is valid."""
    small, full = body.value, body.full
    if not (isinstance(value, dict) and isinstance(small, dict) and isinstance(full, dict)):
        return value
    if len(value) < len(full):
        return value
    kept = {key: held for key, held in value.items() if held is not full.get(key, ABSENT)}
    reduced: dict[str, JsonValue] = {**small, **kept}
    return reduced if kept and subject.judge.accepts(schema, reduced) else value


def _survives(name: str, value: JsonValue) -> bool:
    if kind_of(name) not in ("form", "multipart"):
        return True
    return isinstance(value, dict) and survives(value)


def _garbled(subject: Subject, usual: Values) -> Iterator[Case]:
    """Give bodies that are none of what is described."""
    described = subject.operation.request_body
    if described is None:
        return
    for body in subject.bodies:
        if kind_of(body.media_type.name) == "json" and "*" not in body.media_type.name:
            there = replace(usual, raw=b'{"', media_type=body.media_type.name)
            why = "the body is cut off in the middle of its JSON"
            yield from subject.case(there, "invalid", why, body.media_type.pointer)
            break
    if not any(fits(_UNKNOWN, each.name) for each in described.content):
        there = replace(usual, raw=b"specloom", media_type=_UNKNOWN)
        why = f"the body is {_UNKNOWN}, which is not described"
        yield from subject.case(there, "invalid", why, f"{described.pointer}/content")
