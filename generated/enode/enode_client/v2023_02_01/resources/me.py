"""The user on whose behalf a request is made."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from .. import models

__all__ = ["AsyncMe", "Me", "MeRequests"]


class MeRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def get(*, user_id: str | Omitted = OMITTED) -> Request[models.Me]:
        """Get My User."""
        return Request(
            operation_id="getMe",
            method="GET",
            path="/me",
            returns=models.Me,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"401": models.Problem, "403": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def disconnect_vendor(
        vendor: models.Vendor | str, *, user_id: str | Omitted = OMITTED
    ) -> Request[None]:
        """Disconnect Vendor."""
        return Request(
            operation_id="disconnectVendor",
            method="DELETE",
            path=_path("/me/vendors/{}", _wire_value(models.Vendor, vendor)),
            returns=None,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Me(Resource):
    """The user on whose behalf a request is made."""

    requests = MeRequests

    def get(self, *, user_id: str | Omitted = OMITTED) -> models.Me:
        """Get My User.

        Gives the user and the vendors that the user has linked.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(self.requests.get(user_id=user_id))

    def disconnect_vendor(
        self, vendor: models.Vendor | str, *, user_id: str | Omitted = OMITTED
    ) -> None:
        """Disconnect Vendor.

        Forgets the credentials for one vendor.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.disconnect_vendor(vendor, user_id=user_id))


class AsyncMe(AsyncResource):
    """The user on whose behalf a request is made."""

    requests = MeRequests

    async def get(self, *, user_id: str | Omitted = OMITTED) -> models.Me:
        """Get My User.

        Gives the user and the vendors that the user has linked.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(self.requests.get(user_id=user_id))

    async def disconnect_vendor(
        self, vendor: models.Vendor | str, *, user_id: str | Omitted = OMITTED
    ) -> None:
        """Disconnect Vendor.

        Forgets the credentials for one vendor.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.disconnect_vendor(vendor, user_id=user_id))
