"""The mock of Enode as its tests ask it: with a token, in a version, for a user."""

from __future__ import annotations

import base64

from specloom.mock.messages import Request
from tests.mock.behaviour.acting import Acting, Said

__all__ = ["BASIC", "CAR", "USER", "Enode"]

USER = "user-4711"
CAR = "4eaeb363-296d-4ccc-a973-7805e6f400bd"
BASIC = {
    "authorization": f"Basic {base64.b64encode(b'client:secret').decode()}",
    "content-type": "application/x-www-form-urlencoded",
}


class Enode:
    """Asks for a version, on behalf of a user where versions have that."""

    def __init__(self, mock: Acting) -> None:
        self.mock = mock
        self.family = mock.family
        self.store = mock.store
        self.clock = mock.clock
        self.later = mock.later
        self.misfits = mock.misfits
        self.renew()

    @property
    def headers(self) -> dict[str, str]:
        return self.mock.headers

    def renew(self) -> None:
        """Get a token."""
        said = self.mock.ask(
            "POST", "/oauth2/token", b"grant_type=client_credentials", headers=BASIC
        )
        self.mock.headers = {"authorization": f"Bearer {said['access_token']}"}

    def at(  # noqa: PLR0913 - what a request is made of
        self,
        version: str,
        method: str,
        path: str,
        body: object = None,
        *,
        query: str = "",
        user: str = USER,
    ) -> Said:
        headers = {"enode-version": version}
        if version < "2023-08-01":
            headers["enode-user-id"] = user
        return self.mock.ask(method, path, body, query=query, headers=headers)

    def raw(self, request: Request) -> int:
        return self.family.answer(request).status
