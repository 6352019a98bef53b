"""Paths, operations and answers of Swagger 2.0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from specloom.spec.swagger.notes import Notes
from specloom.spec.swagger.parameters import JSON, body, form, header, parameter
from specloom.spec.swagger.schemas import Refer, binary, schema
from specloom.spec.swagger.tree import Made, Node, Part, made

__all__ = ["Operations"]

_METHODS: Final = frozenset("get put post delete options head patch".split())
_TAKEN: Final = frozenset(("consumes", "parameters", "produces", "responses", "schemes"))
_BYTES: Final = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Operations:
    """Upgrades what stands below `paths`, and the parameters and responses it shares.

    Attributes:
        root: the whole description.
        refer: where references lead after the upgrade.
        servers: the address of the service, by scheme.
    """

    root: Node
    refer: Refer
    notes: Notes
    servers: Mapping[str, str]

    def path_item(self, node: Node) -> Part:
        """Give a path item."""
        if not isinstance(node.value, dict):
            return node
        if "$ref" in dict(node.members()):
            return self._reference(node)
        shared = [*node["parameters"].items()]
        return made(
            (
                (key, self._operation(one, shared) if key in _METHODS else one)
                for key, one in node.members()
                if key != "parameters"
            ),
            node,
        )

    def response(self, node: Node, produces: Sequence[str] | None = None) -> Part:
        """Give an answer; `produces` are the media types of its operation."""
        if not isinstance(node.value, dict):
            return node
        if "$ref" in dict(node.members()):
            return self._reference(node)
        kinds = self.root["produces"].texts() if produces is None else produces
        kept = ((k, one) for k, one in node.members() if k == "description" or k[:2] == "x-")
        headers = node["headers"]
        named = {name: header(one, self.refer, self.notes) for name, one in headers.members()}
        content = self._content(node, kinds)
        return made(
            [
                *kept,
                ("headers", Made(named, headers.path) if named else None),
                ("content", Made(content, node.path) if content else None),
            ],
            node,
        )

    def _content(self, node: Node, kinds: Sequence[str]) -> dict[str, Part]:
        told, examples = node["schema"], node["examples"]
        is_file = told["type"].value == "file"
        value = (binary(told) if is_file else schema(told, self.refer)) if told else None
        usual = _BYTES if is_file else JSON
        names = dict.fromkeys((*((kinds or [usual]) if told else ()), *dict(examples.members())))
        shown = dict(examples.members())
        return {
            name: made([("schema", value), ("example", shown.get(name))], told or node)
            for name in names
        }

    def _operation(self, node: Node, shared: Sequence[Node]) -> Part:
        if not isinstance(node.value, dict):
            return node
        own = [self._resolved(one) for one in node["parameters"].items()]
        stated = {_identity(one) for _, one in own}
        inherited = (self._resolved(one) for one in shared)
        every = [*(pair for pair in inherited if _identity(pair[1]) not in stated), *own]
        parameters = [
            self._parameter(written, one)
            for written, one in every
            if one["in"].text() not in {"body", "formData"}
        ]
        produces = node["produces"] or self.root["produces"]
        answers = node["responses"]
        responses = {
            status: one if status[:2] == "x-" else self.response(one, produces.texts())
            for status, one in answers.members()
        }
        return made(
            [
                *((key, one) for key, one in node.members() if key not in _TAKEN),
                ("servers", self._servers(node["schemes"])),
                ("parameters", self._listed(node["parameters"], parameters)),
                ("requestBody", self._body(node, [one for _, one in every])),
                ("responses", Made(responses, answers.path) if responses else answers or None),
            ],
            node,
        )

    def _listed(self, node: Node, parameters: Sequence[Part]) -> Part | None:
        if node and not isinstance(node.value, list):
            return node
        return Made(parameters, node.path) if parameters else None

    def _parameter(self, written: Node, resolved: Node) -> Part:
        if written["$ref"]:
            return self._reference(written)
        return parameter(resolved, self.refer, self.notes)

    def _resolved(self, node: Node) -> tuple[Node, Node]:
        """Give a parameter as it is written, and what its reference leads to."""
        ref = node["$ref"].text()
        if not ref.startswith("#/"):
            return node, node
        target = self.root
        for token in ref[2:].split("/"):
            target = target[token.replace("~1", "/").replace("~0", "~")]
        return node, target

    def _body(self, node: Node, parameters: Sequence[Node]) -> Part | None:
        told = node["consumes"] or self.root["consumes"]
        consumes = told.texts()
        fields = [one for one in parameters if one["in"].value == "formData" and one["name"].text()]
        bodies = [one for one in parameters if one["in"].value == "body"]
        if bodies:
            return body(bodies[0], consumes, self.refer)
        if fields:
            return form(fields, consumes, node["parameters"], self.refer, self.notes)
        return None

    def _servers(self, schemes: Node) -> Part | None:
        found = [
            (one, self.servers[one.text()]) for one in schemes.items() if one.text() in self.servers
        ]
        made_of = tuple(made([("url", Made(url, one.path))], one) for one, url in found)
        return Made(made_of, schemes.path) if made_of else None

    def _reference(self, node: Node) -> Part:
        ref = node["$ref"]
        if not ref.text().startswith("#"):
            self.notes.wrong(
                ref,
                "Of other files only schemas are read from Swagger 2.0; write this part here, or "
                "bundle the files into one.",
            )
        return made([("$ref", Made(self.refer(ref.text()), ref.path))], node)


def _identity(node: Node) -> tuple[object, ...]:
    place = node["in"].text()
    return ("body",) if place == "body" else (place, node["name"].text() or node["$ref"].text())
