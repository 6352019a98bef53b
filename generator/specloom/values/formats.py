"""The formats of strings that validators assert: what lies around each and within each.

Every value of a format matches its `around`; every string that matches all of `within` is a value.
The two meet where a format is regular. They say what jsonschema-rs checks, so that proofs and the
witnesses it judges agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

__all__ = ["FORMATS", "Format", "implies"]


@dataclass(frozen=True, slots=True)
class Format:
    """What is known of a format.

    Args:
        samples: realistic values, the best first.
        around: a pattern that every value matches.
        within: patterns that together only values match; none if nothing is known.
        wider: formats that every value has besides, by definition.
        filler: text before, in and after what can be repeated to make a value longer.
    """

    samples: tuple[str, ...]
    around: str = ""
    within: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    filler: tuple[str, str, str] | None = None

    def stretched(self, length: int) -> str | None:
        """Give a text of a length that may well be a value, if the format can be filled up."""
        if self.filler is None:
            return None
        before, unit, after = self.filler
        room = length - len(before) - len(after)
        return before + (unit * room)[:room] + after if room > 0 else None


_DAY: Final = (
    r"(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
    r"|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
_TIME: Final = r"(?:[01]\d|2[0-3]):[0-5]\d:%s(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_CLOCK: Final = _TIME % r"[0-5]\d"
_LEAPING: Final = _TIME % r"(?:[0-5]\d|60)"
_DAYS: Final = r"(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)"
_HOURS: Final = r"T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"
_DURATION: Final = rf"^P(?:{_DAYS}(?:{_HOURS})?|{_HOURS}|\d+W)$"
_UUID: Final = r"^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"
_OCTET: Final = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_IPV4: Final = rf"^(?:{_OCTET}\.){{3}}{_OCTET}$"
_TOKENS: Final = r"(?:/(?:[^~/]|~[01])*)*"
_RELATIVE: Final = rf"^(?:0|[1-9]\d*)(?:#|{_TOKENS})$"
_VARIABLE: Final = r"(?:\w|%[0-9a-fA-F]{2})+(?:\.(?:\w|%[0-9a-fA-F]{2})+)*(?::[1-9]\d{0,3}|\*)?"
_TEMPLATE: Final = (
    r"^(?:[^\x00-\x20\"'<>%\\\^`{|}\x7F]|%[0-9a-fA-F]{2}"
    rf"|\{{[+#./;?&=,!@|]?{_VARIABLE}(?:,{_VARIABLE})*\}})*$"
)
_SCHEME: Final = "^[A-Za-z][A-Za-z0-9+.-]*:"
_HOST: Final = ("^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$", "^.{1,63}$")
_PATH: Final = ("^/?(?:[A-Za-z0-9._~-]+/)*[A-Za-z0-9._~-]*$",)
_MAIL: Final = r"^[\s\S]+@[\s\S]+$"

FORMATS: Final[Mapping[str, Format]] = {
    "date": Format(("2026-01-31",), f"^{_DAY}$", (f"^{_DAY}$",)),
    "date-time": Format(
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.123+01:00"),
        f"^{_DAY}[Tt]{_LEAPING}$",
        (f"^{_DAY}[Tt]{_CLOCK}$",),
        filler=("2026-01-31T12:00:00.", "0", "Z"),
    ),
    "time": Format(
        ("12:00:00Z", "12:00:00.123+01:00"),
        f"^{_LEAPING}$",
        (f"^{_CLOCK}$",),
        filler=("12:00:00.", "0", "Z"),
    ),
    "duration": Format(("PT1H", "P1D"), _DURATION, (_DURATION,), filler=("PT", "1", "S")),
    "email": Format(
        ("user@example.com", "a@b.co"),
        _MAIL,
        wider=("idn-email",),
        filler=("", "a", "@example.com"),
    ),
    "idn-email": Format(
        ("user@example.com", "a@b.co", "jörg@bücher.example"),
        _MAIL,
        filler=("", "a", "@example.com"),
    ),
    "hostname": Format(
        ("example.com", "a"),
        "^[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$",
        _HOST,
        wider=("idn-hostname",),
        filler=("a.", "a.", "a"),
    ),
    "idn-hostname": Format(
        ("example.com", "a", "bücher.example"), r"^[\s\S]+$", _HOST, filler=("a.", "a.", "a")
    ),
    "ipv4": Format(("192.0.2.1", "1.1.1.1"), _IPV4, (_IPV4,)),
    "ipv6": Format(("2001:db8::1", "::"), "^[0-9A-Fa-f:.]{2,45}$"),
    "uri": Format(
        ("https://example.com/", "http://example.com/", "a:b"),
        f"{_SCHEME}[!-~]*$",
        wider=("iri", "uri-reference", "iri-reference"),
        filler=("https://example.com/", "a", ""),
    ),
    "uri-reference": Format(
        ("https://example.com/", "/a", "a"),
        "^[!-~]*$",
        _PATH,
        wider=("iri-reference",),
        filler=("/", "a", ""),
    ),
    "iri": Format(
        ("https://example.com/", "http://example.com/", "a:b", "https://bücher.example/é"),
        rf"{_SCHEME}[^\x00-\x20]*$",
        wider=("iri-reference",),
        filler=("https://example.com/", "a", ""),
    ),
    "iri-reference": Format(
        ("https://example.com/", "/a", "a", "/é"),
        r"^[^\x00-\x20]*$",
        _PATH,
        filler=("/", "a", ""),
    ),
    "uuid": Format(("3fa85f64-5717-4562-b3fc-2c963f66afa6",), _UUID, (_UUID,)),
    "uri-template": Format(
        ("https://example.com/{id}", "/a"), _TEMPLATE, (_TEMPLATE,), filler=("/", "a", "")
    ),
    "json-pointer": Format(("/a/0", ""), f"^{_TOKENS}$", (f"^{_TOKENS}$",), filler=("/", "a", "")),
    "relative-json-pointer": Format(("1/a", "0"), _RELATIVE, (_RELATIVE,), filler=("0/", "a", "")),
    "regex": Format(("^[a-z]+$", "a", ""), within=("^[A-Za-z0-9_/:@, -]*$",), filler=("", "a", "")),
}
"""By their names, all that JSON Schema 2020-12 defines for strings."""


def implies(name: str, other: str) -> bool:
    """Tell whether every value of a format has the other by definition."""
    return name == other or other in FORMATS[name].wider
