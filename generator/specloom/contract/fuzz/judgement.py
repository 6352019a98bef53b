"""Whether made-up values are allowed, as far as that is sure once they are written as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from specloom.contract.model import Absent, Values
from specloom.contract.readings import rewritten
from specloom.contract.validity import Validity
from specloom.ir.media_types import kind_of
from specloom.ir.model import JsonValue, Operation, Parameter

__all__ = ["judgement"]

_PLAIN: Final = re.compile(r"\w[\w.~-]*")
"""What in a path no server, and nobody before it, takes for anything else."""


def judgement(
    validity: Validity, operation: Operation, values: Values
) -> Literal["valid", "invalid"] | None:
    """Tell whether the description surely allows, or surely forbids, a request; None: who knows."""
    if any(_refusals(validity, operation, values)):
        return "invalid"
    if values.raw is None and _is_clear(values) and not validity.faults(operation, values):
        return "valid"
    return None


def _refusals(validity: Validity, operation: Operation, values: Values) -> Iterator[bool]:
    """Give True for each part that is refused, whatever its text may stand for."""
    for parameter in operation.parameters:
        held = _place(values, parameter)
        name = parameter.name.lower() if parameter.location == "header" else parameter.name
        if name not in held:
            yield parameter.required
        elif parameter.content is None and isinstance(held[name], str | int | float):
            taken = rewritten(held[name])
            yield not any(validity.accepts(parameter.schema, each) for each in taken)
    described = operation.request_body
    if values.raw is not None:
        yield kind_of(values.media_type) == "json" and not _is_json(values.raw)
        return
    if isinstance(values.body, Absent):
        yield described is not None and described.required
        return
    for each in described.content if described is not None else ():
        if each.name == values.media_type and kind_of(each.name) == "json":
            yield not validity.accepts(each.schema, values.body)


def _is_json(raw: bytes) -> bool:
    """Tell whether any service might read a body as JSON: some take `NaN`, some take nothing."""
    try:
        json.loads(raw)
    except ValueError:
        return not raw.strip()
    return True


def _place(values: Values, parameter: Parameter) -> Mapping[str, JsonValue]:
    match parameter.location:
        case "path":
            return values.path
        case "header":
            return {name.lower(): value for name, value in values.headers.items()}
        case "cookie":
            return values.cookies
        case _:
            return values.query


def _is_clear(values: Values) -> bool:
    """Tell whether the text of all values stands for them and for nothing else."""
    if not all(_PLAIN.fullmatch(str(value)) for value in values.path.values()):
        return False
    others = (*values.query.values(), *values.headers.values(), *values.cookies.values())
    if not all(_is_clear_text(value) for value in others):
        return False
    return isinstance(values.body, Absent) or kind_of(values.media_type) == "json"


def _is_clear_text(value: JsonValue) -> bool:
    match value:
        case str():
            return bool(value) and value == value.strip() and value.isprintable()
        case list():
            texts = [one for one in value if isinstance(one, str | int)]
            return (
                bool(value)
                and len(texts) == len(value)
                and not any("," in str(one) or not _is_clear_text(one) for one in texts)
            )
        case bool() | int():
            return True
        case _:
            return False
