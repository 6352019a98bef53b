"""What the mock of Renault does: cars that are far away, and an owner who hears of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.mock.behaviour.acting import acting
from tests.mock.behaviour.renaults import FULL, LOW, Renault

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
JANUARY = "?begin=0126&end=0126"


@pytest.fixture(params=["2016", "2018-12"])
def mock(request: pytest.FixtureRequest) -> Iterator[Renault]:
    """Both versions, where both have what is tested."""
    made = Renault(acting("renault-zoe", request.param))
    yield made
    assert made.misfits() == []


@pytest.fixture
def newer() -> Iterator[Renault]:
    made = Renault(acting("renault-zoe"))
    yield made
    assert made.misfits() == []


def later(mock: Renault, seconds: float) -> None:
    """Let time pass, and log in again."""
    mock.later(seconds)
    mock.use(mock.login()["token"])


def set_car(mock: Renault, vin: str = FULL, **changes: Any) -> None:
    car = mock.store.get("Car", vin) or {}
    mock.store.put("Car", vin, {**car, **changes})


def test_what_does_not_apply_is_left_out(mock: Renault) -> None:
    plugged, away = mock.car("GET", "/battery"), mock.car("GET", "/battery", vin=LOW)
    assert plugged["charging_point"] == "INVALID"
    assert "remaining_time" not in plugged.body
    assert {*away.body} == {"charging", "plugged", "charge_level", "remaining_range", "last_update"}
    assert isinstance(plugged["remaining_range"], float)


def test_minutes_here_and_milliseconds_there(mock: Renault) -> None:
    assert mock.car("GET", f"/charge/history{JANUARY}").status == 204
    assert mock.car("POST", "/charge").status == 202
    later(mock, 11)
    status = mock.car("GET", "/battery")
    [record] = mock.car("GET", f"/charge/history{JANUARY}").body
    assert (status["charging"], record["type"]) == (True, "START_NOTIFICATION")
    assert status["remaining_time"] == 74
    assert record["remaining_time"] == 74 * 60_000
    later(mock, 30 * 60)
    assert mock.car("GET", "/battery")["charge_level"] == 78
    later(mock, 60 * 60)
    newest, oldest = mock.car("GET", f"/charge/history{JANUARY}").body
    assert (newest["type"], newest["charging_point"]) == ("END_NOTIFICATION", "INVALID")
    assert newest["charge_level"] == 100
    assert "remaining_time" not in newest
    assert newest["date"] > oldest["date"]
    assert [notice["about"] for notice in mock.notices()] == ["charge_end"]  # type: ignore[index]


def test_months_are_compared_as_months(mock: Renault) -> None:
    mock.car("POST", "/charge")
    later(mock, 11)
    assert mock.car("GET", "/charge/history?begin=1225&end=0126").status == 200
    assert mock.car("GET", "/charge/history?begin=0226&end=1226").status == 204
    assert mock.car("GET", "/charge/history?begin=0126&end=1225").status == 400


def test_a_failed_charge_is_told_to_the_owner_only(mock: Renault) -> None:
    assert mock.car("POST", "/charge", vin=LOW).status == 202
    later(mock, 11)
    assert [*map(_about, mock.notices())] == ["charge_problem"]
    assert mock.car("GET", f"/charge/history{JANUARY}", vin=LOW).status == 204
    settings = mock.car("GET", "/settings/notification", vin=LOW).body
    for changes in (
        {"charge_problem": "NONE"},
        {"charge_problem": "SMS", "do_not_disturb": {"start": "1100", "end": "1300"}},
        {"charge_problem": "SMS", "do_not_disturb": {"start": "2200", "end": "1300"}},
    ):
        put = mock.car("PUT", "/settings/notification", {**settings, **changes}, vin=LOW)
        assert put.status == 204
        mock.car("POST", "/charge", vin=LOW)
        later(mock, 11)
    assert len(mock.notices()) == 1
    assert mock.car("GET", "/settings/notification", vin=LOW).body == {**settings, **changes}


def _about(notice: Any) -> str:
    return str(notice["about"])


@pytest.mark.parametrize(("level", "result"), [(45, "ERROR"), (45.5, "SUCCESS"), (63, "SUCCESS")])
def test_the_air_conditioning_needs_more_than_45_percent(
    mock: Renault, level: float, result: str
) -> None:
    set_car(mock, level=level)
    assert mock.car("GET", "/air-conditioning/last").status == 204
    started = mock.car("POST", "/air-conditioning")
    assert (started.status, started.body) == (202, None)
    later(mock, 11)
    assert mock.car("GET", "/air-conditioning/last")["result"] == result
    records = mock.car("GET", f"/air-conditioning{JANUARY}").body
    kinds = ["USER_REQUEST", "CAR_NOTIFICATION"] if result == "SUCCESS" else ["USER_REQUEST"]
    assert [each["type"] for each in records] == kinds
    later(mock, 32 * 24 * 3600)
    assert mock.car("GET", "/air-conditioning/last").status == 204


def test_it_runs_for_five_minutes(mock: Renault) -> None:
    assert mock.car("POST", "/air-conditioning").status == 202
    assert mock.car("POST", "/air-conditioning").status == 503
    later(mock, 11)
    later(mock, 290)
    refused = mock.car("POST", "/air-conditioning")
    assert (refused.status, refused["message"]) == (503, "mock.CommandException.TooSoon")
    later(mock, 20)
    assert mock.car("POST", "/air-conditioning").status == 202


def test_a_timer_starts_it_once(newer: Renault) -> None:
    path = "/air-conditioning/scheduler"
    assert newer.car("GET", path).status == 204
    assert newer.car("POST", path, {"start": "1753"}).status == 202
    assert newer.car("GET", path).body == {"next_start": "1753"}
    assert newer.car("DELETE", path).status == 202
    assert newer.car("GET", path).status == 204
    newer.car("POST", path, {"start": "1753"})
    later(newer, 5 * 3600 + 54 * 60)
    assert newer.car("GET", path).status == 204
    assert newer.car("GET", "/air-conditioning/last")["result"] == "SUCCESS"
    newer.car("POST", path, {"start": "0804"})
    assert newer.car("GET", path)["next_start"] == "0804"


def test_a_car_is_woken_every_twenty_minutes(newer: Renault) -> None:
    before = newer.car("GET", "/battery")["last_update"]
    assert newer.car("POST", "/battery").status == 202
    assert newer.car("GET", "/battery")["last_update"] == before
    later(newer, 121)
    assert newer.car("GET", "/battery")["last_update"] > before
    refused = newer.car("POST", "/battery")
    assert refused.status == 503
    assert refused["message"].rpartition(".")[2] == "Send SMS Error"
    later(newer, 20 * 60)
    assert newer.car("POST", "/battery").status == 202


def week(**others: dict[str, str]) -> dict[str, object]:
    windows = {day: {"start": "1200", "duration": "0200"} for day in DAYS}
    return {"optimized_charge": False, **windows, **others}


def test_a_schedule_is_drafted_and_deployed(mock: Renault) -> None:
    before = mock.car("GET", "/charge/scheduler/onboard").body
    assert mock.car("POST", "/charge/scheduler/offboard/deploy").status == 409
    assert mock.car("PUT", "/charge/scheduler/offboard", week()).status == 204
    assert mock.car("GET", "/charge/scheduler/onboard").body == before
    assert mock.car("POST", "/charge/scheduler/offboard/deploy").status == 202
    later(mock, 11)
    onboard = mock.car("GET", "/charge/scheduler/onboard").body
    assert onboard["enabled"] is True
    assert onboard["schedule"]["sun"] == {"start": "1200", "duration": "0200"}
    later(mock, 1)
    assert mock.car("GET", "/battery")["charging"] is True  # it is noon
    assert mock.car("PUT", "/charge/scheduler/onboard", {"enabled": False}).status == 204
    assert mock.car("GET", "/charge/scheduler/onboard").body == {**onboard, "enabled": False}


@pytest.mark.parametrize(
    "wrong",
    [
        {"mon": {"start": "1205", "duration": "0200"}},
        {"mon": {"start": "1200", "duration": "0010"}},
        {"mon": {"start": "1200", "duration": "0000"}},
        {"mon": [{"start": "1200", "duration": "0100"}]},
        {"sun": {"start": "2300", "duration": "1300"}},
        {"mon": {"start": "1300", "duration": "2300"}},
    ],
)
def test_windows_are_quarters_of_an_hour_and_apart(mock: Renault, wrong: Any) -> None:
    assert mock.car("PUT", "/charge/scheduler/offboard", week(**wrong)).status == 400
    assert mock.car("POST", "/charge/scheduler/offboard/deploy").status == 409


def test_a_window_ends_a_charge(mock: Renault) -> None:
    set_car(mock, level=10)
    later(mock, 13 * 3600 + 60)
    assert mock.car("GET", "/battery")["charging"] is True
    later(mock, 30 * 60)
    set_car(mock, level=10)
    later(mock, 5 * 3600)
    assert mock.car("GET", "/battery")["charging"] is False


def test_without_a_schedule_a_car_charges_when_plugged_in(mock: Renault) -> None:
    set_car(mock, LOW, plugged=True)
    later(mock, 1)
    assert mock.car("GET", "/battery", vin=LOW)["charging"] is True


def test_the_charges_around_now(newer: Renault) -> None:
    following = newer.car("GET", "/charge/siblings").body
    assert following["next"] == {
        "calendar_status": "ACTIVATED",
        "date": 1_769_907_600_000,  # 01:00 of the next day
        "on_board_calendar_status": "ACTIVATED",
    }
    newer.car("POST", "/charge")
    newer.car("PUT", "/charge/scheduler/offboard", week())
    later(newer, 11)
    both = newer.car("GET", "/charge/siblings").body
    assert both["previous"]["type"] == "START_NOTIFICATION"
    assert both["next"]["calendar_status"] == "DRAFT"
    [request] = newer.car("GET", f"/battery/history{JANUARY}").body
    assert (request["type"], request["result"]) == ("START_REQUEST", "SUCCESS")


def test_owners_choose_their_active_car(newer: Renault) -> None:
    assert newer.ask("PUT", "/vehicle", {"active_vehicle": "other"}).status == 404
    assert newer.ask("PUT", "/vehicle", {"active_vehicle": LOW}).status == 204
    assert newer.login()["user"]["vehicle_details"]["VIN"] == LOW


@pytest.mark.parametrize("token", ["x", "a.b.c", "a.e30.c", "a.WzFd.c"])
def test_tokens_of_others_are_refused(mock: Renault, token: str) -> None:
    mock.use(token)
    refused = mock.car("GET", "/battery")
    assert refused.status == 401
    assert refused["message"].endswith("InvalidToken")


def test_cars_of_others_are_unknown(mock: Renault) -> None:
    assert mock.car("GET", "/battery", vin="VF1OTHER").status == 404
    assert mock.login(password="wrong").status == 401
