"""Which type of a union an object becomes."""

from __future__ import annotations

import json
from typing import Annotated, Literal, TypeAlias

import pytest
from pydantic import TypeAdapter, ValidationError
from runtime.coding import decode, encode
from runtime.enums import OpenStrEnum
from runtime.models import Model, wire
from runtime.unions import Tagged, UnknownVariant, Untagged
from typing_extensions import TypeAliasType

Lazy = TypeAliasType(
    "Lazy",
    Annotated[
        "ChargeSchedule | UnknownVariant",
        Tagged("targetType", {"vehicle": "ChargeSchedule", "charger": "ChargeSchedule"}),
    ],
)


class Plan(Model, frozen=True):
    """Refers to unions that stand further down."""

    schedule: Annotated[Schedule | None, wire("schedule")] = None
    schedules: Annotated[list[Schedule] | None, wire("schedules")] = None
    lazy: Annotated[Lazy | None, wire("lazy")] = None
    by_name: Annotated[dict[str, Schedule] | None, wire("byName")] = None


class Target(OpenStrEnum):
    VEHICLE = "vehicle"
    CHARGER = "charger"


class ChargeSchedule(Model, frozen=True):
    target: Annotated[Target, wire("targetType")]
    limit: Annotated[int, wire("limit")]


class TemperatureSchedule(Model, frozen=True):
    target: Annotated[Literal["hvac"], wire("targetType")]
    then: Annotated[Schedule | None, wire("then")] = None


class Once(Model, frozen=True):
    """Does not declare the member that tells it."""

    at: Annotated[str, wire("at")]


class Weekly(Model, frozen=True):
    days: Annotated[list[int], wire("days")]


Timer: TypeAlias = Annotated[
    Once | Weekly | UnknownVariant, Tagged("every", {"once": Once, "week": Weekly})
]
Schedule: TypeAlias = Annotated[
    ChargeSchedule | TemperatureSchedule | Timer | UnknownVariant,
    Tagged(
        "targetType",
        {
            "vehicle": "ChargeSchedule",
            "charger": "ChargeSchedule",
            "hvac": TemperatureSchedule,
            "timer": Timer,
        },
    ),
]
Closed: TypeAlias = Annotated[
    ChargeSchedule | TemperatureSchedule | None,
    Tagged("targetType", {"vehicle": ChargeSchedule, "hvac": TemperatureSchedule}),
]

VEHICLE = '{"targetType":"vehicle","limit":80}'
NEW = '{"targetType":"boat","limit":{"x":[1,null]}}'


@pytest.mark.parametrize("member", ["schedule", "lazy"])
@pytest.mark.parametrize(
    ("text", "variant"),
    [
        (VEHICLE, ChargeSchedule),
        ('{"targetType":"charger","limit":80}', ChargeSchedule),
        (NEW, UnknownVariant),
        ('{"targetType":""}', UnknownVariant),
        ('{"targetType":"UnknownVariant"}', UnknownVariant),
    ],
)
def test_the_tag_chooses(member: str, text: str, variant: type) -> None:
    plan = decode(Plan, f'{{"{member}":{text}}}')

    assert isinstance(plan, Plan)
    assert type(getattr(plan, member)) is variant
    assert plan.to_json() == f'{{"{member}":{text}}}'


def test_unions_work_in_lists_maps_and_recursion() -> None:
    text = (
        f'{{"schedule":{{"targetType":"hvac","then":{{"targetType":"hvac","then":{VEHICLE}}}}},'
        f'"schedules":[{NEW},{VEHICLE}],"byName":{{"a":{VEHICLE},"b":{NEW}}}}}'
    )
    plan = decode(Plan, text)

    assert isinstance(plan, Plan)
    assert isinstance(plan.schedule, TemperatureSchedule)
    assert isinstance(plan.schedule.then, TemperatureSchedule)
    assert isinstance(plan.schedule.then.then, ChargeSchedule)
    assert plan.to_json() == text


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ('{"targetType":"timer","every":"once","at":"9"}', Once),
        ('{"targetType":"timer","every":"week","days":[1]}', Weekly),
        ('{"targetType":"timer","every":"moon"}', UnknownVariant),
    ],
)
def test_a_variant_may_be_a_union_itself(text: str, variant: type) -> None:
    schedule = decode(Schedule, text)

    assert type(schedule) is variant
    assert encode(Schedule, schedule) == decode(object, text)


