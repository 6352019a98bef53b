"""Models as the generator writes them: lazy, exact, frozen."""

from __future__ import annotations

import copy
import pickle
import warnings
from typing import Annotated, Literal

import pytest
from pydantic import ConfigDict, Field, ValidationError
from runtime.coding import decode, encode
from runtime.models import Model, _build_all, wire
from typing_extensions import TypeAliasType, deprecated

Json = TypeAliasType("Json", "bool | int | float | str | list[Json] | dict[str, Json] | None")


class Vehicle(Model, frozen=True):
    """Refers to classes that stand further down, and to itself."""

    id: Annotated[str, wire("id")]
    battery_level: Annotated[float | None, wire("batteryLevel")]
    charge: Annotated[Charge | None, wire("chargeState")] = None
    siblings: Annotated[list[Vehicle] | None, wire("siblings")] = None
    anything: Annotated[Json, wire("anything")] = None
    owner: Annotated[str | list[str] | None, wire("owner")] = None
    kind: Annotated[Literal["vehicle"] | None, wire("kind")] = None


class Charge(Model, frozen=True):
    rate: Annotated[float | None, wire("chargeRate")] = None
    old_rate: Annotated[int | None, wire("oldRate"), deprecated("Use rate.")] = None
    old_plug: Annotated[Plug | None, wire("oldPlug")] = Field(
        default=None, deprecated="Use the plug."
    )


class Plug(Model, frozen=True):
    power: Annotated[int, wire("power")]


class Prices(Model, frozen=True):
    """Has a type for the members that have no name."""

    currency: Annotated[str, wire("currency")]
    __pydantic_extra__: dict[str, Plug] = Field(init=False)


