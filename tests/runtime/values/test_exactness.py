"""The law of reading: what a model gives back is what came, whatever came."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Annotated, Literal, TypeAlias

from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from runtime.coding import decode, encode, encode_json
from runtime.enums import OpenIntEnum, OpenStrEnum
from runtime.models import Model, wire
from runtime.unions import Tagged, UnknownVariant, Untagged
from runtime.units import DateTime, EpochMilliseconds, HHMMDuration, Integer, Minutes, Number


class Colour(OpenStrEnum):
    RED = "red"


class Level(OpenIntEnum):
    LOW = 1


class Everything(Model, frozen=True):
    number: Annotated[Number, wire("aNumber")]
    integer: Annotated[Integer | None, wire("anInteger")] = None
    text: Annotated[str | None, wire("someText")] = None
    flag: Annotated[bool | None, wire("class")] = None
    colour: Annotated[Colour | None, wire("colour")] = None
    level: Annotated[Level | None, wire("level")] = None
    at: Annotated[DateTime | None, wire("at")] = None
    since: Annotated[EpochMilliseconds | None, wire("since")] = None
    left: Annotated[Minutes | None, wire("left")] = None
    lasts: Annotated[HHMMDuration | None, wire("lasts")] = None
    one: Annotated[Literal["one"] | None, wire("one")] = None
    parts: Annotated[list[Everything | None] | None, wire("parts")] = None
    variant: Annotated[Variant | None, wire("variant")] = None
    place: Annotated[Place | None, wire("place")] = None
    names: Annotated[str | list[str] | None, wire("names")] = None
    prices: Annotated[Prices | None, wire("prices")] = None
    counts: Annotated[dict[str, Integer] | None, wire("counts")] = None


class Round(Model, frozen=True):
    shape: Annotated[Literal["round"], wire("shape")]
    radius: Annotated[Number | None, wire("radius")] = None


class Square(Model, frozen=True):
    shape: Annotated[str, wire("shape")]
    side: Annotated[Number | None, wire("side")] = None
    inside: Annotated[Variant | None, wire("inside")] = None


class Home(Model, frozen=True):
    name: Annotated[str | None, wire("name")] = None


class Address(Model, frozen=True):
    street: Annotated[str | None, wire("street")] = None
    colour: Annotated[Colour | None, wire("colour")] = None


class Prices(Model, frozen=True):
    currency: Annotated[str | None, wire("currency")] = None
    __pydantic_extra__: dict[str, Home] = Field(init=False)


Variant: TypeAlias = Annotated[
    Round | Square | UnknownVariant,
    Tagged("shape", {"round": Round, "square": "Square", "box": "Square"}),
]
Place: TypeAlias = Annotated[Home | Address, Untagged()]


def objects(
    required: dict[str, st.SearchStrategy[object]], optional: dict[str, st.SearchStrategy[object]]
) -> st.SearchStrategy[dict[str, object]]:
    """Draw objects whose optional members are absent, null or there, with unknown ones beside."""
    present = {name: st.none() | member for name, member in optional.items()}
    unknown = st.dictionaries(
        st.from_regex(r"[A-Z][A-Za-z]{0,5}", fullmatch=True), JSON, max_size=2
    )
    known = st.fixed_dictionaries(required, optional=present)
    return st.tuples(unknown, known).map(lambda both: {**both[0], **both[1]})


NUMBER = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBER | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
HOME = objects({}, {"name": st.text()})
PLACE = HOME | objects({}, {"street": st.text(), "colour": st.text()})
ROUND = objects({"shape": st.just("round")}, {"radius": NUMBER})
UNKNOWN = objects(
    {"shape": st.text().filter(lambda tag: tag not in {"round", "square", "box"})}, {}
)
SQUARE = objects(
    {"shape": st.sampled_from(["square", "box"])},
    {"side": NUMBER, "inside": ROUND | UNKNOWN},
)
VARIANT = ROUND | SQUARE | UNKNOWN
TIME = st.datetimes(timezones=st.timezones()).map(lambda t: t.isoformat(timespec="milliseconds"))
SCALARS = {
    "anInteger": st.integers(),
    "someText": st.text(),
    "class": st.booleans(),
    "colour": st.text() | st.just("red"),
    "level": st.integers(),
    "at": TIME.filter(lambda text: len(text) == len("2023-08-01T12:00:00.000+00:00")),
    "since": st.integers(-(10**12), 10**13),
    "left": NUMBER.filter(lambda n: abs(n) < 1e9),
    "lasts": st.from_regex(r"[0-9]{2}[0-5][0-9]", fullmatch=True).filter(str.isascii),
    "one": st.just("one"),
    "variant": VARIANT,
    "place": PLACE,
    "names": st.text() | st.lists(st.text(), max_size=2),
    "counts": st.dictionaries(st.text(), st.integers(), max_size=2),
    "prices": st.dictionaries(st.text(min_size=9), HOME, max_size=2),
}
PARTS = st.lists(st.none() | objects({"aNumber": NUMBER}, SCALARS), max_size=2)
EVERYTHING = objects({"aNumber": NUMBER}, {**SCALARS, "parts": PARTS})


@given(EVERYTHING)
def test_a_model_gives_back_exactly_what_came(came: dict[str, object]) -> None:
    content = json.dumps(came)
    model = decode(Everything, content)

    assert isinstance(model, Everything)
    assert letters(model.to_dict()) == letters(came)
    assert letters(decode(object, model.to_json())) == letters(came)
    assert letters(encode(Everything, model)) == letters(came)
    assert letters(encode(Everything, came)) == letters(came)
    assert letters(decode(object, encode_json(Everything, model))) == letters(came)
    assert model == decode(Everything, content)
    assert hash(model) == hash(decode(Everything, content))


@given(EVERYTHING)
def test_a_copy_gives_back_the_same(came: dict[str, object]) -> None:
    model = decode(Everything, json.dumps(came))
    assert isinstance(model, Everything)

    for again in (copy.deepcopy(model), pickle.loads(pickle.dumps(model)), model.model_copy()):
        assert again == model
        assert letters(again.to_dict()) == letters(came)


def letters(value: object) -> str:
    """Tell 1 from 1.0 and true, which Python calls equal."""
    return json.dumps(value, sort_keys=True)
