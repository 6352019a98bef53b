"""Properties that came, went, or are called otherwise, and whether they are required."""

from __future__ import annotations

from typing import Final

from specloom.diff.rules.model import Kind

__all__ = ["PROPERTIES"]

_ID: Final = "id: {type: string}"
_NOTE: Final = "note: {type: string}"
_LOCATION: Final = "{type: string, format: uuid, description: Where it charges at home.}"
_DEFAULT: Final = "note: {type: string, default: none}"
_IGNORED: Final = "What is sent under its name is ignored, or refused."
_MISSED: Final = "Who reads it finds nothing there."


def _object(*properties: str, required: str = "") -> str:
    needed = f", required: [{required}]" if required else ""
    return f"{{type: object, properties: {{{', '.join(properties)}}}{needed}}}"


PROPERTIES: Final[tuple[Kind, ...]] = (
    Kind(
        "property-added",
        "is new",
        _object(_ID),
        _object(_ID, _NOTE),
        mirror="property-removed",
        of_property=True,
    ),
    Kind(
        "property-removed",
        "is gone",
        _object(_ID, _NOTE),
        _object(_ID),
        mirror="property-added",
        of_property=True,
        notes={"request": _IGNORED, "response": _MISSED},
    ),
    Kind(
        "property-added",
        "is new and always there",
        _object(_ID),
        _object(_ID, _NOTE, required="note"),
        mirror="property-removed",
        of_property=True,
        required=True,
    ),
    Kind(
        "property-removed",
        "that was always there is gone",
        _object(_ID, _NOTE, required="note"),
        _object(_ID),
        mirror="property-added",
        of_property=True,
        required=True,
        notes={"request": _IGNORED, "response": _MISSED},
    ),
    Kind(
        "property-added",
        "is new and required, and has a default",
        _object(_ID),
        _object(_ID, _DEFAULT, required="note"),
        mirror="property-removed",
        of_property=True,
        required=True,
        with_default=True,
    ),
    Kind(
        "became-required",
        "became required",
        _object(_NOTE),
        _object(_NOTE, required="note"),
        mirror="became-optional",
        of_property=True,
        required=True,
    ),
    Kind(
        "became-required",
        "that has a default became required",
        _object(_DEFAULT),
        _object(_DEFAULT, required="note"),
        mirror="became-optional",
        of_property=True,
        required=True,
        with_default=True,
    ),
    Kind(
        "became-optional",
        "became optional",
        _object(_NOTE, required="note"),
        _object(_NOTE),
        mirror="became-required",
        of_property=True,
    ),
    Kind(
        "property-renamed",
        "is called otherwise",
        _object(_ID, f"chargingLocationId: {_LOCATION}"),
        _object(_ID, f"locationId: {_LOCATION}"),
        mirror="property-renamed",
        of_property=True,
        notes={
            "request": "What is sent under the old name is not read.",
            "response": "Who reads the old name finds nothing there.",
        },
    ),
)
