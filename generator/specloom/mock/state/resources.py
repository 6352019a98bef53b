"""The handler that keeps what requests make: it answers for collections and their items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from specloom.ir.media_types import bare, kind_of
from specloom.ir.model import Api, JsonValue, Operation, RequestBody, Schema
from specloom.ir.pagination import items
from specloom.mock.calls import Call, Context
from specloom.mock.checks import Checks
from specloom.mock.messages import NOTHING, Nothing, Refusal, Reply
from specloom.mock.plans import OperationPlan
from specloom.mock.randomness import random_of
from specloom.mock.state.filters import Filters, fits
from specloom.mock.state.kinds import Inventory, Kind, Role, Within
from specloom.mock.state.making import Maker, Sent, key_of
from specloom.mock.state.paging import Pages
from specloom.mock.state.patching import PatchError
from specloom.mock.state.population import ANYBODY, Population
from specloom.mock.state.schemas import array_at, single
from specloom.mock.state.stored import SAME, Forms
from specloom.mock.state.views import Shown, View
from specloom.mock.state.wrapping import Wrapper
from specloom.mock.store import Entity, Record

__all__ = ["Listing", "Resources"]


class _Act:
    """What one operation does, compiled part by part on first use."""

    def __init__(self, role: Role, kind: Kind, plan: OperationPlan, checks: Checks) -> None:
        self.role = role
        self.kind = kind
        self._plan = plan
        self._checks = checks

    @cached_property
    def _schema(self) -> Schema | None:
        """The schema of the body that answers; None where none does."""
        success = self._plan.responses.success
        contents = () if success is None else success.contents
        kinds = ("json", "xml", "form")
        return next((c.schema for kind in kinds for c in contents if c.kind == kind), None)

    @cached_property
    def is_empty(self) -> bool:
        """Whether the answer has no body."""
        success = self._plan.responses.success
        return success is None or not success.contents

    @cached_property
    def view(self) -> View | None:
        """What shows one entity; None where the body is no value."""
        schema = self._schema
        return None if schema is None else View(schema, self.kind, self._checks)

    @cached_property
    def sent(self) -> Sent:
        """What the request's body says."""
        return Sent(_requested(self._plan.operation.request_body), self.kind)

    @cached_property
    def listing(self) -> Listing | None:
        """What lists entities; None where the body is no list."""
        schema = self._schema
        if schema is None:
            return None
        pagination = self._plan.operation.pagination
        path = items(schema) if pagination is None else pagination.items
        if path is None:
            return None
        return Listing(self._plan.operation, self.kind, (schema, path), self._checks)


def _requested(body: RequestBody | None) -> Schema | None:
    found = () if body is None else body.content
    wanted = ("json", "form", "multipart", "xml")
    return next((m.schema for kind in wanted for m in found if kind_of(m.name) == kind), None)


class Listing:
    """How one operation lists entities of a kind; `body` is a schema and where the items are."""

    def __init__(
        self,
        operation: Operation,
        kind: Kind,
        body: tuple[Schema, Sequence[str]],
        checks: Checks,
    ) -> None:
        schema, path = body
        form, most = array_at(schema, path)
        self.pages = Pages(operation, kind, checks, most)
        self.filters = Filters(operation, kind, self.pages.parameters)
        self.wrapper = Wrapper(schema, path, operation.pagination, checks)
        self._items = [Shown(each, kind, checks) for each in form.items[:1]]

    def shown(self, entity: Entity) -> JsonValue | Nothing:
        """Give an entity as an item of the list."""
        return self._items[0].show(entity) if self._items else entity


_JSON_PATCH: Final = "application/json-patch+json"
_NOT_FOUND: Final = 404
_CONFLICT: Final = 409


