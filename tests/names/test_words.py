"""Words, casing and legality of names."""

from __future__ import annotations

import keyword
import unicodedata

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
GlobalIPv6PrefixLen  global_ipv6_prefix_len
ipv4Address          ipv4_address
TLSv1.2              tlsv1_2
OAuth2Token          o_auth2_token
getAPet              get_a_pet
field[]              field
class                class_
1st                  n1_st
sha256               sha256
x-rate-limit         x_rate_limit
+1                   plus1
-1                   minus1
StartTime<           start_time_lt
Übergröße            ubergrosse
µs                   us
\uff26\uff35LL           full
名                   名
ユーザーID           ユーザー_id
имяПользователя      имя_пользователя
日本・東京           日本_東京
हिन्दी                 हिन्दी
٣                    n٣
\uff49\uff46         if_
price(€)             price_euro
20°                  n20_degree
a‌b                  ab
—                    n
"""

CONSTANTS = """
PLUGGED_IN:CHARGING  PLUGGED_IN_CHARGING
asc                  ASC
GMT+0                GMT_0
IPv4                 IPV_4
1.5                  N1_5
None                 NONE
inProgress           IN_PROGRESS
_                    UNDERSCORE
..                   DOT_DOT
<                    LT
<=                   LE
a>=b                 A_GE_B
名前                 名前
ИМЯ-1                ИМЯ_1
★                    BLACK_STAR
☆                    WHITE_STAR
—                    U8212
"""

PASCALS = """
Vehicle              Vehicle
charge-state         ChargeState
simple_user          SimpleUser
HVACState            HVACState
get/all              GetAll
1st                  N1st
None                 None_
ユーザー             ユーザー
имя-пользователя     ИмяПользователя
élan vital           ElanVital
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
        assert name == unicodedata.normalize("NFKC", name)
        assert not keyword.iskeyword(name)
        assert not name.startswith("_")


@given(st.text(min_size=1))
def test_words_are_lower_case_and_of_identifiers(text: str) -> None:
    assert all(f"n{word}".isidentifier() and word == word.lower() for word in words(text))


@given(st.text(max_size=40))
def test_a_name_is_its_own_name(text: str) -> None:
    name = snake(text)

    assert snake(name) == name or len(name) > MAX_LENGTH - 8  # it was cut


@given(st.text("абвгдเมืองユーザー名前한국어", min_size=1, max_size=8))
def test_other_scripts_stay(text: str) -> None:
    name = snake(text)

    assert name == unicodedata.normalize("NFKC", text) or not text.isidentifier()


@given(st.text(alphabet="abcdefg_", min_size=1, max_size=300))
def test_no_name_is_too_long_and_cut_names_stay_apart(text: str) -> None:
    assert len(shorten(text)) <= MAX_LENGTH
    assert shorten(text) != shorten(f"{text}x")
