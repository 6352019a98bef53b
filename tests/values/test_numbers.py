"""Sets of numbers: what jsonschema-rs accepts is the judge."""

from __future__ import annotations

import json
import math
from fractions import Fraction

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specloom.ir.model import NumberBounds, SchemaObject
from specloom.values.answers import YES, No, Unknown, Yes
from specloom.values.json_schema import json_schema
from specloom.values.numbers import EVERY_NUMBER, NO_NUMBER, NumberSet, includes

Bounds = NumberBounds


def numbers(integer: bool = False, format: str | None = None, **bounds: float) -> NumberSet:  # noqa: A002, FBT001, FBT002
    return NumberSet.of(Bounds(**bounds), integer=integer, format=format)


EQUAL = [
    (numbers(integer=True, minimum=1), numbers(integer=True, exclusive_minimum=0)),
    (numbers(integer=True, minimum=0.5), numbers(integer=True, minimum=1)),
    (numbers(integer=True, maximum=9.99), numbers(integer=True, exclusive_maximum=10)),
    (numbers(integer=True), numbers(multiple_of=1.0)),
    (numbers(integer=True, multiple_of=0.5), numbers(integer=True)),
    (numbers(integer=True, multiple_of=1.5), numbers(multiple_of=3)),
    (numbers(multiple_of=2, minimum=1, maximum=3), numbers(minimum=2, maximum=2.0)),
    (numbers(minimum=3, exclusive_minimum=3), numbers(exclusive_minimum=3)),
    (numbers(minimum=3, exclusive_minimum=2), numbers(minimum=3)),
    (numbers(minimum=2, maximum=1), NO_NUMBER),
    (numbers(minimum=1, exclusive_maximum=1), NO_NUMBER),
    (numbers(integer=True, exclusive_minimum=1, exclusive_maximum=2), NO_NUMBER),
    (numbers(minimum=-math.inf, maximum=math.inf), EVERY_NUMBER),
    (numbers(minimum=math.inf), NO_NUMBER),
    (numbers(exclusive_maximum=-math.inf), NO_NUMBER),
    (numbers(multiple_of=0), EVERY_NUMBER),
    (numbers(multiple_of=-2), EVERY_NUMBER),
    (numbers(format="int32"), numbers(minimum=-(2**31), maximum=2**31 - 1)),
    (numbers(format="uint8", integer=True), numbers(integer=True, minimum=0, maximum=255)),
    (numbers(format="int64", minimum=5), numbers(minimum=5, maximum=2**63 - 1)),
    (numbers(format="double"), EVERY_NUMBER),
    (NumberSet(lower_open=True, upper_open=True), EVERY_NUMBER),
    (NumberSet.of(None, integer=False), EVERY_NUMBER),
]
DECIDED = [
    # sub, sup, and what only sub has
    (numbers(minimum=1), numbers(minimum=0), None),
    (numbers(integer=True, minimum=1), numbers(exclusive_minimum=0), None),
    (numbers(exclusive_minimum=0), numbers(minimum=0), None),
    (numbers(minimum=0), numbers(exclusive_minimum=0), 0),
    (numbers(maximum=100), numbers(maximum=50), 51),
    (numbers(integer=True, maximum=100), numbers(maximum=50), 51),
    (numbers(minimum=-5), numbers(minimum=0), -1),
    (numbers(maximum=0.3), numbers(maximum=0.1), 0.2),
    (numbers(maximum=0.1, minimum=0.1), numbers(minimum=1), 0.1),
    (EVERY_NUMBER, numbers(integer=True), 0.5),
    (numbers(integer=True), numbers(integer=True, multiple_of=10), 5),
    (numbers(multiple_of=0.1), numbers(multiple_of=0.01), None),
    (numbers(multiple_of=0.01), numbers(multiple_of=0.1), 0.05),
    (numbers(multiple_of=6), numbers(multiple_of=2), None),
    (numbers(minimum=6, maximum=6), numbers(multiple_of=2), None),
    (numbers(multiple_of=6), numbers(multiple_of=4), 6),
    (numbers(integer=True), numbers(integer=True, format="int32"), -(2**31) - 1),
    (numbers(integer=True, format="int64"), numbers(format="int32"), -(2**31) - 1),
    (numbers(minimum=2**53 + 1), numbers(minimum=2**53 + 2), 2**53 + 1),
    (numbers(minimum=10**30), numbers(exclusive_minimum=10**30), 10**30),
    (NO_NUMBER, numbers(maximum=0), None),
    (numbers(maximum=0), NO_NUMBER, 0),
    (numbers(exclusive_minimum=1e-300, exclusive_maximum=2e-300), NO_NUMBER, 1.5e-300),
]
UNWRITABLE = numbers(exclusive_minimum=1, exclusive_maximum=1.0000000000000002)


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_equal_sets_are_equal_values(one: NumberSet, other: NumberSet) -> None:
    assert one == other
    assert includes(one, other) == includes(other, one) == YES


@pytest.mark.parametrize(("sub", "sup", "sample"), DECIDED)
def test_inclusion_is_decided(sub: NumberSet, sup: NumberSet, sample: float | None) -> None:
    assert includes(sub, sup) == (YES if sample is None else No(sample))


def test_numbers_that_json_cannot_write_are_no_samples() -> None:
    assert not UNWRITABLE.is_empty
    assert UNWRITABLE.sample() is None
    assert UNWRITABLE.finite(9) is None
    assert includes(UNWRITABLE, NO_NUMBER) == Unknown(
        "the numbers that only one side allows have too many digits to be written"
    )
    assert NumberSet(Fraction(1, 3), Fraction(1, 3)).finite(9) is None