def test_an_unknown_variant_knows_its_tag() -> None:
    unknown = decode(Schedule, NEW)
    inner = decode(Schedule, '{"targetType":"timer","every":"moon"}')

    assert isinstance(unknown, UnknownVariant)
    assert isinstance(inner, UnknownVariant)
    assert (unknown.tag, inner.tag) == ("boat", "moon")
    assert unknown == UnknownVariant(targetType="boat", limit={"x": [1, None]})
    assert unknown != UnknownVariant(targetType="boat")
    assert hash(unknown) == hash(UnknownVariant(targetType="boat", limit={"x": [1, None]}))
    assert UnknownVariant(targetType="boat").tag == ""
    assert decode(Schedule, '{"targetType":"boat","tag":"mine"}') != unknown


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"targetType":"vehicle"}', ("vehicle", "limit")),
        ('{"targetType":"vehicle","limit":"80"}', ("vehicle", "limit")),
        ('{"targetType":"hvac","then":{"targetType":"charger"}}', ("hvac", "then", "charger")),
        ('{"targetType":"timer","every":"once"}', ("timer", "once", "at")),
        ('{"targetType":"timer"}', ("timer",)),
        ('{"limit":80}', ()),
        ('{"targetType":null}', ()),
        ('{"targetType":5}', ()),
        ('{"targetType":["vehicle"]}', ()),
        ("[]", ()),
        ('"vehicle"', ()),
        ("5", ()),
        ("null", ()),
    ],
)
def test_what_does_not_fit_its_tag_is_an_error(text: str, place: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        decode(Schedule, text)

    assert [error["loc"][: len(place)] for error in caught.value.errors()] == [place]


def test_strict_reading_refuses_unknown_tags() -> None:
    assert decode(Schedule, VEHICLE, strict=True) == decode(Schedule, VEHICLE)
    with pytest.raises(ValidationError, match="'targetType' is 'boat'; the description lists"):
        decode(Schedule, NEW, strict=True)


def test_a_union_without_the_unknown_variant_is_closed() -> None:
    assert decode(Closed, "null") is None
    assert isinstance(decode(Closed, VEHICLE), ChargeSchedule)
    with pytest.raises(ValidationError, match="'vehicle' or 'hvac' in its member 'targetType'"):
        decode(Closed, NEW)


def test_models_made_in_python_are_written() -> None:
    charge = ChargeSchedule(target=Target.VEHICLE, limit=80)
    schedules = [Once(at="9"), UnknownVariant(targetType="x"), decode(object, NEW)]

    assert encode(Plan, {"schedule": charge, "schedules": schedules}) == {
        "schedule": {"targetType": "vehicle", "limit": 80},
        "schedules": [{"at": "9"}, {"targetType": "x"}, decode(object, NEW)],
    }
    assert encode(Plan, Plan(schedule=charge)) == {"schedule": decode(object, VEHICLE)}
    assert encode(Closed, charge) == decode(object, VEHICLE)


def test_a_model_that_is_no_variant_is_told_by_its_tag() -> None:
    class Special(Model, frozen=True):
        target: Annotated[str, wire("targetType")]

    with pytest.raises(ValidationError, match="ChargeSchedule"):
        encode(Schedule, Special(target="vehicle"))
    with pytest.raises(ValidationError, match="targetType"):
        encode(Schedule, Plan())


def test_a_subclass_of_a_variant_is_that_variant() -> None:
    class Limited(ChargeSchedule, frozen=True):
        pass

    limited = Limited(target=Target.CHARGER, limit=1)

    assert encode(Schedule, limited) == {"targetType": "charger", "limit": 1}


Sometimes = TypeAliasType("Sometimes", Once | Weekly)


def test_a_variant_may_be_an_alias() -> None:
    tagged = Tagged("t", {"old": "Sometimes", "any": dict[str, int]})
    union = Annotated[Sometimes | UnknownVariant, tagged]

    assert isinstance(decode(union, '{"t":"old","at":"9"}'), Once)
    assert encode(union, Weekly(days=[1])) == {"days": [1]}
    with pytest.raises(ValidationError):
        decode(union, '{"t":"any"}')


class Beast(Model, frozen=True):
    kind: str


class Wolf(Model, frozen=True):
    kind: str
    teeth: int


AnyBeast: TypeAlias = Annotated[Wolf | Beast, Tagged("kind", {"wolf": Wolf}, Beast)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"kind":"wolf","teeth":42}', Wolf),
        ('{"kind":"newt","teeth":0}', Beast),
        ('{"kind":"UnknownVariant"}', Beast),
    ],
)
@pytest.mark.parametrize("strict", [False, True])
def test_one_member_may_stand_for_the_rest(text: str, expected: type, *, strict: bool) -> None:
    beast = decode(AnyBeast, text, strict=strict)

    assert type(beast) is expected
    assert json.dumps(encode(AnyBeast, beast), separators=(",", ":")) == text