class Resources:
    """Answers for what the paths of an API show to be kept.

    Args:
        api: the description.
        checks: where the checks of schemas come from.
        context: what calls happen in.
        forms: how entities of the store become those of this version; the same unless given.
        strict: whether an id that nobody stored is not found; else what has it is made up.
    """

    def __init__(
        self,
        api: Api,
        checks: Checks,
        context: Context,
        *,
        forms: Forms | None = None,
        strict: bool = False,
    ) -> None:
        self._checks = checks
        self._context = context
        self._forms = forms or SAME
        self._inventory = Inventory(api, self._forms.name)
        self._strict = strict
        self._makers: dict[str, Maker] = {}
        self._acts: dict[str, _Act] = {}
        for kind in self.kinds.values():
            population = Population(kind, self.kinds, self._maker, context, self._forms)
            context.store.grow(kind.name, population.put)

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of entities, by the names that the store has for them."""
        return self._inventory.kinds

    def __call__(self, call: Call) -> Reply | Refusal | None:
        """Answer a call, if it is for something that is kept."""
        role = self._inventory.roles.get(call.plan.key)
        if role is None:
            return None
        missing = self._missing(call, role)
        if missing is not None or role.kind is None:
            return missing
        act = self._act(call.plan, role, role.kind)
        match role.action:
            case "list":
                return self._list(call, act)
            case "create":
                return self._create(call, act)
            case "read":
                return self._read(call, act)
            case "replace" | "merge":
                return self._change(call, act)
            case "remove":
                return self._remove(call, act)

    # --------------------------------------------------------------------------------- at hand

    def _act(self, plan: OperationPlan, role: Role, kind: Kind) -> _Act:
        act = self._acts.get(plan.key)
        if act is None:
            act = self._acts[plan.key] = _Act(role, kind, plan, self._checks)
        return act

    def _maker(self, kind: Kind) -> Maker:
        maker = self._makers.get(kind.name)
        if maker is None:
            maker = self._makers[kind.name] = Maker(kind, self._checks, self._context.seed)
        return maker

    def _missing(self, call: Call, role: Role) -> Refusal | None:
        """Refuse what lies below something that is not there."""
        store = self._context.store
        for parameter, kind in role.guards:
            key = key_of(call.path.get(parameter))
            if store.gone(kind.name, key) is not None:
                return _not_found(kind, key)
            if self._strict and store.get(kind.name, key) is None:
                return _not_found(kind, key)
        return None

    def _found(self, call: Call, act: _Act, key: str) -> Entity | Refusal:
        """Give the entity that a call is about, as this version shows it."""
        kind, store = act.kind, self._context.store
        record = store.record(kind.name, key)
        if record is not None:
            entity = self._forms.shown(kind.name, record.entity)
            if not _is_within(record.scope, entity, act.role.within, call):
                return _not_found(kind, key)
            return (
                self._placed(entity, act, call)[0] if ANYBODY in record.scope.values() else entity
            )
        if self._strict or store.gone(kind.name, key) is not None:
            return _not_found(kind, key)
        maker = self._maker(kind)
        random = random_of(self._context.seed, store.seed, kind.name, "unknown", key)
        made = next(maker.examples(), None) or maker.fresh(random)
        if made is None:
            return _not_found(kind, key)
        entity, _ = self._placed(maker.named(made, key), act, call)
        return entity

    def _placed(self, entity: Entity, act: _Act, call: Call) -> tuple[Entity, dict[str, str]]:
        """Give an entity that is of the parents that the path names, and what it cannot tell."""
        scope: dict[str, str] = {}
        for within in act.role.within:
            key = key_of(call.path.get(within.parameter))
            told = None
            if within.parent.property:
                told = self._maker(act.kind).with_property(entity, within.parent.property, key)
            if told is None:
                scope[within.parent.scope] = key
            else:
                entity = told
        return entity, scope

    # --------------------------------------------------------------------------------- actions

    def _list(self, call: Call, act: _Act) -> Reply | None:
        listing = act.listing
        if listing is None or not listing.wrapper.is_possible:
            return None
        kind, store = act.kind.name, self._context.store
        records: Sequence[Record] = store.records(kind)
        wanted = listing.filters.wanted(call.query)
        if wanted or act.role.within or self._forms is not SAME:
            shown = (self._as_shown(each, act, call) for each in records)
            records = [each for each in shown if each is not None and fits(each.entity, wanted)]
        if listing.filters.is_descending(call.query):
            records = records[::-1]
        page = listing.pages.page(records, call.query, store, call.request)
        listed = [listing.shown(record.entity) for record in page.records]
        body = listing.wrapper.body([each for each in listed if each is not NOTHING], page)
        return Reply(body=body, headers={"link": page.links} if page.links else {})

    def _as_shown(self, record: Record, act: _Act, call: Call) -> Record | None:
        """Give a record as this version shows it; None if it is none of the parents'."""
        entity = self._forms.shown(act.kind.name, record.entity)
        if not _is_within(record.scope, entity, act.role.within, call):
            return None
        if ANYBODY in record.scope.values():
            entity, _ = self._placed(entity, act, call)
        if entity is record.entity:
            return record
        return Record(record.id, entity, record.scope, record.place)

    def _create(self, call: Call, act: _Act) -> Reply | Refusal | None:
        kind, store = act.kind, self._context.store
        body = call.body if isinstance(call.body, dict) else {}
        maker = self._maker(kind)
        random = call.random("create")
        base = maker.fresh(random)
        if base is None:
            return None
        told = None if kind.id in maker.fixed else body.get(kind.id)
        key = None if told is None else key_of(told)
        if key is None:
            taken, number = store.keys(kind.name), store.count(kind.name) + 1
            key = maker.new_key(random, taken, number, base)
            if key is None:
                return None
        elif key in store.keys(kind.name) and _declares(call, _CONFLICT):
            return Refusal(_CONFLICT, f"there is a {_called(kind)} {key} already")
        entity = maker.created(maker.named(base, key), body, act.sent, self._context.clock.now())
        entity, scope = self._placed(entity, act, call)
        return self._stored(call, act, key, entity, scope)

    def _read(self, call: Call, act: _Act) -> Reply | Refusal | None:
        found = self._found(call, act, key_of(call.path.get(act.role.parameter)))
        return found if isinstance(found, Refusal) else _shown(act, found)

    def _change(self, call: Call, act: _Act) -> Reply | Refusal | None:
        kind = act.kind
        if isinstance(call.body, list):
            return self._patch(call, act, call.body)
        body = call.body if isinstance(call.body, dict) else {}
        if call.body is NOTHING:  # what little there is to change, the query may say
            body = {name: call.query[name] for name in call.query if name in kind.form.members}
        elif not isinstance(call.body, dict):
            return None
        if act.role.parameter:
            key = key_of(call.path.get(act.role.parameter))
        elif kind.id in body:
            key = key_of(body[kind.id])
        else:
            return self._create(call, act)
        found = self._found(call, act, key)
        if isinstance(found, Refusal):
            return found
        maker, now = self._maker(kind), self._context.clock.now()
        if act.role.action == "replace":
            entity = maker.replaced(found, body, act.sent, now)
        else:
            is_patch = "merge-patch" in call.request.headers.get("content-type", "")
            entity = maker.changed(found, body, now, nulls=not is_patch)
        _, scope = self._placed(entity, act, call)
        return self._stored(call, act, key, entity, scope or None)

    def _patch(self, call: Call, act: _Act, operations: list[JsonValue]) -> Reply | Refusal | None:
        media_type = bare(call.request.headers.get("content-type", ""))
        if media_type != _JSON_PATCH or not act.role.parameter:
            return None
        key = key_of(call.path.get(act.role.parameter))
        found = self._found(call, act, key)
        if isinstance(found, Refusal):
            return found
        try:
            entity = self._maker(act.kind).patched(found, operations, self._context.clock.now())
        except PatchError as error:
            status = _CONFLICT if _declares(call, _CONFLICT) else call.plan.invalid
            return Refusal(status, f"the patch cannot be applied: {error}")
        _, scope = self._placed(entity, act, call)
        return self._stored(call, act, key, entity, scope or None)

    def _remove(self, call: Call, act: _Act) -> Reply | Refusal | None:
        store, kind = self._context.store, act.kind.name
        key = key_of(call.path.get(act.role.parameter))
        found = self._found(call, act, key)
        if isinstance(found, Refusal):
            return found
        if store.get(kind, key) is None:  # what was made up is not there from now on, either
            store.put(kind, key, self._forms.stored(kind, found, None))
        store.remove(kind, key)
        if act.is_empty or act.view is None:
            return Reply() if act.is_empty else None
        body = act.view.farewell(found)
        return None if body is NOTHING else Reply(body=body)

    def _stored(
        self, call: Call, act: _Act, key: str, entity: Entity, scope: Mapping[str, str] | None
    ) -> Reply | None:
        store, kind = self._context.store, act.kind.name
        old = store.get(kind, key)
        store.put(kind, key, self._forms.stored(kind, entity, old), scope)
        more = call.body if isinstance(call.body, dict) else None
        return _shown(act, entity, more)


def _shown(act: _Act, entity: Entity, more: Entity | None = None) -> Reply | None:
    if act.is_empty:
        return Reply()
    if act.view is None:
        return None
    body = act.view.show(entity, more)
    return None if body is NOTHING else Reply(body=body)


def _is_within(
    scope: Mapping[str, str], entity: Entity, within: tuple[Within, ...], call: Call
) -> bool:
    """Tell whether an entity is one of the parents' that the path names, or nobody's."""
    for each in within:
        held = scope.get(each.parent.scope)
        told = entity.get(each.parent.property) if each.parent.property else None
        if held == ANYBODY:
            continue
        held = held if told is None else key_of(told)
        if held is not None and held != key_of(call.path.get(each.parameter)):
            return False
    return True


def _called(kind: Kind) -> str:
    """Give what a kind is called among people."""
    return kind.name if not kind.name.startswith("/") else single(kind.name.rpartition("/")[2])


def _not_found(kind: Kind, key: str) -> Refusal:
    return Refusal(_NOT_FOUND, f"there is no {_called(kind)} {key}")


def _declares(call: Call, status: int) -> bool:
    return any(each.status == str(status) for each in call.plan.operation.responses)
