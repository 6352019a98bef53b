"""What callers need to bring along, and the schemes that say how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from specloom.diff.rules.events.rows import itself, mirrored
from specloom.diff.rules.model import Event

__all__ = ["SECURITY"]

_KEY: Final = "{type: apiKey, name: X-Key, in: header}"
_FLOW: Final = "tokenUrl: 'https://example.com/token'"
_SCOPES: Final = "scopes: {read: Look., write: Change.}"
_OAUTH: Final = f"{{type: oauth2, flows: {{clientCredentials: {{{_FLOW}, {_SCOPES}}}}}}}"
_BASIC: Final = "{type: http, scheme: basic}"
_SCHEMES: Final = f"key: {_KEY}, oauth: {_OAUTH}, basic: {_BASIC}"
_READ: Final = "{oauth: [read]}"
_BOTH: Final = "{oauth: [read, write]}"
_WITHOUT: Final = "Calls that bring what was needed before are refused."


def _needed(*requirements: str, globally: bool) -> str:
    """Write a description of which an operation, or all that there are, need what is listed."""
    security = f"security: [{', '.join(requirements)}]"
    fine = "responses: {'200': {description: Fine.}}"
    if globally:
        paths = f"{security}\npaths: {{/cats: {{get: {{{fine}}}}}, /dogs: {{get: {{{fine}}}}}}}"
    else:
        paths = f"paths: {{/cats: {{get: {{{security}, {fine}}}}}}}"
    return f"{paths}\ncomponents: {{securitySchemes: {{{_SCHEMES}}}}}"


def _requirements(*, globally: bool) -> Iterator[Event]:
    prefix, what = "api-security", "An operation"
    if globally:
        prefix, what = "api-global-security", "Every operation"
    needed = partial(_needed, globally=globally)
    yield from mirrored(
        f"{prefix}-added",
        f"{what} needs credentials now.",
        f"{prefix}-removed",
        f"{what} needs no credentials any more.",
        needed("{}"),
        needed("{key: []}"),
        "Calls without them are refused.",
    )
    yield from mirrored(
        f"{prefix}-became-required",
        f"{what} can no longer be called without credentials.",
        f"{prefix}-became-optional",
        f"{what} may be called without credentials.",
        needed("{}", "{key: []}"),
        needed("{key: []}"),
        "Calls without them are refused.",
    )
    yield from mirrored(
        f"{prefix}-alternative-added",
        f"{what} takes other credentials too.",
        f"{prefix}-alternative-removed",
        f"{what} no longer takes one kind of credentials.",
        needed("{key: []}"),
        needed("{key: []}", "{basic: []}"),
        "",
        "Calls that bring these are refused.",
    )
    yield from _more(prefix, what, needed)


def _more(prefix: str, what: str, needed: Callable[..., str]) -> Iterator[Event]:
    """Give what else may be needed beside some credentials."""
    yield from mirrored(
        f"{prefix}-scope-added",
        f"{what} needs one more scope.",
        f"{prefix}-scope-removed",
        f"{what} needs one scope less.",
        needed(_READ),
        needed(_BOTH),
        _WITHOUT,
    )
    yield from mirrored(
        f"{prefix}-scheme-added",
        f"{what} needs further credentials besides.",
        f"{prefix}-scheme-removed",
        f"{what} needs fewer credentials.",
        needed("{key: []}"),
        needed("{key: [], basic: []}"),
        _WITHOUT,
    )


def _component(scheme: str, other: str = "") -> str:
    """Write a description whose one operation needs a scheme."""
    named = f"cats: {scheme}{other}" if scheme else f"none: {_KEY}"
    security = "security: [{cats: []}], " if scheme else ""
    operation = f"{{get: {{{security}responses: {{'200': {{description: Fine.}}}}}}}}"
    return f"paths: {{/cats: {operation}}}\ncomponents: {{securitySchemes: {{{named}}}}}"


def _flow(said: str = _SCOPES, kind: str = "clientCredentials", other: str = "") -> str:
    return _component(
        f"{{type: oauth2, flows: {{{kind}: {{{_FLOW}, {said}}}{other}}}}}",
    )


def _authorization(said: str) -> str:
    flow = f"{{authorizationUrl: 'https://example.com/{said}', {_FLOW}, scopes: {{}}}}"
    return _component(f"{{type: oauth2, flows: {{authorizationCode: {flow}}}}}")


_PREFIX: Final = "api-security-component"
_OTHER: Final = "Credentials brought as before are refused."

_COMPONENTS: Final[tuple[Event, ...]] = (
    *mirrored(
        f"{_PREFIX}-added",
        "A security scheme is new.",
        f"{_PREFIX}-removed",
        "A security scheme is gone.",
        _component(_KEY),
        _component(_KEY, f", basic: {_BASIC}"),
        "What operations need is told with them.",
        "What operations need is told with them.",
    ),
    *itself(
        f"{_PREFIX}-type-changed",
        "A security scheme is of another type.",
        _component(_KEY),
        _component(_BASIC),
        _OTHER,
    ),
    *itself(
        f"{_PREFIX}-api-key-name-changed",
        "A key is sent under another name.",
        _component(_KEY),
        _component("{type: apiKey, name: X-Api-Key, in: header}"),
        _OTHER,
    ),
    *itself(
        f"{_PREFIX}-api-key-location-changed",
        "A key is sent in another place.",
        _component(_KEY),
        _component("{type: apiKey, name: X-Key, in: query}"),
        _OTHER,
    ),
    *itself(
        f"{_PREFIX}-http-scheme-changed",
        "A security scheme is of another HTTP scheme.",
        _component(_BASIC),
        _component("{type: http, scheme: bearer}"),
        _OTHER,
    ),
    *itself(
        f"{_PREFIX}-bearer-format-changed",
        "The tokens of a security scheme are of another format.",
        _component("{type: http, scheme: bearer, bearerFormat: JWT}"),
        _component("{type: http, scheme: bearer, bearerFormat: PASETO}"),
        "Who looks into tokens finds something else.",
    ),
    *itself(
        f"{_PREFIX}-openid-connect-url-changed",
        "A security scheme is described at another address.",
        _component("{type: openIdConnect, openIdConnectUrl: 'https://example.com/a'}"),
        _component("{type: openIdConnect, openIdConnectUrl: 'https://example.com/b'}"),
        _OTHER,
    ),
    *mirrored(
        f"{_PREFIX}-oauth-flow-added",
        "A security scheme offers one more flow.",
        f"{_PREFIX}-oauth-flow-removed",
        "A security scheme no longer offers a flow.",
        _flow(),
        _flow(other=f", password: {{{_FLOW}, scopes: {{}}}}"),
    ),
    *itself(
        f"{_PREFIX}-oauth-url-changed",
        "A flow has another authorization URL.",
        _authorization("authorize"),
        _authorization("login"),
    ),
    *itself(
        f"{_PREFIX}-oauth-token-url-changed",
        "A flow has another token URL.",
        _component("{type: oauth2, flows: {password: {tokenUrl: 'https://a.io/1', scopes: {}}}}"),
        _component("{type: oauth2, flows: {password: {tokenUrl: 'https://a.io/2', scopes: {}}}}"),
    ),
    *itself(
        f"{_PREFIX}-oauth-refresh-url-changed",
        "A flow has another refresh URL.",
        _flow(f"refreshUrl: 'https://example.com/refresh', {_SCOPES}"),
        _flow(f"refreshUrl: 'https://example.com/renew', {_SCOPES}"),
    ),
    *mirrored(
        f"{_PREFIX}-oauth-scope-added",
        "A flow knows one more scope.",
        f"{_PREFIX}-oauth-scope-removed",
        "A flow no longer knows a scope.",
        _flow("scopes: {read: Look.}"),
        _flow(),
    ),
)

SECURITY: Final = (
    *_requirements(globally=False),
    *_requirements(globally=True),
    *_COMPONENTS,
)
