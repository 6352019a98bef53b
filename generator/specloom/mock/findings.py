"""What a mock cannot answer, and what it will not: told at start, not found out by a caller."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from specloom.errors import Finding, Location
from specloom.mock.service import Service
from specloom.mock.writing import Content, ResponsePlan

__all__ = ["findings"]


def findings(service: Service, locate: Callable[[str], Location]) -> Iterator[Finding]:
    """Give the responses that nothing satisfies, and the examples that are none.

    Args:
        service: what is served.
        locate: gives where in the description a pointer leads.
    """
    seen: set[str] = set()
    for plan in service.plans():
        for response in plan.responses:
            if response.response.pointer not in seen:
                seen.add(response.response.pointer)
                yield from _of_response(response, locate)


def _of_response(response: ResponsePlan, locate: Callable[[str], Location]) -> Iterator[Finding]:
    for content in response.contents:
        pointer = content.media_type.pointer
        yield from _of_examples(content, locate)
        if content.usual(0) is None:
            message = (
                f"no value of {content.name} satisfies this schema that could be found; the mock "
                "answers otherwise where it can: correct the schema, or add a valid example"
            )
            yield Finding("response-unsatisfiable", message, locate(pointer), "warning")


def _of_examples(content: Content, locate: Callable[[str], Location]) -> Iterator[Finding]:
    for example in content.media_type.examples:
        if isinstance(example.value, str) and content.kind != "json":
            continue
        for place, reason in content.why_not(example.value)[:1]:
            where = f"{place}: " if place else ""
            message = f"the mock leaves this example out, its schema refuses it: {where}{reason}"
            yield Finding("example-invalid", message, locate(example.pointer), "warning")
