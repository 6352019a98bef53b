"""Refusals as answers, in the shape of problems that the description has."""

from __future__ import annotations

from collections import Counter
from typing import Final

import orjson

from specloom.ir.media_types import is_json
from specloom.ir.model import Api, JsonValue, Schema, dereference
from specloom.mock.checks import Checks
from specloom.mock.messages import Answer, Refusal
from specloom.mock.writing.encoding import safe
from specloom.mock.writing.filling import fill
from specloom.mock.writing.responses import Content, ResponsePlan, Responses
from specloom.values.samples import NO_SAMPLE, NoSample, sample

__all__ = ["Problems"]

_PROBLEM: Final = "application/problem+json"


class Problems:
    """Writes refusals for one `Api`."""

    def __init__(self, api: Api, checks: Checks, seed: int) -> None:
        self._api = api
        self._checks = checks
        self._seed = seed
        self._bases: dict[tuple[str, bool], tuple[JsonValue | NoSample, bool]] = {}
        self._common: ResponsePlan | None = None
        self._looked = False

    def write(self, refusal: Refusal, responses: Responses | None = None) -> Answer:
        """Write a refusal.

        Its shape is that of the operation's response of the status; where the operation has none,
        that of the problem that the whole description tells of most often; else RFC 9457's.

        Args:
            refusal: what to say.
            responses: those of the operation, if the request got as far.
        """
        declared = None if responses is None else responses.of(refusal.status)
        headers = {name.lower(): safe(value) for name, value in refusal.headers.items()}
        if declared is not None:
            headers = {**declared.headers, **headers}
            if not declared.contents and not refusal.violations:
                return Answer(refusal.status, tuple(headers.items()))
        shape = declared or self._commonest()
        for content in () if shape is None else shape.contents:
            body = self._body(content, refusal, is_own=shape is declared)
            if body is not None:
                headers["content-type"] = content.name
                return Answer(refusal.status, tuple(headers.items()), body)
        headers["content-type"] = _PROBLEM
        return Answer(refusal.status, tuple(headers.items()), orjson.dumps(_standard(refusal)))

    def _body(self, content: Content, refusal: Refusal, *, is_own: bool) -> bytes | None:
        """Write a refusal in one shape; examples of it count where it is that of the status."""
        if content.kind != "json":
            return content.write(refusal.text) if content.kind == "text" else content.usual(0)
        if content.schema is None:
            return orjson.dumps(_standard(refusal))
        key = (content.media_type.pointer, is_own)
        if key not in self._bases:
            self._bases[key] = _base(content, content.schema, by_example=is_own)
        base, is_told = self._bases[key]
        if base is NO_SAMPLE:
            return None
        return content.write(fill(base, content.schema, refusal, content, is_told=is_told))

    def _commonest(self) -> ResponsePlan | None:
        """Give the problem that most responses of the description are."""
        if not self._looked:
            self._looked = True
            found = [
                (each, dereference(media_type.schema).pointer)
                for operation in self._api.operations
                for each in operation.responses
                for media_type in each.content[:1]
                if each.status[:1] in "45d" and media_type.schema and is_json(media_type.name)
            ]
            counted = Counter(pointer for _, pointer in found).most_common(1)
            for response, pointer in found:
                if counted and pointer == counted[0][0]:
                    self._common = ResponsePlan(400, response, self._checks, self._seed)
                    break
        return self._common


def _base(
    content: Content, schema: Schema, *, by_example: bool
) -> tuple[JsonValue | NoSample, bool]:
    """Give what a problem looks like, and whether the description tells so by an example."""
    for example in content.media_type.examples if by_example else ():
        if not content.why_not(example.value):
            return example.value, True
    return sample(schema, "response"), False


def _standard(refusal: Refusal) -> dict[str, JsonValue]:
    problem: dict[str, JsonValue] = {
        "type": "about:blank",
        "title": refusal.title,
        "status": refusal.status,
        "detail": refusal.text,
    }
    if refusal.violations:
        problem["errors"] = [
            {"in": each.place, "name": each.name, "reason": each.reason}
            for each in refusal.violations
        ]
    return problem
