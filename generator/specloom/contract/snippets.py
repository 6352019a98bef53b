"""The program against the generated client that sends a case again, if the client can.

    snippets = Snippets(api, symbols, Client("pets_client", "Pets"), "http://127.0.0.1:8000")
    snippets.of(case)       # Python that type-checks, or the empty string

What a client cannot send, such as a wrong type, is what keeps its users from that mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from specloom.contract.literals import Literals
from specloom.contract.model import Absent, Case, Values
from specloom.ir.model import Api, JsonValue, Operation
from specloom.ir.servers import own_server
from specloom.names import Argument, Method, Symbols, body_media, flat_body
from specloom.names.credentials import is_sent_by_client, operation_arguments, ways_in
from specloom.names.programs import Call, Client, Code, Mapped, Program, literal

__all__ = ["Snippets"]


@dataclass(frozen=True, slots=True)
class Snippets:
    """Writes programs against one client, for a service at an address."""

    api: Api
    symbols: Symbols
    client: Client
    address: str

    def of(self, case: Case) -> str:
        """Write the program of a case; empty where the client cannot send it as it is."""
        operation, values = case.operation, case.values
        method = self.symbols.methods.get(operation.pointer)
        if method is None or values is None or case.call.method != operation.method:
            return ""
        program = Program(self.client, None)
        arguments = self._arguments(case, values, Literals(self.symbols, program))
        if arguments is None:
            return ""
        program.use(self.client.name)
        construction = Call(self.client.name, tuple(self._construction(case)))
        if any(one == _held(name) for name, one in construction.arguments):
            program.import_from("os", "environ")
        program.line(construction, "with ", " as client:")
        program.level += 1
        program.line(_sent(operation, method, arguments))
        return program.text()

    def _construction(self, case: Case) -> Iterator[tuple[str, Code]]:
        """Give what makes the client: credentials, which the environment has, and the address."""
        taken = operation_arguments(case.operation, self.api)
        for name in () if case.credentials == "none" else taken:
            is_own = case.credentials == "own"
            yield name, _held(name) if is_own else literal("wrong")
        yield "base_url", literal(self.address)
        if own := own_server(case.operation, self.api):
            yield "servers", Mapped(((own.url, literal(self.address)),))

    def _arguments(
        self, case: Case, values: Values, literals: Literals
    ) -> tuple[tuple[str, Code], ...] | None:
        """Write what a method is given; None where it does not take all of it as it is."""
        operation = case.operation
        media = body_media(operation)
        if values.raw is not None or values.media_type not in {"", media.name if media else ""}:
            return None
        left = self._left(case, values)
        if flat_body(operation) is None:
            del left["body"]
        elif isinstance(values.body, dict | Absent):
            del left["whole body"]
        written: list[tuple[str, Code]] = []
        for one in self.symbols.arguments[operation.pointer]:
            place, name = _found(one)
            if name not in left.get(place, {}):
                if one.required:
                    return None
                continue
            code = _written(one, left[place].pop(name), literals)
            if code is None:
                return None
            written.append(("" if one.place == "path" else one.name, code))
        return None if any(left.values()) else tuple(written)

    def _left(self, case: Case, values: Values) -> dict[str, dict[str, JsonValue]]:
        """Give the values by place, without what the client sends by itself."""
        left = _by_place(values, self.api)
        ways = () if case.credentials == "none" else ways_in(case.operation, self.api)[:1]
        for one in self.symbols.arguments[case.operation.pointer]:
            if one.parameter is not None and is_sent_by_client(one.parameter, ways, self.api):
                place, name = _found(one)
                left[place].pop(name, None)
        return left


def _held(argument: str) -> str:
    """Read an argument from the environment, where it goes by its name."""
    return f'environ["{argument.upper()}"]'


def _by_place(values: Values, api: Api) -> dict[str, dict[str, JsonValue]]:
    """Give the values by place, without the headers that a client writes by itself."""
    version = api.extensions.get("x-version-header")
    fixed = (
        (str(version.get("name")).lower(), version.get("value"))
        if isinstance(version, dict)
        else ("", None)
    )
    headers = {name.lower(): value for name, value in values.headers.items()}
    members = values.body if isinstance(values.body, dict) else {}
    return {
        "path": dict(values.path),
        "query": dict(values.query),
        "header": {name: one for name, one in headers.items() if (name, one) != fixed},
        "cookie": dict(values.cookies),
        "body": dict(members),
        "whole body": {} if isinstance(values.body, Absent) else {"body": values.body},
    }


def _found(argument: Argument) -> tuple[str, str]:
    """Give the place and the name under which the values hold an argument."""
    if argument.place == "header" and argument.parameter is not None:
        return "header", argument.parameter.name.lower()
    return argument.place, argument.wire


def _written(argument: Argument, value: JsonValue, literals: Literals) -> Code | None:
    schema = argument.schema
    if argument.place not in {"body", "whole body"} and _is_left_out(argument, value):
        return None
    if schema is None:
        return literal(value) if argument.place == "path" and isinstance(value, str) else None
    return literals.argument(schema, value)


def _is_left_out(argument: Argument, value: JsonValue) -> bool:
    """Tell what clients leave out, or refuse as it would lead to another operation."""
    return value in (None, [], {}) or (argument.place == "path" and value in ("", ".", ".."))


def _sent(operation: Operation, method: Method, arguments: tuple[tuple[str, Code], ...]) -> Call:
    """Call the method; of a list that comes in pages, send the request of one page alone."""
    if operation.pagination is None:
        return Call(f"client.{method.resource}.{method.name}", arguments)
    request = Call(f"client.{method.resource}.requests.{method.name}", arguments)
    return Call("client.send", (("", request),))