@pytest.mark.parametrize(
    ("numbers", "near", "sample"),
    [
        (EVERY_NUMBER, None, 1),
        (EVERY_NUMBER, 7.5, 7.5),
        (numbers(maximum=0), None, 0),
        (numbers(minimum=18, maximum=120), None, 18),
        (numbers(minimum=18, maximum=120), 40, 40),
        (numbers(minimum=18, maximum=120), 400, 120),
        (numbers(maximum=-3), None, -3),
        (numbers(exclusive_minimum=0, exclusive_maximum=1), None, 0.1),
        (numbers(minimum=0.25, maximum=0.25), None, 0.25),
        (numbers(multiple_of=0.3, minimum=0.5), None, 3),
        (numbers(multiple_of=7, exclusive_minimum=0), None, 7),
        (NO_NUMBER, None, None),
    ],
)
def test_a_sample_is_small(numbers: NumberSet, near: float | None, sample: float | None) -> None:
    assert numbers.sample(near) == sample


@pytest.mark.parametrize(
    ("numbers", "values"),
    [
        (NO_NUMBER, ()),
        (numbers(integer=True, minimum=1, maximum=3), (1, 2, 3)),
        (numbers(multiple_of=0.5, minimum=0, maximum=1), (0, 0.5, 1)),
        (numbers(minimum=0.1, maximum=0.1), (0.1,)),
        (numbers(integer=True, minimum=1, maximum=4), None),
        (numbers(integer=True, minimum=1), None),
        (numbers(integer=True, maximum=1), None),
        (numbers(minimum=1, maximum=2), None),
    ],
)
def test_few_numbers_are_listed(numbers: NumberSet, values: tuple[float, ...] | None) -> None:
    assert numbers.finite(3) == values


@pytest.mark.parametrize(
    ("numbers", "integral"),
    [
        (numbers(integer=True), True),
        (numbers(multiple_of=4), True),
        (numbers(multiple_of=0.5), False),
        (EVERY_NUMBER, False),
        (numbers(minimum=1, maximum=2), False),
        (numbers(minimum=2, maximum=2), True),
        (numbers(minimum=0.5, maximum=0.5), False),
        (NO_NUMBER, True),
    ],
)
def test_integers_are_known(numbers: NumberSet, integral: bool) -> None:  # noqa: FBT001
    assert numbers.is_integral is integral


def test_infinity_is_no_number() -> None:
    assert not EVERY_NUMBER.contains(math.inf)
    assert not EVERY_NUMBER.contains(math.nan)


SMALL = st.integers(-12, 12)
DECIMALS = (
    SMALL | st.integers(-40, 40).map(lambda n: n / 10) | st.sampled_from([0.01, 1e-7, 2**53 + 1])
)
BOUNDS = st.builds(
    Bounds,
    minimum=st.none() | DECIMALS,
    maximum=st.none() | DECIMALS,
    exclusive_minimum=st.none() | DECIMALS,
    exclusive_maximum=st.none() | DECIMALS,
    multiple_of=st.none() | st.sampled_from([1, 2, 3, 0.1, 0.5, 0.25, 1.5, 0.01, 7]),
)
SCHEMAS = st.builds(
    lambda bounds, integer: SchemaObject(
        "#", types=frozenset({"integer" if integer else "number"}), number=bounds
    ),
    BOUNDS,
    st.booleans(),
)


def of(schema: SchemaObject) -> NumberSet:
    return NumberSet.of(schema.number, integer="integer" in schema.types)


def accepts(schema: SchemaObject, value: float) -> bool:
    return jsonschema_rs.Draft202012Validator(json_schema(schema)).is_valid(value)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SCHEMAS, st.lists(DECIMALS, max_size=8))
def test_a_set_has_what_its_schema_accepts(schema: SchemaObject, values: list[float]) -> None:
    assert [of(schema).contains(v) for v in values] == [accepts(schema, v) for v in values]
    if (sample := of(schema).sample()) is not None:
        assert accepts(schema, sample)
    for value in of(schema).finite(50) or ():
        assert accepts(schema, value)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(SCHEMAS, SCHEMAS, st.lists(DECIMALS, max_size=8))
def test_answers_are_right(sub: SchemaObject, sup: SchemaObject, values: list[float]) -> None:
    match includes(of(sub), of(sup)):
        case Yes():
            assert not [v for v in values if accepts(sub, v) and not accepts(sup, v)]
        case No(sample):
            assert isinstance(sample, int | float)
            written = json.loads(json.dumps(sample))
            assert accepts(sub, written)
            assert not accepts(sup, written)
        case Unknown():
            pytest.fail("decimals with few digits are decided")


@settings(max_examples=200, deadline=None, derandomize=True)
@given(SCHEMAS, SCHEMAS, SCHEMAS)
def test_sets_form_a_lattice(one: SchemaObject, other: SchemaObject, third: SchemaObject) -> None:
    a, b, c = of(one), of(other), of(third)

    assert a.intersect(b) == b.intersect(a)
    assert a.intersect(b).intersect(c) == a.intersect(b.intersect(c))
    assert a.intersect(a) == a
    assert includes(a.intersect(b), a) == YES
    assert (includes(a, b) == includes(b, a) == YES) == (a == b)
