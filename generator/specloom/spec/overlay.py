"""Overlays (OpenAPI Overlay Specification 1.0 and 1.1): a value and a list of edits give a value.

Stricter than the specification in one thing: an action that selects nothing is an error. In a
source that is compiled once it can only be a mistake. Selectors are RFC 9535 JSONPath.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from specloom.errors import BadInput
from specloom.spec.document import File
from specloom.spec.faults import fault
from specloom.spec.pointers import escape
from specloom.spec.sources import parse_source, refer

__all__ = ["apply"]

_KNOWN = re.compile(r"1\.[01]\.\d+")
_FIELDS = frozenset(("overlay", "info", "extends", "actions"))
_ACTION_FIELDS = frozenset(("target", "description", "update", "remove", "copy"))


class _RefusedError(Exception):
    """An action cannot be applied: `field` leads from it to what is at fault."""

    def __init__(self, id_: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.id = id_
        self.message = message
        self.field = field


def apply(value: object, overlay: File, *, base: str = "") -> object:
    """Give the value with all actions of an overlay applied in order; `value` stays as it is.

    Where `base`, the source the value was loaded from, is given, the overlay's `extends` must
    name it.

    Raises:
        BadInput: no overlay, or actions that cannot be applied: all of them, each with its line.
    """
    actions = _actions(overlay, base)
    document = [_copy(value)]  # in a list, so that the root too has a place in a container
    findings = []
    for index, action in enumerate(actions):
        try:
            _act(document, action, _is_1_1(overlay))
        except _RefusedError as error:
            pointer = f"#/actions/{index}/{error.field}".removesuffix("/")
            findings.append(fault(error.id, error.message, overlay.locate(pointer)))
    if findings:
        raise BadInput(*findings)
    return document[0]


def _actions(overlay: File, base: str) -> list[Any]:
    """Give the actions of what really is an overlay, meant for `base`."""
    value = overlay.value
    if not isinstance(value, dict) or "overlay" not in value:
        raise _bad(overlay, "", "not-an-overlay", "There is no `overlay` key; name an Overlay.")
    if not _KNOWN.fullmatch(str(value["overlay"])):
        message = f"Overlay {value['overlay']} is not known; write 1.0.0 or 1.1.0."
        raise _bad(overlay, "/overlay", "unknown-overlay-version", message)
    for key in value:
        if key not in _FIELDS and not key.startswith("x-"):
            message = f"An overlay has no field {key}; correct or remove it."
            raise _bad(overlay, f"/{key}", "invalid-overlay", message)
    if "extends" in value:
        _check_extends(overlay, value["extends"], base)
    actions = value.get("actions")
    if not isinstance(actions, list) or not actions:
        message = "`actions` must be a list of at least one action."
        raise _bad(overlay, "/actions", "invalid-overlay", message)
    return actions


def _check_extends(overlay: File, extends: object, base: str) -> None:
    if not isinstance(extends, str) or "#" in extends:
        message = "`extends` must be the address of a file, without fragment."
        raise _bad(overlay, "/extends", "invalid-overlay", message)
    if base and refer(parse_source(overlay.name), extends) != parse_source(base):
        message = f"This overlay extends {extends}, but is laid over {base}; correct `extends`."
        raise _bad(overlay, "/extends", "other-base", message)


def _bad(overlay: File, pointer: str, id_: str, message: str) -> BadInput:
    return BadInput(fault(id_, message, overlay.locate(pointer)))


def _is_1_1(overlay: File) -> bool:
    return isinstance(overlay.value, dict) and str(overlay.value["overlay"]).startswith("1.1")


def _act(document: list[object], action: object, may_copy: bool) -> None:  # noqa: FBT001
    checked = _check_action(action, may_copy)
    places = _select(document, checked["target"], "target")
    if checked.get("remove"):
        _remove(document, places)
    elif "copy" in checked:
        sources = _select(document, checked["copy"], "copy")
        if len(sources) != 1:
            message = f"{checked['copy']} selects {len(sources)} values; `copy` needs exactly one."
            raise _RefusedError("invalid-action", message, "copy")
        container, key = sources[0]
        _update(places, _copy(container[key]), "copy")
    else:
        _update(places, checked["update"], "update")


def _check_action(action: object, may_copy: bool) -> dict[str, Any]:  # noqa: FBT001
    if not isinstance(action, dict) or not isinstance(action.get("target"), str):
        raise _RefusedError("invalid-action", "An action needs a `target`, which is a JSONPath.")
    for key in action:
        if key not in _ACTION_FIELDS and not key.startswith("x-"):
            message = f"An action has no field {key}; correct or remove it."
            raise _RefusedError("invalid-action", message, key)
    if not isinstance(action.get("remove", False), bool):
        raise _RefusedError("invalid-action", "`remove` must be true or false.", "remove")
    if "copy" in action and not (may_copy and isinstance(action["copy"], str)):
        message = "`copy` must be a JSONPath, in an overlay of version 1.1.0."
        raise _RefusedError("invalid-action", message, "copy")
    asked = [key for key in ("update", "copy") if key in action]
    if len(asked) + bool(action.get("remove")) != 1:
        message = "An action does one thing; write one of update, remove: true and copy."
        raise _RefusedError("invalid-action", message)
    return action


def _select(document: list[Any], path: str, field: str) -> list[tuple[Any, Any]]:
    """Give the places a JSONPath selects, each once, as a container and a key or index in it."""
    places: dict[tuple[Any, ...], tuple[Any, Any]] = {}
    for match in _compile(path, field).finditer(document[0]):
        inside = match.parent is not None
        places[match.parts] = (match.parent.obj, match.parts[-1]) if inside else (document, 0)
    if not places:
        message = f"{path} selects nothing; correct the path or remove the action."
        raise _RefusedError("nothing-selected", message, field)
    return list(places.values())


@cache
def _compile(path: str, field: str) -> Any:
    import jsonpath  # noqa: PLC0415 - slow to import, and only compiling needs it

    try:
        return jsonpath.JSONPathEnvironment(strict=True).compile(path)
    except jsonpath.JSONPathError as error:
        reason = error.args[0] if error.args else "not understood"
        message = f"{path!r} is not a JSONPath (RFC 9535): {reason}."
        raise _RefusedError("invalid-jsonpath", message, field) from None


def _remove(document: list[object], places: list[tuple[Any, Any]]) -> None:
    # The last items of a list first, so that the indexes of the others stay true.
    for container, key in sorted(places, key=_index, reverse=True):
        if container is document:
            raise _RefusedError("invalid-action", "The root cannot be removed.", "target")
        del container[key]


def _index(place: tuple[Any, Any]) -> int:
    return place[1] if isinstance(place[1], int) else 0


def _update(places: list[tuple[Any, Any]], update: object, field: str) -> None:
    kinds = sorted({_kind(container[key]) for container, key in places})
    if len(kinds) > 1:
        message = f"The target selects {' and '.join(kinds)}; select values of one kind."
        raise _RefusedError("mixed-targets", message, "target")
    for container, key in places:
        target = container[key]
        appends = isinstance(target, list) and not isinstance(update, list)
        _check_fit(target, [update] if appends else update, field)
    for container, key in places:
        target = container[key]
        appends = isinstance(target, list) and not isinstance(update, list)
        container[key] = _merge(target, [update] if appends else update)


def _check_fit(target: object, update: object, field: str) -> None:
    """Refuse a merge before it is half done."""
    if _kind(target) != _kind(update):
        message = f"{_kind(update)} cannot be merged into {_kind(target)}; remove that first."
        raise _RefusedError("incompatible-update", message[0].upper() + message[1:], field)
    if isinstance(target, dict) and isinstance(update, dict):
        for key in update:
            if key in target:
                _check_fit(target[key], update[key], f"{field}/{escape(key)}")


def _merge(target: Any, update: Any) -> Any:
    """Merge objects member by member, append arrays, replace single values."""
    if isinstance(update, dict):
        for key, value in update.items():
            target[key] = _merge(target[key], value) if key in target else _copy(value)
        return target
    if isinstance(update, list):
        target.extend(_copy(update))
        return target
    return update


def _copy(value: object) -> object:
    """Copy deeply; what YAML aliases share becomes values of their own, as JSON has them."""
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_copy(inner) for inner in value]
    return value


def _kind(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return "a single value"
