"""One version of a service: from a request to its answer, by the description alone."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from specloom.ir.model import Api, Operation, Server
from specloom.mock.calls import Call, Context, ExtraRoute, Handler
from specloom.mock.checks import Checks
from specloom.mock.messages import NOTHING, Answer, Refusal, Reply, Request
from specloom.mock.plans import OperationPlan
from specloom.mock.preferences import Wish, wish_of
from specloom.mock.routing import Match, Router
from specloom.mock.writing import Content, Problems, ResponsePlan
from specloom.mock.writing.encoding import encoded, safe

__all__ = ["Service", "has_operation"]

_LOG: Final = logging.getLogger("specloom.mock")
_MOST_MISFITS: Final = 100
_REFUSED: Final = 400


class _Path:
    """A path of the description: its operations by method, and those that are compiled."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.operations: dict[str, Operation] = {}
        self.plans: dict[str, OperationPlan] = {}

    def has(self, method: str) -> bool:
        return method in self.operations or (method == "HEAD" and "GET" in self.operations)


class Service:
    """Answers requests as one description says.

    Args:
        api: the description.
        context: what the calls happen in.
        handlers: who is asked what to answer, in order; where nobody answers, the description does.
        routes: what there is besides the description, by method and path: `POST /oauth2/token`.
        checks: the checks of the description, if others use them, too.
    """

    def __init__(
        self,
        api: Api,
        context: Context,
        handlers: Sequence[Handler] = (),
        routes: Mapping[str, ExtraRoute] | None = None,
        checks: Checks | None = None,
    ) -> None:
        self.api = api
        self.context = context
        self.checks = checks or Checks(api)
        self.problems = Problems(api, self.checks, context.seed)
        self.misfits: deque[str] = deque(maxlen=_MOST_MISFITS)
        """What handlers said that the description does not allow, and that never left."""
        self._handlers = handlers
        self._routes = dict(routes or {})
        self._router = Router(_paths(api.operations))
        self._prefixes = tuple(dict.fromkeys(filter(None, map(_prefix, api.servers))))

    def answer(self, request: Request) -> Answer:
        """Answer a request, whatever it is."""
        answer = self.served(request)
        if answer is not None:
            return answer
        said = self._unserved(request)
        return said if isinstance(said, Answer) else self.problems.write(said)

    def served(self, request: Request) -> Answer | None:
        """Answer a request for which the description, or a route besides it, has an operation."""
        extra = self._routes.get(f"{request.method} {request.path}") if self._routes else None
        if extra is not None:
            return self._extra(extra(request, self.context))
        found = self._found(request)
        if found is None:
            return None
        plan, match = found
        said = self._call(plan, request, match)
        return said if isinstance(said, Answer) else self.problems.write(said, plan.responses)

    def serves(self, request: Request) -> bool:
        """Tell whether the description, or a route besides it, has the request's operation."""
        if f"{request.method} {request.path}" in self._routes:
            return True
        return any(match.holds.has(request.method) for match in self._matches(request.path))

    def key(self, request: Request) -> str:
        """Give the operation that a request is for, `GET /pets/{petId}`; empty for none."""
        if (key := f"{request.method} {request.path}") in self._routes:
            return key
        found = self._found(request)
        return "" if found is None else found[0].key

    def has(self, key: str) -> bool:
        """Tell whether there is such an operation, or a route besides the description."""
        return key in self._routes or has_operation(self.api, key)

    def owns(self, path: str) -> bool:
        """Tell whether a path is one of the description's, or besides it."""
        beside = any(key.partition(" ")[2] == path for key in self._routes)
        return beside or any(True for _ in self._matches(path))

    def refuse(self, request: Request, refusal: Refusal) -> Answer:
        """Turn a request down as its operation would."""
        found = self._found(request)
        return self.problems.write(refusal, None if found is None else found[0].responses)

    def plans(self) -> Iterable[OperationPlan]:
        """Give the plan of each operation, compiled."""
        for path in self._router.leaves():
            for method in path.operations:
                yield self._plan(path, method)

    # ------------------------------------------------------------------------------- to a plan

    def _found(self, request: Request) -> tuple[OperationPlan, Mapping[str, str]] | None:
        """Give the plan for a request with the text in each hole of its path, if there is one."""
        for match in self._matches(request.path):
            if match.holds.has(request.method):
                return self._plan(match.holds, request.method), match.values
        return None

    def _matches(self, path: str) -> Iterator[Match[_Path]]:
        """Give what a path may be, below the root or below that of one of the servers."""
        is_known = False
        for match in self._router.match(path):
            is_known = True
            yield match
        for prefix in () if is_known else self._prefixes:
            if path.startswith(f"{prefix}/"):
                yield from self._router.match(path[len(prefix) :])
                return

    def _plan(self, path: _Path, method: str) -> OperationPlan:
        method = method if method in path.operations else "GET"
        if method not in path.plans:
            operation = path.operations[method]
            path.plans[method] = OperationPlan(operation, self.api, self.checks, self.context.seed)
        return path.plans[method]

    def _unserved(self, request: Request) -> Refusal | Answer:
        """Answer what no operation is for: the path is another's, or its methods are others."""
        matches = [*self._matches(request.path)]
        if not matches:
            return Refusal(404, f"the description has no path {_shown(request.path)}")
        allowed = dict.fromkeys(method for each in matches for method in each.holds.operations)
        if "GET" in allowed:
            allowed.setdefault("HEAD")
        allowed.setdefault("OPTIONS")
        allow = ", ".join(allowed)
        if request.method == "OPTIONS":
            return Answer(204, (("allow", allow),))
        detail = f"{matches[0].holds.path} takes {allow}, not {_shown(request.method)}"
        return Refusal(405, detail, headers={"allow": allow})

    # ------------------------------------------------------------------------------- to a call

    def _call(
        self, plan: OperationPlan, request: Request, path: Mapping[str, str]
    ) -> Answer | Refusal:
        """Read and check a request, then have it handled."""
        credentials = plan.guard.read(request)
        if isinstance(credentials, Refusal):
            return credentials
        arguments, wrong = plan.parameters.read(request, path)
        read = plan.body.read(request)
        if isinstance(read, Refusal):
            return read
        body, wrong_in_body = read
        if wrong or wrong_in_body:
            return Refusal(plan.invalid, violations=(*wrong, *wrong_in_body))
        success = plan.responses.success
        accept = request.headers.get("accept")
        if success is not None and success.contents and success.content(accept) is None:
            offered = ", ".join(content.name for content in success.contents)
            return Refusal(406, f"this operation answers {offered}")
        call = Call(
            request,
            plan,
            self.context,
            arguments.path,
            arguments.query,
            arguments.headers,
            arguments.cookies,
            body,
            credentials,
            wish_of(request.headers.get("prefer")),
        )
        return self._handled(call)

    def _handled(self, call: Call) -> Answer | Refusal:
        if call.wish.applied:
            return self._wished(call, call.wish)
        for handler in self._handlers:
            said = handler(call)
            if isinstance(said, Refusal):
                return said
            if said is not None and not isinstance(said, Reply):
                given = type(said).__name__  # whatever the user's own code does
                self._misfit(call, f"a function gave {given}, not Reply, Refusal or None")
                break
            if said is not None:
                answer = self._written(call, said)
                if answer is not None:
                    return answer
                break
        return self._made(call)

    # ----------------------------------------------------------------------------- to an answer

    def _wished(self, call: Call, wish: Wish) -> Answer | Refusal:
        """Give the answer that the client asks for, by `Prefer`."""
        responses = call.plan.responses
        response = responses.success if wish.code is None else responses.of(wish.code)
        if response is None:
            detail = f"Prefer asks for {wish.applied}, and no such response is declared"
            return Refusal(call.plan.invalid, detail)
        applied = {"preference-applied": safe(wish.applied)}
        if response.status >= _REFUSED and wish.example is None and not wish.dynamic:
            return Refusal(response.status, "Prefer asks for this answer", headers=applied)
        headers = {**response.headers, **applied}
        content = response.content(call.request.headers.get("accept"))
        content = content or next(iter(response.contents), None)
        if content is None:
            return Answer(response.status, tuple(headers.items()))
        if wish.example is not None:
            body = content.examples.get(wish.example)
        else:
            body = content.usual(call.choice, dynamic=wish.dynamic)
        if body is None:
            detail = f"Prefer asks for {wish.applied}, and there is no such valid example"
            return Refusal(call.plan.invalid, detail)
        return _answer(response.status, headers, content, body)

    def _written(self, call: Call, reply: Reply) -> Answer | None:
        """Write what a handler said; None where the description does not allow it."""
        responses = call.plan.responses
        response = responses.success if reply.status is None else responses.of(reply.status)
        if response is None:
            self._misfit(call, f"the status {reply.status} is not declared")
            return None
        headers = {**response.headers, **_safe(reply.headers)}
        if reply.body is NOTHING or not response.contents:
            if reply.body is NOTHING and response.contents:
                return self._stated(call, response, headers)
            return Answer(response.status, tuple(headers.items()))
        content = response.content(call.request.headers.get("accept")) or response.contents[0]
        if isinstance(reply.body, bytes):
            return _answer(response.status, headers, content, reply.body)
        body = content.write(reply.body)
        if body is None:
            reasons = "; ".join(f"{at} {why}".strip() for at, why in content.why_not(reply.body))
            self._misfit(call, reasons or f"{content.name} cannot hold it")
            return None
        return _answer(response.status, headers, content, body)

    def _stated(
        self, call: Call, response: ResponsePlan, headers: Mapping[str, str]
    ) -> Answer | None:
        """Answer with a body that the handler left to the description."""
        content = response.content(call.request.headers.get("accept")) or response.contents[0]
        body = content.usual(call.choice)
        return None if body is None else _answer(response.status, headers, content, body)

    def _made(self, call: Call) -> Answer | Refusal:
        """Answer by the description alone."""
        response = call.plan.responses.success
        if response is None:
            detail = (
                f"no answer to {call.plan.key} is what the description says; correct its schemas"
            )
            return Refusal(501, detail)
        accept = call.request.headers.get("accept")
        if not response.contents:
            return Answer(response.status, tuple(response.headers.items()))
        preferred = response.content(accept)
        for content in dict.fromkeys((preferred, *response.contents)):
            if content is not None and (body := content.usual(call.choice)) is not None:
                return _answer(response.status, response.headers, content, body)
        raise AssertionError(call.plan.key)  # `success` can be given

    def _extra(self, said: Reply | Refusal | Answer) -> Answer:
        match said:
            case Answer():
                return said
            case Refusal():
                return self.problems.write(said)
            case Reply(status=status, body=body, headers=headers):
                safe_headers = _safe(headers)
                if body is NOTHING:
                    return Answer(status or 204, tuple(safe_headers.items()))
                data = body if isinstance(body, bytes) else encoded("json", body) or b""
                safe_headers.setdefault("content-type", "application/json")
                return Answer(status or 200, tuple(safe_headers.items()), data)

    def _misfit(self, call: Call, reason: str) -> None:
        misfit = f"{call.plan.key}: {reason}"
        self.misfits.append(misfit)
        message = "what is kept, or a behaviour gives, is not as described: %s"
        _LOG.warning(message, misfit, extra={"finding": "misfit"})