class Closed(Model, frozen=True):
    """A request body that allows no other members."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, wire("name")]


def read(text: str) -> Vehicle:
    vehicle = decode(Vehicle, text)
    assert isinstance(vehicle, Vehicle)
    return vehicle


@pytest.mark.parametrize(
    "text",
    [
        '{"id":"a","batteryLevel":null}',
        '{"id":"a","batteryLevel":50.5,"chargeState":{}}',
        '{"id":"a","batteryLevel":1.0,"chargeState":{"chargeRate":null,"new":[1,{"x":null}]}}',
        '{"id":"a","batteryLevel":1.0,"chargeState":null,"batterylevel":3}',
        '{"id":"a","batteryLevel":1.0,"siblings":[{"id":"b","batteryLevel":null,"siblings":[]}]}',
        '{"id":"a","batteryLevel":1.0,"anything":{"deep":[null,1,"x",true,{}]},"owner":["me"]}',
    ],
)
def test_a_model_gives_back_what_came(text: str) -> None:
    vehicle = read(text)

    reordered = decode(object, text)
    assert vehicle.to_dict() == reordered
    assert decode(object, vehicle.to_json()) == reordered


def test_absent_and_null_are_told_apart() -> None:
    absent = read('{"id":"a","batteryLevel":null}')
    null = read('{"id":"a","batteryLevel":null,"chargeState":null}')

    assert absent.charge is None
    assert null.charge is None
    assert "charge" not in absent.model_fields_set
    assert "charge" in null.model_fields_set
    assert "chargeState" not in absent.to_json()
    assert '"chargeState":null' in null.to_json()


def test_a_required_member_may_be_null_only_where_the_type_says_so() -> None:
    with pytest.raises(ValidationError, match="id"):
        read('{"id":null,"batteryLevel":null}')
    with pytest.raises(ValidationError, match="batteryLevel"):
        read('{"id":"a"}')


@pytest.mark.parametrize("level", ['"50"', "true", "[]"])
def test_json_types_are_not_converted(level: str) -> None:
    with pytest.raises(ValidationError, match="batteryLevel"):
        read(f'{{"id":"a","batteryLevel":{level}}}')


def test_python_names_construct() -> None:
    vehicle = Vehicle(id="a", battery_level=50, charge=Charge(rate=11))

    assert vehicle.to_dict() == {"id": "a", "batteryLevel": 50, "chargeState": {"chargeRate": 11}}
    assert vehicle == read('{"id":"a","batteryLevel":50.0,"chargeState":{"chargeRate":11.0}}')


def test_a_member_spelled_like_a_python_name_is_an_unknown_one() -> None:
    vehicle = read('{"id":"a","batteryLevel":1.0,"battery_level":2}')

    assert vehicle.battery_level == 1.0
    assert vehicle.model_extra == {"battery_level": 2}


def test_models_are_frozen_hashable_and_copied_whole() -> None:
    vehicle = read('{"id":"a","batteryLevel":1.0,"new":[{"x":1}],"siblings":[]}')

    with pytest.raises(ValidationError, match="frozen"):
        setattr(vehicle, "id", "b")  # noqa: B010 - type checkers refuse the plain form
    same = read(vehicle.to_json())
    assert same == vehicle
    for again in (same, copy.deepcopy(vehicle), pickle.loads(pickle.dumps(vehicle))):
        assert again == vehicle
        assert hash(again) == hash(vehicle)
    assert vehicle != read('{"id":"a","batteryLevel":1.0,"new":[{"x":2}],"siblings":[]}')


def test_repr_shows_what_came() -> None:
    vehicle = read('{"id":"a","batteryLevel":null,"chargeState":{"oldRate":3},"new":1}')

    assert repr(vehicle) == (
        "Vehicle(id='a', battery_level=None, charge=Charge(old_rate=3), new=1)"
    )


class Account(Model, frozen=True):
    name: str
    password: Annotated[str | None, wire("passWord")] = Field(default=None, repr=False)
    pin: str | None = Field(default=None, repr=False, deprecated="Use the password.")


def test_repr_shows_no_secret() -> None:
    account = Account(name="ada", password="pl4nted", pin="1234")

    assert repr([account]) == "[Account(name='ada')]"
    assert str(account) == "name='ada'"
    assert account.password == "pl4nted"
    assert account.to_dict() == {"name": "ada", "passWord": "pl4nted", "pin": "1234"}


def test_other_members_are_typed_where_the_description_types_them() -> None:
    prices = decode(Prices, '{"currency":"EUR","fast":{"power":50}}')

    assert isinstance(prices, Prices)
    assert prices.__pydantic_extra__["fast"].power == 50
    assert prices.to_json() == '{"currency":"EUR","fast":{"power":50}}'
    assert vars(prices) == {"currency": "EUR"}
    with pytest.raises(ValidationError, match=r"fast\.power"):
        decode(Prices, '{"currency":"EUR","fast":{}}')


def test_a_closed_model_takes_no_other_members() -> None:
    assert encode(Closed, {"name": "a"}) == {"name": "a"}
    assert Closed(name="a").model_extra == {}
    with pytest.raises(ValidationError, match="extra"):
        encode(Closed, {"name": "a", "nickname": "b"})


class Fresh(Model, frozen=True):
    """Never built: it is only read as a part of others."""

    old: Annotated[int | None, wire("old"), deprecated("Use new.")] = None


@pytest.mark.parametrize("name", ["old_rate", "old_plug"])
def test_a_deprecated_field_warns_its_reader(name: str) -> None:
    charge = read('{"id":"a","batteryLevel":1.0,"chargeState":{"oldRate":3}}').charge

    with pytest.warns(DeprecationWarning, match=r"^Use ") as caught:
        getattr(charge, name)
    assert caught[0].filename == __file__


def test_a_deprecated_field_warns_before_its_class_is_built() -> None:
    decoded = decode(list[Fresh], '[{"old":3}]')
    assert isinstance(decoded, list)
    assert not Fresh.__pydantic_complete__

    with pytest.warns(DeprecationWarning, match=r"^Use new\.$") as caught:
        assert decoded[0].old == 3
    assert caught[0].filename == __file__
    with pytest.raises(ValidationError, match="frozen"):
        decoded[0].old = 4
    with pytest.raises(AttributeError):
        object.__setattr__(decoded[0], "old", 4)
    assert not hasattr(Fresh, "old")


def test_a_deprecated_field_warns_nobody_else() -> None:
    text = '{"oldRate":3,"oldPlug":{"power":1}}'
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        charge = decode(Charge, text)

        assert isinstance(charge, Charge)
        assert charge == decode(Charge, text)
        assert charge.to_json() == text
        assert "old_rate=3" in repr(charge)
        assert hash(charge) == hash(copy.deepcopy(charge))
        assert pickle.loads(pickle.dumps(charge)) == charge
        assert encode(Charge, charge) == {"oldRate": 3, "oldPlug": {"power": 1}}


class Part(Model, frozen=True):
    pass


class Whole(Model, frozen=True):
    __pydantic_extra__: dict[str, Part] = Field(init=False)


def test_every_model_in_a_value_is_built_for_pydantic_2_12() -> None:
    wholes = decode(list[Whole], '[{"a":{}}]')
    assert not Part.__pydantic_complete__

    _build_all([{"x": wholes}, 1])

    assert Part.__pydantic_complete__
    assert Whole.__pydantic_complete__


def test_errors_keep_the_values_to_themselves() -> None:
    with pytest.raises(ValidationError) as caught:
        read('{"id":"a","batteryLevel":"swordfish"}')
    assert "swordfish" not in str(caught.value)
