"""Words, casing and legality of names."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specloom.names.words import (
    MAX_LENGTH,
    constant,
    identifier,
    pascal,
    shorten,
    singular,
    snake,
    words,
)

SNAKES = """
chargingLocationId   charging_location_id
isPluggedIn          is_plugged_in
VIN                  vin
listHVACs            list_hvacs
HTTPServer           http_server
field[]              field
class                class_
1st                  n1_st
sha256               sha256
x-rate-limit         x_rate_limit
+1                   plus1
-1                   minus1
StartTime<           start_time_lt
Übergröße            ubergrosse
名                   u21517
"""

CONSTANTS = """
PLUGGED_IN:CHARGING  PLUGGED_IN_CHARGING
asc                  ASC
GMT+0                GMT_0
1.5                  N1_5
None                 NONE
inProgress           IN_PROGRESS
_                    UNDERSCORE
..                   DOT_DOT
<                    LT
<=                   LE
a>=b                 A_GE_B
"""

PASCALS = """
Vehicle              Vehicle
charge-state         ChargeState
simple_user          SimpleUser
HVACState            HVACState
get/all              GetAll
1st                  N1st
None                 None_
"""

SINGULARS = """
vehicles    vehicle
batteries   battery
hvacs       hvac
addresses   address
status      status
boxes       box
glass       glass
"""


def table(text: str) -> list[tuple[str, str]]:
    rows = (line.rsplit(maxsplit=1) for line in text.strip().splitlines())
    return [(left.strip(), right.strip()) for left, right in rows]


@pytest.mark.parametrize(("text", "expected"), table(SNAKES))
def test_snake(text: str, expected: str) -> None:
    assert snake(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(CONSTANTS))
def test_constant(text: str, expected: str) -> None:
    assert constant(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(PASCALS))
def test_pascal(text: str, expected: str) -> None:
    assert pascal(text) == expected


@pytest.mark.parametrize(("text", "expected"), table(SINGULARS))
def test_singular(text: str, expected: str) -> None:
    assert singular(text) == expected


@given(st.text())
def test_every_text_becomes_a_legal_name(text: str) -> None:
    for name in (snake(text), constant(text), pascal(text), identifier(text)):
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.text(min_size=1))
def test_words_are_lower_case_and_ascii(text: str) -> None:
    assert all(word.isascii() and word == word.lower() for word in words(text))


@given(st.text(alphabet="abcdefg_", min_size=1, max_size=300))
def test_no_name_is_too_long_and_cut_names_stay_apart(text: str) -> None:
    assert len(shorten(text)) <= MAX_LENGTH
    assert shorten(text) != shorten(f"{text}x")
