"""What a mock cannot answer, and what it will not: told at start, not found out by a caller."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from specloom.errors import Finding, Location
from specloom.ir.media_types import kind_of
from specloom.ir.model import Api, MediaType
from specloom.values.evidence import why_refused
from specloom.values.inventory import responses
from specloom.values.samples import NO_SAMPLE, sample

__all__ = ["findings"]


def findings(api: Api, locate: Callable[[str], Location]) -> Iterator[Finding]:
    """Give the examples of responses that are none, and the responses that nothing satisfies.

    Nothing is compiled for that but what the values at hand meet, however large the description.

    Args:
        api: what is served.
        locate: gives where in the description a pointer leads.
    """
    received = {each.pointer for operation in api.operations for each in operation.responses}
    for response in responses(api):
        if response.pointer in received:
            for media_type in response.content:
                yield from _of(media_type, locate)


def _of(media_type: MediaType, locate: Callable[[str], Location]) -> Iterator[Finding]:
    schema = media_type.schema
    if schema is None:
        return
    is_json = kind_of(media_type.name) == "json"
    told = [each for each in media_type.examples if is_json or not isinstance(each.value, str)]
    valid = len(told) < len(media_type.examples)
    for example in told:
        reason = why_refused(schema, example.value, "response")
        if reason is None:
            valid = True
            continue
        message = f"the mock leaves this example out, for its schema refuses it: {reason}"
        yield Finding("example-invalid", message, locate(example.pointer), "warning")
    if not valid and sample(schema, "response") is NO_SAMPLE:
        message = (
            f"no {media_type.name} was found that satisfies this schema; the mock answers "
            "otherwise where it can: correct the schema, or add a valid example"
        )
        yield Finding("response-unsatisfiable", message, locate(media_type.pointer), "warning")
