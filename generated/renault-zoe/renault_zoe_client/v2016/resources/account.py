"""Logging in and staying logged in."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
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
            errors={"401": models.ServiceError},
            authenticated=False,
        )

    @staticmethod
    def refresh_token(*, token: str, refresh_token: str) -> Request[models.RefreshedToken]:
        """Renew the access token."""
        return Request(
            operation_id="refreshToken",
            method="POST",
            path="/user/token/refresh",
            returns=models.RefreshedToken,
            body=Json(object, {"token": token, "refresh_token": refresh_token}),
            errors={"401": models.ServiceError},
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
        """
        return self._send(self.requests.login(username=username, password=password))

    def refresh_token(self, *, token: str, refresh_token: str) -> models.RefreshedToken:
        """Renew the access token.

        Gives a fresh access token for an expired one. The refresh token stays the same and
        may be used again and again. An `Authorization` header is not needed; an expired one
        does no harm.

        Args:
            token: The access token to renew, expired or not.
            refresh_token: The refresh token of the login.

        Raises:
            Unauthorized: The tokens do not belong together; log in again.
        """
        return self._send(self.requests.refresh_token(token=token, refresh_token=refresh_token))


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
        """
        return await self._send(self.requests.login(username=username, password=password))

    async def refresh_token(self, *, token: str, refresh_token: str) -> models.RefreshedToken:
        """Renew the access token.

        Gives a fresh access token for an expired one. The refresh token stays the same and
        may be used again and again. An `Authorization` header is not needed; an expired one
        does no harm.

        Args:
            token: The access token to renew, expired or not.
            refresh_token: The refresh token of the login.

        Raises:
            Unauthorized: The tokens do not belong together; log in again.
        """
        return await self._send(
            self.requests.refresh_token(token=token, refresh_token=refresh_token)
        )
