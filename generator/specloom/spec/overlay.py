"""Overlays (OpenAPI Overlay Specification 1.0 and 1.1): a value and a list of edits to a value.

Stricter than the specification in one thing: an action that selects nothing is an error, because
in our sources it is always a mistake.
"""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from jsonpath import JSONPathEnvironment, JSONPathError

from specloom.errors import BadInput, Finding
from specloom.spec.document import File

__all__ = ["apply"]

_ENVIRONMENT = JSONPathEnvironment(strict=True)


class _MismatchError(Exception):
    """An update does not fit its target."""


def apply(value: object, overlay: File) -> object:
    """Give the value with all actions of an overlay applied in order; `value` stays as it is.

    Raises:
        BadInput: not an overlay, or an action that cannot be applied, with its line.
    """
    root = deepcopy(value)
    document = overlay.value
    if not isinstance(document, dict) or "overlay" not in document:
        raise _bad(overlay, "#", "not-an-overlay", "There is no `overlay` key; this is no Overlay.")
    if not str(document["overlay"]).startswith(("1.0.", "1.1.")):
        message = f"Overlay {document['overlay']} is not known; write 1.0.0 or 1.1.0."
        raise _bad(overlay, "#/overlay", "unknown-overlay-version", message)
    actions = document.get("actions")
    if not isinstance(actions, list) or not actions:
        raise _bad(overlay, "#/actions", "no-actions", "`actions` must be a list of actions.")
    for index, action in enumerate(actions):
        root = _act(root, action, overlay, f"#/actions/{index}")
    return root


def _bad(overlay: File, pointer: str, id_: str, message: str) -> BadInput:
    return BadInput(Finding(id_, message, overlay.locate(pointer)))


def _act(root: object, action: Any, overlay: File, at: str) -> object:
    if not isinstance(action, dict) or not isinstance(action.get("target"), str):
        raise _bad(overlay, at, "invalid-action", "An action needs a `target`: a JSONPath.")
    matches = _select(root, action["target"], overlay, f"{at}/target")
    if action.get("remove") is True:
        for match in reversed(matches):
            if match.parent is None:
                raise _bad(overlay, at, "invalid-action", "The root cannot be removed.")
            _delete(match)
        return root
    if "copy" in action:
        sources = _select(root, action["copy"], overlay, f"{at}/copy")
        if len(sources) != 1:
            message = f"`copy` must select one value; this selects {len(sources)}."
            raise _bad(overlay, f"{at}/copy", "invalid-action", message)
        update = deepcopy(sources[0].obj)
    elif "update" in action:
        update = action["update"]
    else:
        raise _bad(overlay, at, "invalid-action", "Nothing to do: no update, remove or copy.")
    for match in matches:
        try:
            merged = _merge_target(match.obj, update)
        except _MismatchError as error:
            raise _bad(overlay, at, "incompatible-update", str(error)) from None
        if match.parent is None:
            root = merged
        else:
            match.parent.obj[match.parts[-1]] = merged
    return root


@cache
def _compile(path: str) -> Any:
    return _ENVIRONMENT.compile(path)


def _select(root: object, path: str, overlay: File, at: str) -> list[Any]:
    try:
        matches = list(_compile(path).finditer(root))
    except JSONPathError as error:
        reason = error.args[0] if error.args else "not understood"
        raise _bad(overlay, at, "invalid-jsonpath", f"{path} is not JSONPath: {reason}.") from None
    if not matches:
        raise _bad(overlay, at, "nothing-selected", f"{path} selects nothing.")
    return matches


def _delete(match: Any) -> None:
    del match.parent.obj[match.parts[-1]]


def _merge_target(target: Any, update: Any) -> Any:
    """Merge into a selected node: as a member is merged, but an array also takes single entries."""
    if isinstance(target, list) and not isinstance(update, list):
        target.append(deepcopy(update))
        return target
    return _merge(target, update)


def _merge(target: Any, update: Any) -> Any:
    match target, update:
        case dict(), dict():
            for key, value in update.items():
                target[key] = _merge(target[key], value) if key in target else deepcopy(value)
            return target
        case list(), list():
            target.extend(deepcopy(update))
            return target
        case (dict() | list(), _) | (_, dict() | list()):
            raise _MismatchError(f"{_kind(update)} cannot be merged into {_kind(target)}.")
        case _:
            return update


def _kind(value: object) -> str:
    match value:
        case dict():
            return "an object"
        case list():
            return "an array"
        case _:
            return "a single value"
