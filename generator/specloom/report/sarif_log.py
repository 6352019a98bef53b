"""What every log of SARIF 2.1.0 is made of: its frame, messages and locations."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from specloom.errors import Location
from specloom.ir.model import JsonValue
from specloom.report.places import uri
from specloom.report.words import laid_out

__all__ = ["Object", "location", "log", "message"]

Object: TypeAlias = dict[str, JsonValue]

_LINK: Final = re.compile(r"[\[\]](?=\()|\[(?=[^\]]*\]\()")


def log(run: Object) -> str:
    """Write the log of one run."""
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return laid_out({"$schema": schema, "version": "2.1.0", "runs": [run]}) + "\n"


def message(text: str) -> Object:
    """Give a message; what would read as a link (SARIF 2.1.0, section 3.11.6) stays text."""
    return {"text": _LINK.sub(lambda bracket: f"\\{bracket.group()}", text)}


def location(place: Location) -> Object:
    """Give a place, or nothing where no file of it can be named."""
    if not (address := uri(place.file)):
        return {}
    physical: Object = {"artifactLocation": {"uri": address}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(1, place.column)}
    return {"physicalLocation": physical}
