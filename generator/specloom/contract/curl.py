"""A command line that sends a case again: `curl`, to be pasted into any shell of POSIX.

Whatever text the case holds is quoted, so that the shell expands none of it; the only words that
it expands are the variables that stand in for credentials, whose values are never written.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Final

from specloom.contract.model import Call, Case
from specloom.ir.model import Api, SecurityScheme
from specloom.names.credentials import credentials

__all__ = ["curl"]

_PLAIN: Final = re.compile(r"[\w :/.,?=&%+-]*", re.ASCII)
"""What double quotes leave as it stands."""
_OURS: Final = frozenset(("host", "content-length", "user-agent", "accept-encoding", "connection"))
"""Headers that every client writes by itself."""
_NAME: Final = re.compile(r"[A-Z_][A-Z0-9_]*")
"""What a shell takes for a variable."""
_WRONG: Final = "wrong"


def curl(case: Case, api: Api, address: str) -> str:
    """Write the command line that sends a case to the service at an address.

    Credentials stand in it as `$ACCESS_TOKEN`, `$USERNAME` and `$PASSWORD`, or `$API_KEY`; where
    there are several of a kind, as the arguments of the client are called. A certificate does not.
    """
    call = case.call
    url, parts = shlex.quote(address.rstrip("/") + call.target), []
    for place, name, prefix, variable in _credentials(case, api):
        shown = _expanded(prefix, variable, case.credentials)
        match place:
            case "query":
                mark = "&" if "?" in call.target else "?"
                url += shlex.quote(f"{mark}{name}=") + shown
            case _:
                parts.append(f"--{place} {shown}")
    parts += map(_header, _headers(call))
    piped, body = _body(call.body)
    parts += body
    return piped + " \\\n  ".join([f"curl --include {_options(call)}{url}", *parts])


def _options(call: Call) -> str:
    """Write the method and what keeps curl from reading more into a URL than stands there."""
    told = {"GET": "", "HEAD": "--head "}.get(call.method) if call.body is None else None
    method = f"--request {shlex.quote(call.method)} " if told is None else told
    glob = "--globoff " if set("[]{}") & set(call.target) else ""
    dots = "--path-as-is " if re.search(r"/\.\.?(?:[/?]|$)", call.target) else ""
    return f"{method}{glob}{dots}"


# ---------------------------------------------------------------------------------- credentials


def _credentials(case: Case, api: Api) -> Iterator[tuple[str, str, str, str]]:
    """Give place, name, the text before the variable, and the variable, of each that is sent."""
    if case.credentials == "none":
        return
    requirement = next((one for one in case.operation.security if one.schemes), None)
    names = dict(_variables(api))
    for name in requirement.schemes if requirement else ():
        scheme = api.security_schemes.get(name)
        if scheme is not None:
            yield from _credential(scheme, names.get(name, ""))


def _variables(api: Api) -> Iterator[tuple[str, str]]:
    """Give by scheme the variable of its one credential, called as a client calls the argument."""
    for one in credentials(api):
        name = one.arguments[0].upper()
        if one.kind in {"api key", "bearer"} and _NAME.fullmatch(name):
            yield one.scheme.name, name


def _credential(scheme: SecurityScheme, variable: str) -> Iterator[tuple[str, str, str, str]]:
    spoken = scheme.http_scheme or "Bearer"
    match scheme.type, spoken.lower():
        case "http", "basic":
            yield "user", "", "", "USERNAME:$PASSWORD"
        case "http", "digest":
            yield "digest --user", "", "", "USERNAME:$PASSWORD"
        case "apiKey", _:
            name, key = scheme.api_key_name or "", variable or "API_KEY"
            match scheme.api_key_location:
                case "query":
                    yield "query", name, "", key
                case "cookie":
                    yield "cookie", name, f"{name}=", key
                case _:
                    yield "header", name, f"{name}: ", key
        case "mutualTLS", _:
            return
        case _:
            told = "Bearer" if spoken.lower() == "bearer" else spoken
            yield "header", "authorization", f"Authorization: {told} ", variable or "ACCESS_TOKEN"


def _expanded(prefix: str, variable: str, credentials: str) -> str:
    """Write text that the shell keeps, then a variable that it expands."""
    if credentials == "wrong":
        return shlex.quote(f"{prefix}{_WRONG}:{_WRONG}" if ":" in variable else prefix + _WRONG)
    if _PLAIN.fullmatch(prefix):
        return f'"{prefix}${variable}"'
    return f'{shlex.quote(prefix)}"${variable}"'


# ------------------------------------------------------------------------------ headers and body


def _headers(call: Call) -> Iterator[tuple[str, str]]:
    yield from ((name, value) for name, value in call.headers if name.lower() not in _OURS)
    if call.body is not None and all(name.lower() != "content-type" for name, _ in call.headers):
        yield "content-type", ""  # or curl would say that the body is a form


def _header(header: tuple[str, str]) -> str:
    name, value = header
    if value:
        return f"--header {shlex.quote(f'{name}: {value}')}"
    left_out = name == "content-type"
    return f"--header {shlex.quote(f'{name}:' if left_out else f'{name};')}"


def _body(body: bytes | None) -> tuple[str, list[str]]:
    """Give what is piped into curl, and its options: text as it stands, anything else escaped."""
    if body is None:
        return "", []
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return _piped(body)
    seen = text.replace("\n", "").replace("\t", "").isprintable()  # nothing a clipboard loses
    return ("", [f"--data-raw {shlex.quote(text)}"]) if seen else _piped(body)


def _piped(body: bytes) -> tuple[str, list[str]]:
    """Print any bytes: `printf` of POSIX knows octal numbers, and `%b` takes no `%` for its own."""
    written = "".join(map(_escaped, body))
    return f"printf '%b' {shlex.quote(written)} | ", ["--data-binary @-"]


_SHORT: Final = {0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t", 0x5C: "\\\\"}


def _escaped(byte: int) -> str:
    if byte in _SHORT:
        return _SHORT[byte]
    return chr(byte) if 0x20 <= byte < 0x7F else f"\\0{byte:03o}"  # noqa: PLR2004 - ASCII
