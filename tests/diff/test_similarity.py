from __future__ import annotations

from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from specloom.diff.similarity import (
    describe,
    example_similarity,
    name_similarity,
    name_words,
    share,
    text_similarity,
)
from specloom.ir.model import (
    EVERY_TYPE,
    Annotations,
    BooleanSchema,
    Reference,
    SchemaObject,
    Type,
)

NAMES = st.lists(
    st.sampled_from("charging location id at user User min max 1 2 v state info x".split()),
    max_size=4,
).map("_".join) | st.text(max_size=6)


def schema(*types: Type, **keywords: Any) -> SchemaObject:
    return SchemaObject("#/s", frozenset(types) or EVERY_TYPE, **keywords)


@pytest.mark.parametrize(
    ("base", "revision", "least", "most"),
    [
        ("state", "state", 1, 1),
        ("chargeState", "charge_state", 1, 1),
        ("field[]", "field", 1, 1),
        ("IN_PROGRESS", "inProgress", 1, 1),
        ("result", "results", 0.95, 0.95),
        # one continues the other
        ("chargingLocationId", "locationId", 0.85, 0.93),
        ("recentlyAtChargingLocation", "atChargingLocation", 0.85, 0.93),
        ("fromHourMinute", "from", 0.75, 0.9),
        ("ChargingLocation", "LocationResponse", 0.75, 0.93),
        ("shipping", "shippingDetails", 0.75, 0.93),
        ("targetId", "id", 0.6, 0.74),  # what is left says little
        # spelled, abbreviated or inflected otherwise
        ("cancelled", "canceled", 0.75, 0.93),
        ("temp", "temperature", 0.6, 0.93),
        ("vehicleInfo", "vehicleInformation", 0.8, 0.93),
        ("chargeState", "chargingState", 0.8, 0.95),
        # a word put for another
        ("entityId", "targetId", 0.1, 0.4),
        ("codeScanningUpload", "codeScanningAutofix", 0.3, 0.6),
        ("billingAddress", "shippingAddress", 0.2, 0.5),
        # opposites and numbers
        ("minTemperature", "maxTemperature", 0, 0.1),
        ("startDate", "endDate", 0, 0.1),
        ("createdAt", "updatedAt", 0, 0.1),
        ("line1", "line2", 0, 0.1),
        ("retentionDays", "retentionHours", 0, 0.1),
        ("latestV1", "latestV2", 0.4, 0.93),  # a version is no number of that kind
        # nothing in common
        ("count", "name", 0, 0),
        ("externalStart", "smartOverride", 0, 0.1),
        ("", "name", 0, 0),
        ("id", "responseId", 0.6, 1),
        ("ownerUserId", "userItemId", 0, 0.9),
    ],
)
def test_names(base: str, revision: str, least: float, most: float) -> None:
    assert least <= name_similarity(base, revision) <= most


@given(NAMES, NAMES)
def test_a_similarity_of_names_is_the_same_both_ways(base: str, revision: str) -> None:
    there = name_similarity(base, revision)

    assert 0 <= there <= 1
    assert there == pytest.approx(name_similarity(revision, base))
    assert name_similarity(base, base) == 1


def test_words_stand_in_the_singular() -> None:
    assert name_words("chargeStates") == ("charge", "state")


@pytest.mark.parametrize(
    ("base", "revision", "expected"),
    [
        ("The state of the car.", "State of a car", 1.0),
        ("The state.", "A price", 0.0),
        ("", "A price", None),
    ],
)
def test_texts(base: str, revision: str, expected: float | None) -> None:
    assert text_similarity(base, revision) == expected


def test_shares() -> None:
    assert share(frozenset(), frozenset()) == 1
    assert share(frozenset("ab"), frozenset("bc")) == 0.5


def test_examples_are_shared() -> None:
    def of(*values: Any) -> SchemaObject:
        return schema("string", annotations=Annotations(examples=values))

    assert example_similarity(of("a", "b"), of("b", "c")) == 0.5
    assert example_similarity(of(1), schema("string")) is None
    assert example_similarity(BooleanSchema("#", accepts=True), of(1)) is None


def test_a_description_is_looked_for_where_a_reference_leads() -> None:
    target = schema("string", annotations=Annotations(description="There."))
    index = {"#/t": target}
    bare = Reference("#/a", "#/t", index)
    own = Reference("#/b", "#/t", index, Annotations(title="Here."))

    assert describe(bare) == "There."
    assert describe(own) == "Here."
    assert describe(BooleanSchema("#", accepts=True)) == ""
