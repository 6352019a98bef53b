"""Each row of the changelogs that no description shows: the mock behaves as it says."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest

from specloom.mock.messages import Request
from tests.mock.behaviour.acting import PROJECT, acting, described
from tests.mock.behaviour.enodes import BASIC, CAR, USER, Enode
from tests.mock.behaviour.renaults import FULL, Renault

Rows = dict[str, Callable[[Enode], None]]
ENODE: Final[Rows] = {}
MARCH, APRIL, MAY, AUGUST, LATEST = (
    "2023-03-01",
    "2023-04-01",
    "2023-05-01",
    "2023-08-01",
    "latest",
)
POLICY = f"/vehicles/{CAR}/smart-charging-policy"
STATUS = f"/vehicles/{CAR}/smart-charging-status"


def row(cite: str) -> Callable[[Callable[[Enode], None]], Callable[[Enode], None]]:
    def register(check: Callable[[Enode], None]) -> Callable[[Enode], None]:
        ENODE[cite] = check
        return check

    return register


def put(enode: Enode, vehicle: str = CAR, **changes: Any) -> None:
    """Make a vehicle another one: `batteryLevel=10` is of its charge state."""
    entity = enode.store.get("Vehicle", vehicle)
    assert entity is not None
    state = entity["chargeState"]
    assert isinstance(state, dict)
    own = {name: value for name, value in changes.items() if name in entity}
    inner = {name: value for name, value in changes.items() if name not in entity}
    enode.store.put("Vehicle", vehicle, {**entity, **own, "chargeState": {**state, **inner}})


def smart(enode: Enode, version: str = LATEST, **policy: Any) -> Any:
    said = enode.at(version, "PUT", POLICY, {"isEnabled": True, **policy})
    assert said.status == 200, said
    return enode.at(version, "GET", STATUS).body


@row("2023-02 smart-charging row 1")
def a_plan_stops_at_once_however_empty_the_battery(enode: Enode) -> None:
    put(enode, batteryLevel=10, isCharging=True)
    for version in (MARCH, LATEST):
        assert smart(enode, version)["state"] == "PLAN:EXECUTING:STOPPED"
        assert enode.at(version, "GET", f"/vehicles/{CAR}")["chargeState"]["isCharging"] is False


@row("2023-03 considerations row 1")
def a_plan_that_starts_now_leaves_considering(enode: Enode) -> None:
    put(enode, batteryLevel=10)
    status = smart(enode, minimumChargeLimit=20)
    assert status["state"] == "PLAN:EXECUTING:STARTED"
    assert status["consideration"] is None
    assert status["plan"]["startAt"] == status["plan"]["stopAt"]
    assert enode.at(LATEST, "GET", f"/vehicles/{CAR}")["chargeState"]["isCharging"] is True


@row("2023-03 considerations row 2")
def two_considerations_are_always_true(enode: Enode) -> None:
    put(enode, isPluggedIn=False)
    for version in ("2023-02-01", MARCH):
        considered = smart(enode, version)["consideration"]
        assert considered["wontStopExistingChargingSession"] is True
        assert considered["likelyToGenerateSavings"] is True


@row("2023-03 considerations row 3")
def the_last_known_position_will_do(enode: Enode) -> None:
    long_ago = {"longitude": 10.7, "latitude": 59.9, "lastUpdated": "2022-01-01T00:00:00Z"}
    put(enode, location=long_ago)
    assert smart(enode, MARCH)["plan"] is not None


@row("2023-04-01 row 4")
def a_policy_without_effect_is_refused(enode: Enode) -> None:
    vehicles = enode.at(LATEST, "GET", "/vehicles", query="pageSize=100")["data"]
    deaf = [v for v in vehicles if not v["capabilities"]["smartCharging"]["isCapable"]]
    vins = [vehicle["information"]["vin"] for vehicle in vehicles]
    shared = [v for v in vehicles if vins.count(v["information"]["vin"]) > 1]
    assert deaf
    assert len(shared) == 2
    for vehicle in (deaf[0], shared[0]):
        path = f"/vehicles/{vehicle['id']}/smart-charging-policy"
        for version, status in ((MARCH, 200), (APRIL, 400), (LATEST, 400)):
            body = {"isEnabled": True}
            assert enode.at(version, "PUT", path, body, user=vehicle["userId"]).status == status
        assert enode.at(LATEST, "PUT", path, {"isEnabled": False}).status == 200


@row("2023-08-01 row 7")
def the_old_header_is_refused(enode: Enode) -> None:
    told = {"enode-version": AUGUST, "enode-user-id": USER}
    said = enode.mock.ask("GET", "/vehicles", headers=told)
    assert said.status == 400
    assert "Enode-User-Id" in said["detail"]
    assert enode.mock.ask("GET", "/vehicles", headers={**told, "enode-version": MAY}).status == 200


@row("2023-08-01 row 8")
def the_path_names_the_user(enode: Enode) -> None:
    mine = enode.at(AUGUST, "GET", f"/users/{USER}/vehicles")["data"]
    everybody = enode.at(AUGUST, "GET", "/vehicles")["data"]
    assert {vehicle["userId"] for vehicle in mine} == {USER}
    assert len({vehicle["userId"] for vehicle in everybody}) > 1
    other = next(v["id"] for v in everybody if v["userId"] != USER)
    assert enode.at(MAY, "GET", f"/vehicles/{other}").status == 404
    assert enode.at(AUGUST, "GET", f"/vehicles/{other}").status == 200
    assert enode.at(AUGUST, "GET", "/users/nobody/vehicles").status == 404


WEEK = "startDate=2023-01-05T00:00:00Z&endDate=2023-01-09T00:00:00Z"


def statistics(enode: Enode, version: str, what: str, query: str) -> Any:
    path = f"/statistics/{what}"
    if version >= AUGUST:
        path = f"/users/{USER}{path}"
    kind = "inverter" if what == "production" else "vehicle"
    said = enode.at(version, "GET", path, query=f"{query}&type={kind}")
    assert said.status == 200, said
    return said.body


@row("2023-08-01 row 12")
def savings_are_null_without_smart_charging(enode: Enode) -> None:
    old = statistics(enode, MAY, "charging", WEEK)
    new = statistics(enode, AUGUST, "charging", WEEK)
    assert [each["estimatedSavings"] is None for each in new] == [False, False, True, True, False]
    assert [each["estimatedSavings"] for each in old][2:4] == [0, 0]
    assert [each["date"] for each in old] == [each["date"] for each in new]
    sums = [each["costSum"] + each["estimatedSavings"] for each in old]
    assert [each["nonSmartCostSum"] for each in old] == pytest.approx(sums)


@row("2023-08-01 row 16")
def savings_tell_smart_sessions_from_plain_ones(enode: Enode) -> None:
    old = statistics(enode, MAY, "charging/sessions", WEEK.replace("&type", ""))
    new = statistics(enode, AUGUST, "charging/sessions", WEEK)
    assert [each["smartSession"] for each in old] == [
        each["estimatedSavings"] is not None for each in new
    ]
    assert {each["smartSession"] for each in old} == {True, False}
    for was, now in zip(old, new, strict=True):
        assert was["smartStats"]["estimatedSavings"] == now["estimatedSavings"]


@row("2023-08-01 row 17")
def the_token_of_a_user_is_refused(enode: Enode) -> None:
    grant = f"grant_type=authorization_code&code={USER}".encode()
    token = enode.mock.ask("POST", "/oauth2/token", grant, headers=BASIC)["access_token"]
    told = {"authorization": f"Bearer {token}"}
    may = enode.mock.ask("GET", "/me", headers={**told, "enode-version": MAY})
    assert (may.status, may["id"]) == (200, USER)
    august = enode.mock.ask("GET", f"/users/{USER}", headers={**told, "enode-version": AUGUST})
    assert august.status == 403


@row("2023-08-01 row 32")
def a_list_answers_one_page(enode: Enode) -> None:
    seen: list[str] = []
    query = "pageSize=5"
    while True:
        page = enode.at(AUGUST, "GET", "/vehicles", query=query)
        seen += [each["id"] for each in page["data"]]
        if page["pagination"]["after"] is None:
            break
        query = f"pageSize=5&after={page['pagination']['after']}"
    assert len(seen) == len(set(seen)) == 12
    back = enode.at(
        AUGUST, "GET", "/vehicles", query=f"pageSize=5&before={page['pagination']['before']}"
    )
    assert [each["id"] for each in back["data"]] == seen[5:10]
    assert isinstance(enode.at(MAY, "GET", "/vehicles").body, list)


@row("post-2023-08-01 statistics row 4")
def the_end_is_taken_as_it_is(enode: Enode) -> None:
    for what in ("charging", "production"):
        assert len(statistics(enode, AUGUST, what, WEEK)) == 5
        assert len(statistics(enode, LATEST, what, WEEK)) == 4
    noon = "startDate=2023-01-05T00:00:00Z&endDate=2023-01-05T12:00:00Z"
    [whole] = statistics(enode, AUGUST, "production", noon)
    [half] = statistics(enode, LATEST, "production", noon)
    assert half["kwhSum"] == whole["kwhSum"] / 2


@row("post-2023-08-01 statistics row 5")
def an_end_that_is_the_start_is_rounded_up(enode: Enode) -> None:
    moment = "startDate=2023-01-05T09:00:00Z&endDate=2023-01-05T09:00:00Z"
    for version in (AUGUST, LATEST):
        assert len(statistics(enode, version, "charging", moment)) == 1


@row("post-2023-08-01 webhooks row 9")
def a_webhook_is_active_again_after_a_test_or_a_change(enode: Enode) -> None:
    body = {"url": "http://127.0.0.1:9/nobody", "secret": "a-secret"}
    hook = enode.at(LATEST, "POST", "/webhooks", body).body
    stored = enode.store.get("Webhook", hook["id"])
    assert stored is not None
    enode.store.put("Webhook", hook["id"], {**stored, "isActive": False})
    path = f"/webhooks/{hook['id']}"
    assert enode.at(LATEST, "POST", f"{path}/test")["status"] == "FAILURE"
    assert enode.at(LATEST, "GET", path)["isActive"] is False
    assert enode.at(LATEST, "PATCH", path, {"events": ["*"]})["isActive"] is True


def told(api: str) -> Iterator[str]:
    newest = PROJECT.api(api).versions[-1]
    rows = described(api, newest).extensions["x-migration"]
    assert isinstance(rows, list)
    for each in rows:
        if isinstance(each, dict) and each["kind"] == "behaviour":
            yield str(each["cite"] if api == "enode" else each["text"])


def test_there_is_a_test_for_each_row_of_enode() -> None:
    assert [*dict.fromkeys(told("enode"))] == [*ENODE]


@pytest.mark.parametrize("cite", ENODE)
def test_enode_behaves_as_its_changelog_says(cite: str) -> None:
    enode = Enode(acting("enode"))
    ENODE[cite](enode)
    assert enode.misfits() == []


# ------------------------------------------------------------------------------------- renault


def claims(token: str) -> Any:
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def renew(mock: Renault, token: str, cookie: str, xsrf: str) -> tuple[int, Any, str]:
    headers = {
        "content-type": "application/json",
        "cookie": cookie.partition(";")[0],
        "x-xsrf-token": xsrf,
    }
    body = f'{{"token": "{token}"}}'.encode()
    answer = mock.family.answer(Request("POST", "/user/token/refresh", "", headers, body))
    return answer.status, json.loads(answer.body), dict(answer.headers).get("set-cookie", "")


def every_renewal_sets_a_cookie_of_its_own() -> None:
    mock = Renault(acting("renault-zoe"))
    first, xsrf = mock.session["token"], mock.session["xsrfToken"]
    cookie = mock.session.headers["set-cookie"]
    mock.later(60)
    status, body, following = renew(mock, first, cookie, xsrf)
    assert status == 200
    assert following.startswith("refreshToken=")
    assert following != cookie
    assert renew(mock, first, cookie, xsrf)[0] == 401  # it is spent
    assert renew(mock, first, following, xsrf)[0] == 401  # it goes with the other token
    assert renew(mock, body["token"], following, "other")[0] == 401
    assert renew(mock, body["token"], following, xsrf)[0] == 200


def tokens_last_a_quarter_of_an_hour() -> None:
    for version, life in (("2016", 36_000), ("2018-12", 900)):
        mock = Renault(acting("renault-zoe", version))
        mock.later(life - 1)
        assert mock.car("GET", "/battery").status == 200
        mock.later(1)
        refused = mock.car("GET", "/battery")
        assert (refused.status, refused["code"]) == (401, 403852)
        assert refused["message"].endswith("InvalidAuthenticationException.ExpiredToken")


def claims_hold_a_user_id() -> None:
    old = claims(Renault(acting("renault-zoe", "2016")).session["token"])
    new = claims(Renault(acting("renault-zoe")).session["token"])
    assert {*old} == {"sub", "jti", "iat", "exp"}
    assert {*new} == {"sub", "userId", "iat", "exp"}


def countries_that_moved_are_turned_away() -> None:
    mock = Renault(acting("renault-zoe"))
    refused = mock.login("owner@example.at")
    assert (refused.status, refused["code"], refused["locale"]) == (403, 403900, "de_AT")
    assert "website" in refused["redirectURLs"]
    assert Renault(acting("renault-zoe", "2016")).login("owner@example.at").status == 200


RENAULT: Final = {
    "Every renewal sets a new cookie": every_renewal_sets_a_cookie_of_its_own,
    "An access token lasts about fifteen minutes": tokens_last_a_quarter_of_an_hour,
    "The claims of the access token are": claims_hold_a_user_id,
    "The login of an owner whose country": countries_that_moved_are_turned_away,
}


def test_there_is_a_test_for_each_row_of_renault() -> None:
    texts = [*told("renault-zoe")]
    assert len(texts) == len(RENAULT)
    assert all(text.startswith(row) for text, row in zip(texts, RENAULT, strict=True))


@pytest.mark.parametrize("check", RENAULT.values(), ids=lambda check: str(check.__name__))
def test_renault_behaves_as_its_changes_say(check: Callable[[], None]) -> None:
    check()


def test_the_old_refresh_token_can_be_used_again_and_again() -> None:
    mock = Renault(acting("renault-zoe", "2016"))
    session, before = mock.session, claims(mock.session["token"])
    for _ in range(2):
        mock.later(40_000)
        sent = {"token": mock.session["token"], "refresh_token": session["refresh_token"]}
        token = mock.ask("POST", "/user/token/refresh", sent)["token"]
        after = claims(token)
        assert (after["sub"], after["jti"]) == (before["sub"], before["jti"])
        mock.use(token)
        assert mock.car("GET", "/battery", vin=FULL).status == 200
    wrong = {"token": mock.session["token"], "refresh_token": "another"}
    assert mock.ask("POST", "/user/token/refresh", wrong).status == 401
