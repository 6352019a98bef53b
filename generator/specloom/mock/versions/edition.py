"""One version of a family: its service, and what stands between it and the newest form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from specloom.ir.model import Api, JsonValue, Operation, Schema
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context, Handler
from specloom.mock.messages import NOTHING, Body, Refusal, Reply
from specloom.mock.service import Service
from specloom.mock.versions.translation import Change, Translator

__all__ = ["Edition", "Resources"]

Resources: TypeAlias = Callable[[Api], Sequence[Handler]]
"""Makes what answers where the behaviour does not."""


class Edition:
    """One version as it is served.

    Args:
        api: its description.
        context: what its calls happen in.
        behaviour: what the description does not say.
        versions: all versions, oldest first.
        resources: makes what is asked after the behaviour.
    """

    def __init__(
        self,
        api: Api,
        context: Context,
        behaviour: Behaviour,
        versions: Sequence[str],
        resources: Resources,
    ) -> None:
        self.service = Service(api, context, (self._handled,), behaviour.routes)
        self._behaviour = behaviour
        self._versions = versions
        self._others = resources(api)
        self._handlers: dict[str, tuple[Handler, ...]] = {}
        self._translator: Translator | None = None
        self._names: Mapping[str, str] = {}
        self._lowered: dict[tuple[str, int | None], Change | None] = {}
        self._lifted: dict[str, Change | None] = {}

    def translate(self, translator: Translator) -> None:
        """Have what comes and goes translated; without this the version is the newest one."""
        self._translator = translator
        self._names = translator.parameters()

    def shown(self, component: str, value: JsonValue) -> JsonValue:
        """Give a value of a component as this version shows it."""
        translator = self._translator
        change = None if translator is None else translator.component(component)
        return value if change is None else change(value)

    def _handled(self, call: Call) -> Reply | Refusal | None:
        lifted = self._raised(call)
        for handler in self._asked(call.plan.operation):
            said = handler(lifted)
            if said is not None:
                return self._told(call, said) if isinstance(said, Reply) else said
        return None

    def _asked(self, operation: Operation) -> tuple[Handler, ...]:
        key = f"{operation.method} {operation.path}"
        if key not in self._handlers:
            version = self.service.context.version
            ours = self._behaviour.handlers(key, operation.id, version, self._versions)
            self._handlers[key] = (*ours, *self._others)
        return self._handlers[key]

    def _raised(self, call: Call) -> Call:
        """Give a call in its newest form."""
        if self._translator is None:
            return call
        operation = call.plan.operation
        if operation.pointer not in self._lifted:
            schema = _sent(operation)
            made = None if schema is None else self._translator.lifting(schema)
            self._lifted[operation.pointer] = made
        change = self._lifted[operation.pointer]
        body: Body = call.body
        if change is not None and body is not NOTHING and not isinstance(body, bytes):
            body = change(body)
        names = {
            each.name: self._names[each.pointer]
            for each in operation.parameters
            if each.location == "query" and each.pointer in self._names
        }
        query = {names.get(name, name): value for name, value in call.query.items()}
        return replace(call, body=body, query=query)

    def _told(self, call: Call, reply: Reply) -> Reply:
        """Give a reply in the form of this version."""
        body = reply.body
        if self._translator is None or body is NOTHING or isinstance(body, bytes):
            return reply
        key = (call.plan.operation.pointer, reply.status)
        if key not in self._lowered:
            schema = _answered(call, reply.status)
            self._lowered[key] = None if schema is None else self._translator.lowering(schema)
        change = self._lowered[key]
        return reply if change is None else replace(reply, body=change(body))


def _sent(operation: Operation) -> Schema | None:
    content = operation.request_body.content if operation.request_body is not None else ()
    return next((each.schema for each in content if each.schema is not None), None)


def _answered(call: Call, status: int | None) -> Schema | None:
    responses = call.plan.responses
    response = responses.success if status is None else responses.of(status)
    contents = () if response is None else response.contents
    return next((each.schema for each in contents if each.schema is not None), None)
