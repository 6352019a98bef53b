"""All versions of an API behind one address: the header picks one, the store is everybody's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final, TypeAlias

from specloom.ir.model import Api, JsonValue
from specloom.mock.behaviour import Behaviour
from specloom.mock.calls import Context
from specloom.mock.messages import Answer, Refusal, Request, Violation
from specloom.mock.service import Service, has_operation
from specloom.mock.versions.edition import Edition, Others
from specloom.mock.versions.trail import Trail
from specloom.mock.versions.translation import Common, Translator
from specloom.mock.writing.encoding import safe

__all__ = ["Family", "Load"]

Load: TypeAlias = Callable[[], Api]
"""Reads and builds the description of one version, when it is first asked for."""

_MOMENT: Final = timedelta(milliseconds=50)
"""How long nothing becomes due where nothing is changed."""


class Family:
    """Answers requests for any version of an API.

    The header that the descriptions name (`x-version-header`) picks the version: by its name, or
    by the value that its description asks for. Of several versions that ask for the same value
    the one of that name has it; operations that only a later one of them has are answered by
    that. A request without the header gets the pinned version.

    Args:
        versions: how each is read, oldest first.
        context: what calls happen in; `version` is of no account.
        behaviour: what no description says.
        pinned: the version of requests that name none; the newest one that goes by its own name
            in the header unless given, which `latest` does not.
        others: makes what answers where the behaviour does not.

    Attributes:
        pinned: the version of requests that name none.
        header: what names the version; empty where nothing does.
    """

    def __init__(
        self,
        versions: Mapping[str, Load],
        context: Context,
        behaviour: Behaviour | None = None,
        *,
        pinned: str | None = None,
        others: Others | None = None,
    ) -> None:
        self._loads = versions
        self._names = (*versions,)
        self._behaviour = behaviour or Behaviour()
        self._others = others
        self._apis: dict[str, Api] = {}
        self._editions: dict[str, Edition] = {}
        self._common: Common | None = None
        self._lock = context.store.lock
        self.pinned = pinned or self._usual()
        self.header = _header(self.api(self.pinned))
        self._header = self.header.lower()
        self._context = replace(context, version=self.pinned, view=self.shown)
        self._behaviour.populate(self._context)
        self._ticked = (-1, context.clock.now())

    # ----------------------------------------------------------------------------- answering

    def answer(self, request: Request) -> Answer:
        """Answer a request, in the version that it asks for."""
        with self._lock:
            revision, then = self._ticked
            store, now = self._context.store, self._context.clock.now()
            if store.revision != revision or abs(now - then) >= _MOMENT:
                self._tick()
            version = self._asked(request)
            if isinstance(version, Refusal):
                return self.service(self.pinned).refuse(request, version)
            service = self.service(version)
            answer = service.served(request)
            return answer or (self._later(version, request) or service).answer(request)

    def key(self, request: Request) -> str:
        """Give the operation that a request is for, `GET /pets/{petId}`; empty for none."""
        return self._chosen(request).key(request)

    def has(self, key: str) -> bool:
        """Tell whether there is such an operation in any version, or a route besides them."""
        versions = dict.fromkeys((self.pinned, *self._apis, *self._names))
        return key in self._behaviour.routes or any(
            has_operation(self.api(each), key) for each in versions
        )

    def unknown_operations(self) -> list[str]:
        """Give the operations that the behaviour names and no version has, each once."""
        left = [*self._behaviour.operations]
        for version in dict.fromkeys((self.pinned, *self._names)):
            if left:
                with self._lock:  # which reading a version takes
                    operations = self.api(version).operations
                known = {
                    name for each in operations for name in (f"{each.method} {each.path}", each.id)
                }
                left = [name for name in left if name not in known]
        return left

    def owns(self, path: str) -> bool:
        """Tell whether a path is one of the pinned version, or of one that was asked for so far."""
        pinned = self.service(self.pinned)  # which may be made by this, and so be one more
        services = (edition.service for edition in self._editions.values())
        return pinned.owns(path) or any(each.owns(path) for each in services)

    def refuse(self, request: Request, refusal: Refusal) -> Answer:
        """Turn a request down as its operation would."""
        return self._chosen(request).refuse(request, refusal)

    def _chosen(self, request: Request) -> Service:
        version = self._asked(request)
        if isinstance(version, Refusal):
            return self.service(self.pinned)
        service = self.service(version)
        return service if service.serves(request) else self._later(version, request) or service

    def advance(self) -> None:
        """Let happen what is due by now."""
        with self._lock:
            self._tick()

    def tick(self) -> None:
        """Let happen what is due by now, and carry out the requests that the service makes."""
        outbox = self._context.outbox
        with self._lock:
            self._tick()
            parcels = outbox.take()
        for parcel in parcels:
            receipt = outbox.deliver(parcel.url, parcel.body, parcel.headers)
            with self._lock:
                outbox.close(parcel, receipt)

    def _tick(self) -> None:
        """Have the behaviour work; what it changes may make more due, so that is asked again."""
        self._ticked = (self._context.store.revision, self._context.clock.now())
        self._behaviour.tick(self._context)

    # ----------------------------------------------------------------------------- versions

    @property
    def versions(self) -> tuple[str, ...]:
        """The names of all versions, oldest first."""
        return self._names

    def api(self, version: str) -> Api:
        """Give the description of a version, read when first asked for."""
        if version not in self._apis:
            self._apis[version] = self._loads[version]()
        return self._apis[version]

    def service(self, version: str) -> Service:
        """Give the service of a version, made when first asked for."""
        return self._edition(version).service

    def shown(self, version: str, component: str, value: JsonValue) -> JsonValue:
        """Give a value of a component, in its newest form, as a version shows it.

        A version that there is not is taken for the pinned one.
        """
        return self._edition(self._named(version) or self.pinned).shown(component, value)

    def _edition(self, version: str) -> Edition:
        if version not in self._editions:
            api = self.api(version)
            context = replace(self._context, version=version)
            made = Edition(api, context, self._behaviour, self._names, self._others)
            if version != self._names[-1]:
                made.translate(self._translator(version, made.service))
            self._editions[version] = made
        return self._editions[version]

    def _translator(self, version: str, service: Service) -> Translator:
        if self._common is None:
            newest = self.api(self._names[-1])
            trail = Trail(newest, self._names)
            self._common = Common(newest, trail, self._behaviour, self._names)
        return Translator(version, self.api(version), service.checks, self._common)

    # ----------------------------------------------------------------------------- picking

    def _usual(self) -> str:
        for version in reversed(self._names):
            if _value(self.api(version)) in ("", version):
                return version
        return self._names[-1]

    def _asked(self, request: Request) -> str | Refusal:
        """Give the version that a request asks for, or why there is none."""
        asked = request.headers.get(self._header) if self._header else None
        version = self.pinned if asked is None else self._named(asked.strip())
        if version is not None:
            return version
        detail = f"{self.header} names no version; there are {', '.join(self._names)}"
        where = Violation("header", self.header, f"{safe(asked or '')[:100]} is no version")
        return Refusal(400, detail, (where,))

    def _named(self, asked: str) -> str | None:
        if asked in self._names:
            return asked
        return next(
            (each for each in reversed(self._names) if _value(self.api(each)) == asked), None
        )

    def _later(self, version: str, request: Request) -> Service | None:
        """Give the next version by the same value in the header that has the operation."""
        value = _value(self.api(version))
        for later in self._names[self._names.index(version) + 1 :] if value else ():
            if _value(self.api(later)) == value and self.service(later).serves(request):
                return self.service(later)
        return None


def _said(api: Api, member: str) -> str:
    said = api.extensions.get("x-version-header")
    text = said.get(member) if isinstance(said, dict) else None
    return text if isinstance(text, str) else ""


def _header(api: Api) -> str:
    return _said(api, "name")


def _value(api: Api) -> str:
    return _said(api, "value")
