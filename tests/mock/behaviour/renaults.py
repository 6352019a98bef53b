"""The mock of Renault as its tests ask it: logged in."""

from __future__ import annotations

from tests.mock.behaviour.acting import Acting, Said

__all__ = ["FULL", "LOW", "Renault"]

FULL = "VF1AGVYB0EXAMPLE1"
LOW = "VF1AGVYB0EXAMPLE2"


class Renault:
    """Asks with the token of a login."""

    def __init__(self, mock: Acting) -> None:
        self.mock = mock
        self.family = mock.family
        self.store = mock.store
        self.clock = mock.clock
        self.later = mock.later
        self.misfits = mock.misfits
        self.ask = mock.ask
        self.session = self.login()
        self.use(self.session["token"])

    @property
    def headers(self) -> dict[str, str]:
        return self.mock.headers

    def login(self, username: str = "owner@example.com", password: str = "secret") -> Said:
        body = {"username": username, "password": password}
        return self.mock.ask("POST", "/user/login", body)

    def use(self, token: str) -> None:
        self.mock.headers = {"authorization": f"Bearer {token}"}

    def car(self, method: str, path: str, body: object = None, *, vin: str = FULL) -> Said:
        path, _, query = path.partition("?")
        return self.mock.ask(method, f"/vehicle/{vin}{path}", body, query=query)

    def notices(self) -> list[object]:
        return [record.entity for record in self.store.records("Notice")]
