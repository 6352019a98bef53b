"""Two targets, the same requests: where their answers differ, told once for each place."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

import orjson

from specloom.contract.credentials import Access, Secrets
from specloom.contract.failures import Failures
from specloom.contract.model import Answer, Case, Failure, Run, Stop, Violation
from specloom.contract.redaction import Redactor
from specloom.contract.run import Options, in_shard
from specloom.contract.safety import Pace, Safety
from specloom.contract.session import Session, TimeIsUp
from specloom.contract.sweep import cases
from specloom.contract.target import Target, TargetError
from specloom.contract.validity import Validity
from specloom.ir.media_types import BODILESS, bare, kind_of
from specloom.ir.model import Api, JsonValue, Operation
from specloom.spec.pointers import escape
from specloom.values.equality import type_of

__all__ = ["against"]

_LONG: Final = 60
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d([Tt ]\d\d:\d\d.*)?|\d\d:\d\d(:\d\d.*)?")
_ID: Final = re.compile(
    r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}|(?=[^0-9]*[0-9])[\w+/=-]{16,}"
)
_OWN: Final = re.compile(
    r"(?:^|_|-)(?:id|uuid|guid|cursor|token|after|before|next|previous|href|url|uri|etag)s?$"
    r"|[a-z](?:Id|ID|Cursor|Token|Url|URI|Uri)s?$"
)
"""Names of what each service makes up for itself."""


def against(  # noqa: PLR0913 - all by name
    api: Api,
    target: Target,
    other: Target,
    *,
    version: str | None = None,
    other_version: str | None = None,
    secrets: Secrets | None = None,
    options: Options | None = None,
) -> Run:
    """Send the sweep of a description to two targets, and compare what they answer.

    Ids, times, cursors and addresses are each service's own: that they are there is compared, not
    what they are; and so is the order of items.

    Args:
        api: the description that requests come from.
        target: the first; the caller closes both.
        other: the second: each request goes to the first, and then to it.
        version: the value of the version header for the first.
        other_version: the same for the second.
        secrets: credentials from the environment, for both.
        options: how the run goes; its tiers do not matter.

    Returns:
        The run: each failure has two steps, the answers of the first and of the second.

    Raises:
        BadInput: Credentials are missing.
    """
    options = options or Options()
    first = Access(api, target, secrets, version=version)
    second = Access(api, other, secrets, version=other_version)
    begun = time.monotonic()
    one, two = _sessions(first, second, options, begun)
    target.deadline = other.deadline = one.deadline
    stop = _compared(api, one, two, options)
    failures = Failures(
        api, one, Validity(api), first.redactor, options.locate, options.describe, 0, options.reset
    ).all()
    told = tuple(_hidden(each, second.redactor) for each in failures)
    done = _run(api, one, options, told)
    return replace(
        done,
        target=target.address,
        other=other.address,
        seconds=time.monotonic() - begun,
        stop=stop,
    )


def _run(api: Api, session: Session, options: Options, failures: tuple[Failure, ...]) -> Run:
    return Run(
        source=api.source,
        title=api.title,
        version=api.version,
        target="",
        mode="against",
        seed=options.seed,
        shard="" if options.shard is None else "{}/{}".format(*options.shard),
        tiers=MappingProxyType(dict(session.sent)),
        failures=failures,
        stream=session.stream,
        notes=tuple(session.unsent()),
    )


def _sessions(
    first: Access, second: Access, options: Options, begun: float
) -> tuple[Session, Session]:
    """Give what sends to each: nothing to one that may not be sent to the other."""
    loopback = first.target.loopback and second.target.loopback
    safety = Safety(loopback, options.allow_writes)

    def session(access: Access) -> Session:
        return Session(
            dispatch=access.send,
            judge=lambda _: (),
            met=lambda _: (),
            safety=safety,
            pace=Pace.towards(options.rate, loopback=loopback),
            deadline=None if options.max_time is None else begun + options.max_time,
            lacks=_lacks(access),
            progress=options.progress,
        )

    return session(first), session(second)


def _lacks(access: Access) -> Callable[[Case], str]:
    return lambda case: access.lacks(case.operation)


def _compared(api: Api, one: Session, two: Session, options: Options) -> Stop | None:
    """Send everything to both; give why that ended early, if it did."""
    options.reset()
    try:
        for case in cases(api, options.seed):
            if not in_shard(case.operation, options.shard):
                continue
            left = one.send(case)
            right = None if left is None else two.send(case)
            if left is None or right is None:
                continue
            for violation in _violations(case.operation, left.answer, right.answer):
                one.fail(violation, (left, right))
    except TimeIsUp:
        return Stop("time", f"the {options.max_time:g} s that were given are used up")
    except TargetError as error:
        return Stop(error.kind, error.message)
    except KeyboardInterrupt:
        return Stop("interrupted", "it was interrupted")
    return None


def _hidden(failure: Failure, redactor: Redactor) -> Failure:
    """Hide what is secret at the other target, too."""
    steps = tuple(
        replace(
            step,
            answer=redactor.text(step.answer),
            answer_headers=redactor.headers(step.answer_headers),
        )
        for step in failure.steps
    )
    return replace(failure, message=redactor.text(failure.message), steps=steps)


# --------------------------------------------------------------------------------- differences


@dataclass(frozen=True, slots=True)
class _Difference:
    """A place where two values differ, and what stands there."""

    at: str
    left: str
    right: str


def _violations(operation: Operation, left: Answer, right: Answer) -> Iterator[Violation]:
    if left.status != right.status:
        one, other = (str(each.status or "no answer") for each in (left, right))
        yield _violation(operation, _Difference("", one, other), "status")
        return
    status = f"{left.status}"
    types = [bare(each.header("content-type") or "") for each in (left, right)]
    if types[0] != types[1] and left.status not in BODILESS:
        told = _Difference("", types[0] or "none", types[1] or "none")
        yield _violation(operation, told, f"media type of {status}")
        return
    for difference in _of_headers(operation, left, right):
        yield _violation(operation, difference, f"header of {status}")
    for difference in _of_bodies(types[0], left.body, right.body):
        yield _violation(operation, difference, f"body of {status}")


def _violation(operation: Operation, found: _Difference, place: str) -> Violation:
    where = f"{place} at {found.at}" if found.at else place
    message = f"The {where} differs: {found.left} from the first, {found.right} from the other."
    return Violation("answers-differ", message, operation.pointer, found.at, f"{place} {found.at}")


def _of_headers(operation: Operation, left: Answer, right: Answer) -> Iterator[_Difference]:
    """Compare whether the headers are there that the description names."""
    named = {
        header.name.lower(): None for response in operation.responses for header in response.headers
    }
    for name in named:
        has = [answer.header(name) is not None for answer in (left, right)]
        if has[0] != has[1]:
            yield _Difference(name, *("present" if each else "absent" for each in has))


def _of_bodies(media_type: str, left: bytes, right: bytes) -> Iterator[_Difference]:
    if kind_of(media_type) != "json":
        if bool(left) != bool(right):
            yield _Difference("", f"{len(left)} bytes", f"{len(right)} bytes")
        return
    try:
        one: JsonValue = orjson.loads(left or b"null")
        two: JsonValue = orjson.loads(right or b"null")
    except orjson.JSONDecodeError:
        if left != right:
            yield _Difference("", "no JSON", "no JSON, or another")
        return
    yield from _of_values("", _normal("", one), _normal("", two))


def _of_values(at: str, left: JsonValue, right: JsonValue) -> Iterator[_Difference]:
    match left, right:
        case dict(), dict():
            for name in dict.fromkeys((*left, *right)):
                where = f"{at}/{escape(name)}"
                if name in left and name in right:
                    yield from _of_values(where, left[name], right[name])
                else:
                    yield _Difference(where, _shown(left, name), _shown(right, name))
        case list(), list():
            if len(left) != len(right):
                yield _Difference(at, f"{len(left)} items", f"{len(right)} items")
            for one, two in zip(left, right, strict=False):
                yield from _of_values(f"{at}/*", one, two)
        case _:
            if left != right or isinstance(left, bool) != isinstance(right, bool):
                yield _Difference(at, _cut(left), _cut(right))


def _shown(members: Mapping[str, JsonValue], name: str) -> str:
    return _cut(members[name]) if name in members else "nothing"


def _cut(value: JsonValue) -> str:
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= _LONG:
        return text
    return f"{text[: _LONG - 1]}…" if isinstance(value, str) else f"an {type_of(value)}"


def _normal(name: str, value: JsonValue) -> JsonValue:
    """Give a value without what is each service's own; items in an order of their own."""
    match value:
        case dict():
            return {key: _normal(key, member) for key, member in value.items()}
        case list():
            items = [_normal(name, item) for item in value]
            return sorted(items, key=lambda item: json.dumps(item, sort_keys=True))
        case str() if _TIME.fullmatch(value):
            return "(a time)"
        case str() if _OWN.search(name) or _ID.fullmatch(value):
            return "(an id)"
        case _:
            return value
