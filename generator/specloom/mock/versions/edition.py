"""One version of a family: its service, and what stands between it and the newest form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from specloom.ir.model import Api, JsonValue, Operation, Schema
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Call, Context, Handler
from specloom.mock.checks import Checks
from specloom.mock.messages import NOTHING, Refusal, Reply
from specloom.mock.service import Service
from specloom.mock.state import Forms
from specloom.mock.store import Entity
from specloom.mock.versions.translation import Change, Translator

__all__ = ["Edition", "Others"]

Others: TypeAlias = Callable[[Api, Checks, Context, Forms | None], Handler]
"""Makes what answers where the behaviour does not, in the version's own form."""


class _Forms:
    """Entities of the store as one version has them, and back."""

    def __init__(self, translator: Translator) -> None:
        self._translator = translator
        self._names: dict[str, str] = {}

    def name(self, usual: str, collection: str) -> str:
        kind = self._translator.kind(usual, collection)
        self._names[kind] = usual
        return kind

    def shown(self, kind: str, entity: Entity) -> Entity:
        change = self._translator.component(self._names.get(kind, kind))
        return entity if change is None else _object(change(entity), entity)

    def stored(self, kind: str, entity: Entity, old: Entity | None) -> Entity:
        lifted = self._lifted(kind, entity)
        if old is None:
            return lifted
        visible = self._lifted(kind, self.shown(kind, old))
        hidden = {name: value for name, value in old.items() if name not in visible}
        return {**hidden, **lifted}

    def _lifted(self, kind: str, entity: Entity) -> Entity:
        change = self._translator.lifted_component(self._names.get(kind, kind))
        return entity if change is None else _object(change(entity), entity)


def _object(value: JsonValue, otherwise: Entity) -> Entity:
    return value if isinstance(value, dict) else otherwise


class Edition:
    """One version as it is served.

    Args:
        api: its description.
        context: what its calls happen in.
        behaviour: what the description does not say.
        versions: all versions, oldest first.
        others: makes what is asked after the behaviour.
    """

    def __init__(
        self,
        api: Api,
        context: Context,
        behaviour: Behaviour,
        versions: Sequence[str],
        others: Others | None = None,
    ) -> None:
        self.service = Service(api, context, (self._handled,), behaviour.routes)
        self._behaviour = behaviour
        self._versions = versions
        self._make = others
        self._others: Handler | None = None
        self._handlers: dict[str, tuple[Handler, ...]] = {}
        self._translator: Translator | None = None
        self._names: Mapping[str, str] = {}
        self._lowered: dict[tuple[str, int | None], Change | None] = {}
        self._lifted: dict[str, tuple[Change | None, Mapping[str, str]]] = {}

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
        handlers = self._asked(call.plan.operation)
        if handlers:
            lifted = self._raised(call)
            for handler in handlers:
                said = handler(lifted)
                if said is not None:
                    return self._told(call, said) if isinstance(said, Reply) else said
        if self._make is None:
            return None
        if self._others is None:
            service = self.service
            forms = None if self._translator is None else _Forms(self._translator)
            self._others = self._make(service.api, service.checks, service.context, forms)
        return self._others(call)

    def _asked(self, operation: Operation) -> tuple[Handler, ...]:
        key = f"{operation.method} {operation.path}"
        if key not in self._handlers:
            version = self.service.context.version
            found = self._behaviour.handlers(key, operation.id, version, self._versions)
            self._handlers[key] = found
        return self._handlers[key]

    def _raised(self, call: Call) -> Call:
        """Give a call in its newest form."""
        if self._translator is None:
            return call
        operation = call.plan.operation
        if operation.pointer not in self._lifted:
            self._lifted[operation.pointer] = self._lifting(operation, self._translator)
        change, names = self._lifted[operation.pointer]
        if change is not None and call.body is not NOTHING and not isinstance(call.body, bytes):
            call = replace(call, body=change(call.body))
        if not names.keys().isdisjoint(call.query):
            query = {names.get(name, name): value for name, value in call.query.items()}
            call = replace(call, query=query)
        return call

    def _lifting(
        self, operation: Operation, translator: Translator
    ) -> tuple[Change | None, Mapping[str, str]]:
        """Give what becomes of a body that is sent, and what its query is called now."""
        schema = _sent(operation)
        names = {
            each.name: self._names[each.pointer]
            for each in operation.parameters
            if each.location == "query" and each.pointer in self._names
        }
        return None if schema is None else translator.lifting(schema), names

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
