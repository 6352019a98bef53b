"""The requests that failed as HAR 1.2, which browsers and other tools import.

Cookies and times were not kept, and are told as none; bodies are as reports hold them, redacted.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl

from specloom import __version__
from specloom.contract.model import Failure, Run, Step
from specloom.ir.model import JsonValue
from specloom.report.contract.model import RunReport
from specloom.report.words import laid_out, one_line

__all__ = ["har"]

_NO_TIME: Final = "1970-01-01T00:00:00.000Z"
_UNTIMED: Final = -1
"""HAR's number for what is not known."""
_NOWHERE: Final = "http://localhost"
"""The address of a target that has none: requests of HAR have whole URLs."""


def har(report: RunReport) -> str:
    """Give an entry for each step of each failure, in order."""
    run = report.run
    entries: list[JsonValue] = [
        _entry(run, failure, step) for failure in run.failures for step in failure.steps
    ]
    creator: JsonValue = {"name": "specloom", "version": __version__}
    return laid_out({"log": {"version": "1.2", "creator": creator, "entries": entries}}) + "\n"


def _entry(run: Run, failure: Failure, step: Step) -> JsonValue:
    return {
        "startedDateTime": _NO_TIME,
        "time": 0,
        "request": _request(run, step),
        "response": _response(step),
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
        "comment": one_line(f"{failure.check}: {failure.message}"),
    }


def _request(run: Run, step: Step) -> JsonValue:
    address = run.target.rstrip("/") if "://" in run.target else _NOWHERE
    query = step.target.partition("?")[2]
    told: dict[str, JsonValue] = {
        "method": step.method,
        "url": address + step.target,
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _headers(step.headers),
        "queryString": [
            {"name": name, "value": value}
            for name, value in parse_qsl(query, keep_blank_values=True, max_num_fields=None)
        ],
        "headersSize": _UNTIMED,
        "bodySize": _UNTIMED,
    }
    if step.body:
        told["postData"] = {"mimeType": _media_type(step.headers), "text": step.body}
    return told


def _response(step: Step) -> JsonValue:
    return {
        "status": step.status,
        "statusText": "",
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": _headers(step.answer_headers),
        "content": {
            "size": len(step.answer.encode(errors="replace")),
            "mimeType": _media_type(step.answer_headers),
            "text": step.answer,
        },
        "redirectURL": "",
        "headersSize": _UNTIMED,
        "bodySize": _UNTIMED,
    }


def _headers(headers: tuple[tuple[str, str], ...]) -> list[JsonValue]:
    return [{"name": name, "value": value} for name, value in headers]


def _media_type(headers: tuple[tuple[str, str], ...]) -> str:
    named = (value for name, value in headers if name.lower() == "content-type")
    return next(named, "")
