"""Enumerations keep what they do not know."""

from __future__ import annotations

import copy
import gc
import pickle
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from runtime.coding import decode, encode
from runtime.enums import OpenIntEnum, OpenStrEnum
from runtime.models import Model, wire

from runtime import enums


class Power(OpenStrEnum):
    UNKNOWN = "UNKNOWN"
    """Not known."""
    PLUGGED_IN = "PLUGGED_IN:CHARGING"
    CHARGING = "PLUGGED_IN:CHARGING"  # an alias: descriptions do repeat values


class Code(OpenIntEnum):
    FULL = 1
    EMPTY = -1


class State(Model, frozen=True):
    power: Annotated[Power | None, wire("power")] = None
    code: Annotated[Code | None, wire("code")] = None
    powers: Annotated[list[Power] | None, wire("powers")] = None
    by_power: Annotated[dict[Power, int] | None, wire("byPower")] = None


def test_a_known_value_is_its_member() -> None:
    state = decode(State, '{"power":"PLUGGED_IN:CHARGING","code":-1}')

    assert isinstance(state, State)
    assert state.power is Power.PLUGGED_IN
    assert state.code is Code.EMPTY
    assert state.power.is_known
    assert state.code.is_known
    assert Power.CHARGING.is_known
    assert repr(state.power) == "<Power.PLUGGED_IN: 'PLUGGED_IN:CHARGING'>"


@given(st.text())
def test_any_text_makes_an_instance(text: str) -> None:
    power = Power(text)

    assert isinstance(power, Power)
    assert power == text
    assert hash(power) == hash(text)
    assert power.value == text
    assert power.is_known is (text in {"UNKNOWN", "PLUGGED_IN:CHARGING"})
    assert Power(text) is power
    assert copy.deepcopy(power) is power
    assert pickle.loads(pickle.dumps(power)) is power
    assert f"{power}" == str(power) == text
    assert encode(Power, power) == text


@given(st.integers())
def test_any_integer_makes_an_instance(number: int) -> None:
    code = Code(number)

    assert isinstance(code, Code)
    assert code == number
    assert hash(code) == hash(number)
    assert code.value == number
    assert code.is_known is (number in {1, -1})
    assert Code(number) is code
    assert pickle.loads(pickle.dumps(code)) is code
    assert str(code) == str(number)
    assert encode(Code, code) == number


def test_unknown_values_show_themselves() -> None:
    assert repr(Power("NEW")) == "<Power 'NEW', unknown>"
    assert repr(Code(7)) == "<Code 7, unknown>"
    assert (Power("NEW").name, Code(7).name) == ("NEW", "7")
    assert not Power("PLUGGED_IN").is_known  # the name of a member is not its value
    assert list(Power) == [Power.UNKNOWN, Power.PLUGGED_IN]


def test_unknown_values_are_written_as_they_came() -> None:
    text = '{"power":"NEW","code":7,"powers":["A","UNKNOWN"],"byPower":{"B":1}}'
    state = decode(State, text)

    assert isinstance(state, State)
    assert state.to_json() == text
    assert type(state.to_dict()["power"]) is str
    assert type(state.to_dict()["code"]) is int
    assert state.by_power == {"B": 1}


@pytest.mark.parametrize(
    "text",
    ['{"power":5}', '{"power":true}', '{"code":"1"}', '{"code":true}', '{"code":1.5}'],
)
def test_the_wrong_json_type_is_an_error(text: str) -> None:
    with pytest.raises(ValidationError):
        decode(State, text)


@pytest.mark.parametrize("value", [None, 1, b"UNKNOWN"])
def test_only_text_is_a_text_value(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid Power"):
        Power(value)


@pytest.mark.parametrize("value", [None, "1", 1.5])
def test_only_an_integer_is_an_integer_value(value: Any) -> None:
    with pytest.raises(ValueError, match="is not a valid Code"):
        Code(value)


def test_strict_reading_refuses_unknown_values() -> None:
    assert decode(State, '{"power":"UNKNOWN","code":1}', strict=True) is not None
    with pytest.raises(ValidationError, match="Power has no value 'NEW'"):
        decode(State, '{"power":"NEW"}', strict=True)
    with pytest.raises(ValidationError, match="Code has no value 7; the description lists: 1, -1"):
        decode(State, '{"code":7}', strict=True)


def test_a_server_that_invents_values_does_not_fill_the_memory() -> None:
    for number in range(5000):
        assert decode(Power, f'"invented-{number}"') == f"invented-{number}"
        assert decode(Code, f"{number + 2}") == number + 2
    gc.collect()

    assert len(enums._texts) < 100
    assert enums._unknown_number.cache_info().currsize <= 1024


def test_an_integer_long_forgotten_is_still_equal() -> None:
    before = Code(1_000_000)
    for number in range(2000):
        Code(number)

    assert Code(1_000_000) == before