def test_the_member_for_the_rest_is_chosen_by_its_class() -> None:
    wolf = Beast(kind="wolf")

    assert encode(list[AnyBeast], [wolf, Wolf(kind="wolf", teeth=1)]) == [
        {"kind": "wolf"},
        {"kind": "wolf", "teeth": 1},
    ]
    assert TypeAdapter[object](AnyBeast).validate_python(wolf) is wolf


@pytest.mark.parametrize("text", ['{"kind":"wolf"}', "{}", '{"kind":null}', '"wolf"'])
def test_what_fits_the_member_of_its_tag_only_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        decode(AnyBeast, text)


def test_a_tag_may_be_called_like_the_unknown_variant() -> None:
    union = Annotated[Once | UnknownVariant, Tagged("t", {"UnknownVariant": Once})]

    assert isinstance(decode(union, '{"t":"UnknownVariant","at":"9"}'), Once)
    assert isinstance(decode(union, '{"t":"UnknownVariant_"}'), UnknownVariant)


def test_a_name_that_is_no_member_is_said_at_once() -> None:
    union = Annotated[Once | UnknownVariant, Tagged("t", {"x": "Twice"})]

    with pytest.raises(TypeError, match="'Twice', which is no member"):
        decode(union, "{}")
    assert repr(Tagged("t", {"x": "Twice"})) == "Tagged('t', {'x': 'Twice'})"


class Point(Model, frozen=True):
    x: Annotated[int | None, wire("x")] = None


class Pixel(Model, frozen=True):
    x: Annotated[int | None, wire("x")] = None
    colour: Annotated[str | None, wire("colour")] = None


class Near(Model, frozen=True):
    at: Annotated[list[Point] | None, wire("at")] = None


class Far(Model, frozen=True):
    at: Annotated[list[Pixel] | None, wire("at")] = None


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ('{"colour":"red"}', Pixel),
        ('{"x":1,"colour":"red"}', Pixel),
        ('{"x":1,"colour":"red","new":1}', Pixel),
        ('{"x":1}', None),
        ("{}", None),
        ('{"new":1,"newer":2}', None),
        ('{"at":[{"colour":"red"}]}', Far),
    ],
)
@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize("marked", [True, False])
def test_without_a_tag_the_best_fit_is_taken(
    text: str, variant: type | None, *, first: bool, marked: bool
) -> None:
    """None stands for the first member of the union that has the member x, if any has."""
    union: object = Point | Pixel | Near | Far if first else Far | Near | Pixel | Point
    if marked:
        union = Annotated[union, Untagged()]

    found = decode(union, text)

    if variant is None:
        variant = Point if first else (Pixel if "x" in text else Far)
    assert type(found) is variant
    assert encode(union, found) == decode(object, text)


class CatKind(OpenStrEnum):
    CAT = "cat"


class DogKind(OpenStrEnum):
    DOG = "dog"


class Cat(Model, frozen=True):
    kind: Annotated[CatKind, wire("kind")]
    kittens: Annotated[list[Animal] | None, wire("young")] = None


class Dog(Model, frozen=True):
    kind: Annotated[DogKind, wire("kind")]
    puppies: Annotated[list[Animal] | None, wire("young")] = None


Animal: TypeAlias = Annotated[Cat | Dog, Untagged()]


@pytest.mark.parametrize("union", [Animal, Annotated[Dog | Cat, Untagged()]])
def test_the_model_that_knows_the_enum_value_is_taken(union: object) -> None:
    text = '{"kind":"dog","young":[{"kind":"dog"},{"kind":"cat","young":[{"kind":"eel"}]}]}'
    dog = decode(union, text)

    assert isinstance(decode(union, '{"kind":"cat"}'), Cat)
    assert isinstance(decode(union, '{"kind":"dog"}'), Dog)
    assert encode(union, dog) == decode(object, text)


def test_where_no_model_knows_the_enum_value_the_first_is_taken() -> None:
    assert isinstance(decode(Animal, '{"kind":"eel"}'), Cat)
    assert isinstance(decode(Annotated[Dog | Cat, Untagged()], '{"kind":"eel"}'), Dog)
    with pytest.raises(ValidationError):
        decode(Animal, '{"kind":"eel"}', strict=True)
    with pytest.raises(ValidationError):
        decode(Animal, '{"kind":5}')


def test_scalars_and_lists_are_told_by_their_json_type() -> None:
    union = str | list[str] | int | Point | None

    for text in ['"5"', '["a"]', "5", "null", '{"x":1}']:
        assert encode(union, decode(union, text)) == decode(object, text)
