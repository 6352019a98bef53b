"""What there is to cover of a description, what an exchange covers of it, and why the rest is not.

A goal is one status, parameter, media type of a request, media type of an answer, or member of a
union, of one operation.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

import jsonschema_rs
import orjson

from specloom.contract.model import Absent, Exchange, Goal, Values, key_of
from specloom.ir.media_types import fits, kind_of
from specloom.ir.model import (
    Api,
    BooleanSchema,
    JsonValue,
    Operation,
    Parameter,
    Response,
    Schema,
    dereference,
)
from specloom.values import Direction, Validators
from specloom.values.inventory import subschemas

__all__ = ["Coverage", "arms_of", "goals", "sent"]

_DEEPEST: Final = 4
_MOST_ARMS: Final = 40
_NOT_PARAMETERS: Final = frozenset(("accept", "authorization", "content-type"))


def goals(api: Api) -> tuple[Goal, ...]:
    """Give everything there is to cover, operation by operation."""
    return tuple(goal for operation in api.operations for goal in _of_operation(operation))


def _of_operation(operation: Operation) -> Iterator[Goal]:
    key = key_of(operation)
    yield from (Goal(key, "status", each.status) for each in operation.responses)
    for parameter in operation.parameters:
        if not _is_ignored(parameter):
            yield Goal(key, "parameter", f"{parameter.location} {parameter.name}")
    content = () if operation.request_body is None else operation.request_body.content
    yield from (Goal(key, "request", each.name) for each in content)
    for response in operation.responses:
        for media_type in response.content:
            yield Goal(key, "response", f"{response.status} {media_type.name}")
    arms = [*_request_arms(operation), *_response_arms(operation)]
    yield from (Goal(key, "branch", pointer) for pointer in dict.fromkeys(arms))


def _is_ignored(parameter: Parameter) -> bool:
    return parameter.location == "header" and parameter.name.lower() in _NOT_PARAMETERS


def _request_arms(operation: Operation) -> Iterator[str]:
    for parameter in operation.parameters:
        if parameter.schema is not None:
            yield from (arm.pointer for arm in arms_of(parameter.schema))
    content = () if operation.request_body is None else operation.request_body.content
    for media_type in content:
        if media_type.schema is not None:
            yield from (arm.pointer for arm in arms_of(media_type.schema))


def _response_arms(operation: Operation) -> Iterator[str]:
    for response in operation.responses:
        for media_type in response.content:
            if media_type.schema is not None and kind_of(media_type.name) == "json":
                yield from (arm.pointer for arm in arms_of(media_type.schema))


@lru_cache(maxsize=8192)
def arms_of(schema: Schema) -> tuple[Schema, ...]:
    """Give the members of unions that lie near the root of a schema, each once, at most forty."""
    found: dict[str, Schema] = {}
    seen: set[int] = set()
    level = [schema]
    for _ in range(_DEEPEST):
        following: list[Schema] = []
        for each in level:
            stated = dereference(each)
            if id(stated) in seen or isinstance(stated, BooleanSchema):
                continue
            seen.add(id(stated))
            if stated.composition is not None:
                for arm in (*stated.composition.one_of, *stated.composition.any_of):
                    found.setdefault(arm.pointer, arm)
            following += subschemas(stated)
        level = following
    return tuple(found.values())[:_MOST_ARMS]


# --------------------------------------------------------------------------------- what is met


def sent(operation: Operation, values: Values, arms: Iterable[str] = ()) -> tuple[Goal, ...]:
    """Give what a request that is allowed covers by being sent.

    Args:
        operation: whose request it is.
        values: what it was written from.
        arms: pointers of the members of unions that its values are of, as far as they are known.
    """
    of = _namer(operation)
    names = (
        *(f"path {name}" for name in values.path),
        *(f"query {name}" for name in values.query),
        *(f"querystring {name}" for name in values.query),
        *(f"header {name}" for name in values.headers),
        *(f"cookie {name}" for name in values.cookies),
    )
    found = [goal for name in names if (goal := of.get(name)) is not None]
    if values.raw is not None or not isinstance(values.body, Absent):
        found += [goal for goal in (of.get(f"body {values.media_type}"),) if goal is not None]
    key = key_of(operation)
    return (*found, *(Goal(key, "branch", pointer) for pointer in arms))


@lru_cache(maxsize=4096)
def _namer(operation: Operation) -> Mapping[str, Goal]:
    key = key_of(operation)
    content = () if operation.request_body is None else operation.request_body.content
    named = {
        f"{each.location} {each.name}": Goal(key, "parameter", f"{each.location} {each.name}")
        for each in operation.parameters
        if not _is_ignored(each)
    }
    return named | {f"body {each.name}": Goal(key, "request", each.name) for each in content}


class Coverage:
    """What exchanges cover of one description.

    Args:
        api: the description.
    """

    def __init__(self, api: Api) -> None:
        self.goals = goals(api)
        self._known = frozenset(self.goals)
        self._validators = Validators(api, ranges=True)

    def met(self, exchange: Exchange) -> Iterator[Goal]:
        """Give the goals that an exchange covers, each once.

        A request that the description forbids covers nothing but the status of its answer.
        """
        case, answer = exchange.case, exchange.answer
        operation = case.operation
        if case.call.method != operation.method:
            return
        key = key_of(operation)
        found = [*case.goals] if case.mode == "valid" else []
        response = _response(operation, answer.status)
        if response is not None:
            found.append(Goal(key, "status", response.status))
            name = answer.header("content-type") or ""
            for media_type in response.content:
                if name and fits(name, media_type.name):
                    found.append(Goal(key, "response", f"{response.status} {media_type.name}"))
                    if media_type.schema is not None and kind_of(name) == "json":
                        arms = self._met_arms(media_type.schema, answer.body)
                        found += [Goal(key, "branch", pointer) for pointer in arms]
                    break
        yield from (goal for goal in dict.fromkeys(found) if goal in self._known)

    def _met_arms(self, schema: Schema, body: bytes) -> Iterator[str]:
        if not arms_of(schema):
            return
        try:
            value: JsonValue = orjson.loads(body)
        except ValueError:
            return
        yield from self._within(schema, value, "response", 0)

    def _within(
        self, schema: Schema, value: JsonValue, direction: Direction, depth: int
    ) -> Iterator[str]:
        """Give the members of unions that a value and its parts are of."""
        stated = dereference(schema)
        if depth > 2 * _DEEPEST or isinstance(stated, BooleanSchema) or not arms_of(stated):
            return
        if stated.composition is not None:
            for member in stated.composition.all_of:
                yield from self._within(member, value, direction, depth + 1)
            for arm in (*stated.composition.one_of, *stated.composition.any_of):
                if self._accepts(arm, value, direction):
                    yield arm.pointer
                    yield from self._within(arm, value, direction, depth + 1)
        if isinstance(value, dict) and stated.object is not None:
            for name, member in stated.object.properties.items():
                if name in value:
                    yield from self._within(member, value[name], direction, depth + 1)
        if isinstance(value, list) and stated.array is not None and stated.array.items is not None:
            for inner in value[:_DEEPEST]:
                yield from self._within(stated.array.items, inner, direction, depth + 1)

    def _accepts(self, schema: Schema, value: JsonValue, direction: Direction) -> bool:
        try:
            return self._validators.of(schema, direction).is_valid(value)
        except (ValueError, jsonschema_rs.ReferencingError):
            return False

    # ------------------------------------------------------------------------- what is not met

    def told(
        self,
        met: Collection[Goal],
        sent_to: Collection[str],
        skipped: Mapping[str, str],
        *,
        ended: bool = False,
    ) -> dict[Goal, str]:
        """Give every goal with `covered`, or why it is not.

        Args:
            met: the goals that were met.
            sent_to: the operations that a request was sent to, as `key_of` names them.
            skipped: why nothing was sent to others.
            ended: whether all this ended before everything was sent.
        """

        def why_not(goal: Goal) -> str:
            if ended and goal.operation not in skipped:
                return "the run ended before it came to that"
            return _why_not(goal, sent_to, skipped)

        return {goal: "covered" if goal in met else why_not(goal) for goal in self.goals}


def _response(operation: Operation, status: int) -> Response | None:
    by_name = {each.status.upper(): each for each in operation.responses}
    names = (str(status), f"{status // 100}XX", "DEFAULT")
    return next((by_name[name] for name in names if name in by_name), None)


def _why_not(goal: Goal, sent_to: Collection[str], skipped: Mapping[str, str]) -> str:
    if goal.operation not in sent_to:
        return skipped.get(goal.operation, "no request could be made up that is allowed")
    status = goal.name.partition(" ")[0].upper()
    match goal.kind:
        case "status" | "response" if status.startswith("5"):
            return "no request can be known to make a service fail"
        case "status" | "response" if status in _BY_STATE:
            return _BY_STATE[status]
        case "status" | "response":
            return "the service gave no such answer"
        case "parameter":
            return "no request that is allowed held it"
        case "request":
            return "no body of this kind could be made up"
        case "branch":
            return "no value of this kind was sent or received"


_BY_STATE: Final[Mapping[str, str]] = {
    "DEFAULT": "no answer had a status that the description does not list",
    "409": "it takes a conflict with what is stored",
    "412": "it takes a condition on what is stored",
    "429": "it takes too many requests",
}
