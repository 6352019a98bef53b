"""Versions are families: what did not change is one class in all of them, what did is not."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.clients.descriptions import VERSIONS, Version

HOPS = [(one, other) for one, other in pairwise(VERSIONS) if one.api == other.api]
COMPONENTS = "#/components/schemas/"
UNSEEN = {"example", "examples", "x-evidence", "x-enum-descriptions"}


def closure(version: Version, name: str) -> dict[str, Any]:
    """Give a component with all it leads to, less what no class shows."""
    schemas = version.root["components"]["schemas"]
    found: dict[str, Any] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = visible(schemas[one])
            waiting += [ref.removeprefix(COMPONENTS) for ref in references(schemas[one])]
    return found


def visible(node: Any) -> Any:
    match node:
        case dict():
            return {key: visible(value) for key, value in node.items() if key not in UNSEEN}
        case list():
            return [visible(value) for value in node]
        case _:
            return node


def references(node: Any) -> list[str]:
    match node:
        case {"$ref": str(ref)}:
            return [ref]
        case dict():
            return [ref for value in node.values() for ref in references(value)]
        case list():
            return [ref for value in node for ref in references(value)]
        case _:
            return []


def shared(one: Version, other: Version) -> list[tuple[str, bool]]:
    """Give the components of both versions, and whether they are the same in both."""
    names = one.root["components"]["schemas"].keys() & other.root["components"]["schemas"].keys()
    return [(name, closure(one, name) == closure(other, name)) for name in sorted(names)]


def symbol(version: Version, name: str) -> Any:
    place = version.symbols.get(f"{COMPONENTS}{name}", "").removeprefix("models.")
    return getattr(version.module.models, place, None)


@pytest.mark.parametrize(("one", "other"), HOPS, ids=str)
def test_what_did_not_change_is_one_class(one: Version, other: Version) -> None:
    apart = [
        name
        for name, same in shared(one, other)
        if same and symbol(one, name) is not symbol(other, name)
    ]

    assert apart == []


@pytest.mark.parametrize(("one", "other"), HOPS, ids=str)
def test_what_changed_is_not(one: Version, other: Version) -> None:
    together = [
        name
        for name, same in shared(one, other)
        if not same and isinstance(symbol(one, name), type)
        and symbol(one, name) is symbol(other, name)
    ]  # fmt: skip

    assert together == []


@pytest.mark.parametrize(("one", "other"), HOPS, ids=str)
def test_the_same_component_has_the_same_name(one: Version, other: Version) -> None:
    places = [
        (one.symbols.get(COMPONENTS + name), other.symbols.get(COMPONENTS + name))
        for name, _ in shared(one, other)
    ]

    assert [pair for pair in places if pair[0] != pair[1]] == []


def own_names(version: Version) -> set[str]:
    """Give the classes that the version defines itself."""
    models = version.module.models
    found = {name: getattr(models, name) for name in models.__all__}
    return {
        name for name, one in found.items() if getattr(one, "__module__", "") == models.__name__
    }


@pytest.mark.parametrize(("one", "other"), HOPS, ids=str)
def test_a_version_adds_what_changed(one: Version, other: Version) -> None:
    """No class is made anew but those whose description is new, or differs in what it shows."""
    unchanged = {name for name, same in shared(one, other) if same}
    owners = {
        place.removeprefix("models."): pointer.removeprefix(COMPONENTS).split("/")[0]
        for pointer, place in other.symbols.items()
        if place.startswith("models.") and place.count(".") == 1
    }

    assert len(unchanged) > 10
    assert {name for name in own_names(other) if owners[name] in unchanged} == set()


def test_a_small_hop_is_small() -> None:
    """2023-04-15 is about one enum of the plan, and what holds a plan."""
    version = Version("enode", "2023-04-15")

    assert own_names(version) == {
        "SmartChargingPlanFailureCondition",
        "SmartChargingStatusUpdatedEvent",
        "VehicleSmartChargingPlan",
        "VehicleSmartChargingStatus",
    }
    assert len(version.module.models.__all__) > 100


def test_names_that_the_issue_gives() -> None:
    may, august = (Version("enode", name).module.models for name in ("2023-05-01", "2023-08-01"))

    assert may.TariffRate is august.TariffRate
    assert may.Problem is august.Problem
    assert may.Vehicle is not august.Vehicle
    assert may.Vehicle.__name__ == august.Vehicle.__name__ == "Vehicle"
    assert (may.Vehicle.__module__, august.Vehicle.__module__) == (
        "enode_client.v2023_03_01.models",
        "enode_client.v2023_08_01.models",
    )


def test_resources_are_shared_too() -> None:
    clients = [Version("enode", name).module.Enode() for name in ("2023-04-15", "2023-05-01")]

    assert {type(client.chargers) for client in clients} == {type(clients[0].chargers)}
    assert type(clients[0].schedules) is not type(clients[1].schedules)


@pytest.mark.parametrize("version", VERSIONS, ids=str)
def test_every_exported_name_is_there(version: Version) -> None:
    module = version.module

    assert sorted(module.__all__) == list(module.__all__)
    assert {name for name in module.__all__ if not hasattr(module, name)} == set()
    assert {name for name in module.models.__all__ if not hasattr(module.models, name)} == set()
    assert set(module.__all__) <= set(dir(module))
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        getattr(module, "nonsense")  # noqa: B009 - type checkers know that it is not there