def has_operation(api: Api, key: str) -> bool:
    """Tell whether a description has an operation, named by method and path."""
    return any(key == f"{each.method} {each.path}" for each in api.operations)


def _paths(operations: Iterable[Operation]) -> Iterable[tuple[str, _Path]]:
    """Give each path once, with all its operations."""
    found: dict[str, _Path] = {}
    for operation in operations:
        path = found.setdefault(_HOLES.sub("{}", operation.path), _Path(operation.path))
        path.operations.setdefault(operation.method, operation)
    return [(path.path, path) for path in found.values()]


_HOLES: Final = re.compile(r"\{[^{}]*\}")


def _prefix(server: Server) -> str:
    """Give what the addresses of a server begin their paths with, without a slash at the end."""
    url = server.url
    for name, variable in server.variables.items():
        url = url.replace(f"{{{name}}}", variable.default)
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""


def _answer(status: int, headers: Mapping[str, str], content: Content, body: bytes) -> Answer:
    return Answer(status, (("content-type", content.name), *headers.items()), body)


def _safe(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): safe(value) for name, value in headers.items()}


_LONG: Final = 100


def _shown(text: str) -> str:
    """Give what a client sent, short and safe to repeat."""
    return safe(text if len(text) <= _LONG else f"{text[:_LONG]}...")
