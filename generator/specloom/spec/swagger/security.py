"""Security definitions of Swagger 2.0."""

from __future__ import annotations

from typing import Final

from specloom.spec.swagger.tree import Made, Node, Part, made

__all__ = ["security_scheme"]

_FLOWS: Final = {
    "accessCode": "authorizationCode",
    "application": "clientCredentials",
    "implicit": "implicit",
    "password": "password",
}
_OF_FLOW: Final = frozenset(("authorizationUrl", "scopes", "tokenUrl"))


def security_scheme(node: Node) -> Part:
    """Give a security scheme; one of a type that is not known is left as it is."""
    match node["type"].value:
        case "basic":
            return made(
                [
                    *((key, one) for key, one in node.members() if key != "type"),
                    ("type", Made("http", node["type"].path)),
                    ("scheme", Made("basic", node["type"].path)),
                ],
                node,
            )
        case "oauth2":
            name = _FLOWS.get(node["flow"].text(), node["flow"].text())
            flow = made(((k, one) for k, one in node.members() if k in _OF_FLOW), node)
            kept = ((k, one) for k, one in node.members() if k not in _OF_FLOW | {"flow"})
            return made([*kept, ("flows", Made({name: flow}, node["flow"].path))], node)
        case _:
            return node
