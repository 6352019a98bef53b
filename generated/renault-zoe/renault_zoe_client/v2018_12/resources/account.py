"""Logging in and staying logged in."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import cookies as _cookies
from ..._runtime.parameters import headers as _headers
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncAccount", "Account", "AccountRequests"]


class AccountRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def login(*, username: str, password: str) -> Request[models.Session]:
        """Log in."""
        return Request(
            operation_id="login",
            method="POST",
            path="/user/login",
            returns=models.Session,
            body=Json(object, {"username": username, "password": password}),
            errors={"401": models.ServiceError, "403": models.RestrictedCountryError},
            authenticated=False,
        )

    @staticmethod
    def refresh_token(
        *, x_xsrf_token: str, refresh_token: str, token: str
    ) -> Request[models.RefreshedToken]:
        """Renew the access token."""
        return Request(
            operation_id="refreshToken",
            method="POST",
            path="/user/token/refresh",
            returns=models.RefreshedToken,
            headers=_headers(
                ("X-XSRF-TOKEN", x_xsrf_token),
                ("Cookie", _cookies(("refreshToken", refresh_token))),
            ),
            body=Json(object, {"token": token}),
            errors={"401": models.ServiceError, "400": models.ServiceError},
        )

    @staticmethod
    def set_active_vehicle(*, active_vehicle: str) -> Request[None]:
        """Choose the active vehicle."""
        return Request(
            operation_id="setActiveVehicle",
            method="PUT",
            path="/vehicle",
            returns=None,
            body=Json(object, {"active_vehicle": active_vehicle}),
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )


class Account(Resource):
    """Logging in and staying logged in."""

    requests = AccountRequests

    def login(self, *, username: str, password: str) -> models.Session:
        """Log in.

        Exchanges the owner's name and password for an access token, and tells who the owner
        is and which cars are theirs.

        Args:
            username: The e-mail address the owner registered with; write it in lower case.
            password: The owner's password.

        Raises:
            Unauthorized: Wrong name or password.
            Forbidden: The owner's country has moved to the successor of this service.
        """
        return self._send(self.requests.login(username=username, password=password))

    def refresh_token(
        self, *, x_xsrf_token: str, refresh_token: str, token: str
    ) -> models.RefreshedToken:
        """Renew the access token.

        Gives a fresh access token for an expired one, and a fresh cookie with it: the two
        belong together, and the cookie sent is spent. An `Authorization` header is not
        needed; an expired one does no harm.

        Args:
            x_xsrf_token: The `xsrfToken` of the login.
            refresh_token: The refresh token last set, by the login or by the renewal after
                it.
            token: The access token to renew, expired or not.

        Raises:
            Unauthorized: The tokens do not belong together; log in again.
            BadRequest: The cookie is missing.
        """
        return self._send(
            self.requests.refresh_token(
                x_xsrf_token=x_xsrf_token, refresh_token=refresh_token, token=token
            )
        )

    def set_active_vehicle(self, *, active_vehicle: str) -> None:
        """Choose the active vehicle.

        Makes one of the owner's vehicles the active one; of use only to owners of several.

        Args:
            active_vehicle: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.set_active_vehicle(active_vehicle=active_vehicle))


class AsyncAccount(AsyncResource):
    """Logging in and staying logged in."""

    requests = AccountRequests

    async def login(self, *, username: str, password: str) -> models.Session:
        """Log in.

        Exchanges the owner's name and password for an access token, and tells who the owner
        is and which cars are theirs.

        Args:
            username: The e-mail address the owner registered with; write it in lower case.
            password: The owner's password.

        Raises:
            Unauthorized: Wrong name or password.
            Forbidden: The owner's country has moved to the successor of this service.
        """
        return await self._send(self.requests.login(username=username, password=password))

    async def refresh_token(
        self, *, x_xsrf_token: str, refresh_token: str, token: str
    ) -> models.RefreshedToken:
        """Renew the access token.

        Gives a fresh access token for an expired one, and a fresh cookie with it: the two
        belong together, and the cookie sent is spent. An `Authorization` header is not
        needed; an expired one does no harm.

        Args:
            x_xsrf_token: The `xsrfToken` of the login.
            refresh_token: The refresh token last set, by the login or by the renewal after
                it.
            token: The access token to renew, expired or not.

        Raises:
            Unauthorized: The tokens do not belong together; log in again.
            BadRequest: The cookie is missing.
        """
        return await self._send(
            self.requests.refresh_token(
                x_xsrf_token=x_xsrf_token, refresh_token=refresh_token, token=token
            )
        )

    async def set_active_vehicle(self, *, active_vehicle: str) -> None:
        """Choose the active vehicle.

        Makes one of the owner's vehicles the active one; of use only to owners of several.

        Args:
            active_vehicle: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.set_active_vehicle(active_vehicle=active_vehicle))
