"""Bodies that may be sent in several media types, or not at all: what is given tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from . import coding, uploads
from .answers import says_json
from .errors import InvalidRequest
from .omitted import OMITTED
from .parameters import Styled
from .request import Body, Form, Json, Multipart

__all__ = ["chosen", "given"]

_FORM: Final = "application/x-www-form-urlencoded"

_Arguments: TypeAlias = Mapping[str, object]


def chosen(
    content_type: str,
    bodies: Mapping[str, Callable[[], Body | None]],
    arguments: Mapping[str, _Arguments] | None = None,
) -> Body | None:
    """Make the body of the media type that is named, else of the first that suits what is given.

    `arguments` are what each would take of it. A body suits if it takes all that is given, files
    only where they travel as they are; and, where it is given whole, text or JSON that fits.

    Raises:
        InvalidRequest: There is no such media type, or the arguments do not fit it.
    """
    if content_type and content_type not in bodies:
        known = ", ".join(bodies)
        raise InvalidRequest(f"The body has no content type {content_type!r}, but {known}")
    given = {
        name: value
        for taken in (arguments or {}).values()
        for name, value in taken.items()
        if value is not OMITTED
    }
    named = [content_type] if content_type else [*bodies]
    taking = [name for name in named if not arguments or given.keys() <= arguments[name].keys()]
    if not taking:
        where = content_type or "one content type"
        raise InvalidRequest(f"These arguments do not go together into {where}: {', '.join(given)}")
    suiting = (name for name in taking[1:] and taking if _suits(name, given, bodies[name]))
    return bodies[next(suiting, taking[0])]()


def given(body: Json | Form | Multipart, *needed: str) -> Body | None:
    """Give a body of named members that may be left out, `None` where none of them is given.

    Raises:
        InvalidRequest: Some are given, but not all that are `needed` then.
    """
    values = body.value if isinstance(body, Json) else body.values
    members = values if isinstance(values, Mapping) else {}
    present = {name for name, value in members.items() if not _is_omitted(value)}
    missing = [name for name in needed if name not in present]
    if present and missing:
        raise InvalidRequest(f"The body takes {', '.join(missing)} too, or else nothing at all")
    return body if present else None


def _is_omitted(value: object) -> bool:
    return (value.value if isinstance(value, Styled) else value) is OMITTED


def _suits(media_type: str, given: _Arguments, make: Callable[[], Body | None]) -> bool:
    """Tell whether a media type is meant by what kind of values are given."""
    name = media_type.partition(";")[0].strip().lower()
    is_json = says_json(name)
    is_text = name.startswith("text/") and not is_json
    if any(map(_is_file, given.values())):
        return not (is_json or is_text or name == _FORM)
    whole = given.get("body") if len(given) == 1 else None
    return whole is None or (is_text and isinstance(whole, str)) or _fits(make())


def _is_file(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_is_file, value.values()))
    if isinstance(value, list | tuple):
        return any(uploads.is_file(one) for one in value)
    return uploads.is_file(value)


def _fits(body: Body | None) -> bool:
    if not isinstance(body, Json):
        return False
    try:
        coding.encode_json(body.type, body.value)
    except ValueError:
        return False
    return True
