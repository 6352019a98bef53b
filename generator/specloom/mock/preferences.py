"""What a client would like, said by `Prefer` (RFC 7240), as other mocks understand it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["NO_WISH", "Wish", "wish_of"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What answer is asked for.

    Attributes:
        code: a status; `Prefer: code=404`.
        example: the name of an example; `Prefer: example=fullBattery`.
        dynamic: whether to make up an answer although there are examples; `Prefer: dynamic=true`.
    """

    code: int | None = None
    example: str | None = None
    dynamic: bool = False

    @property
    def applied(self) -> str:
        """The value of `Preference-Applied`."""
        said = [f"code={self.code}"] if self.code is not None else []
        said += [f"example={self.example}"] if self.example is not None else []
        return ", ".join([*said, "dynamic=true"] if self.dynamic else said)


NO_WISH: Final = Wish()

_PREFERENCE: Final = re.compile(r'(code|example|dynamic)\s*(?:=\s*("[^"]*"|[^\s,;"]*))?')
_STATUS: Final = re.compile("[1-5][0-9][0-9]")


def wish_of(header: str | None) -> Wish:
    """Read `Prefer`; preferences that are none of ours, or make no sense, are passed over."""
    if not header:
        return NO_WISH
    said: dict[str, str] = {}
    for piece in re.split("[,;]", header):
        found = _PREFERENCE.fullmatch(piece.strip())
        if found is not None:
            said.setdefault(found[1], (found[2] or "").strip('"'))
    code = said.get("code", "")
    return Wish(
        int(code) if _STATUS.fullmatch(code) else None,
        said.get("example") or None,
        said.get("dynamic", "false").lower() in ("", "true", "1"),
    )
