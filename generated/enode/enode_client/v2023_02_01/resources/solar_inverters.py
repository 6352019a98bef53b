"""Inverters of solar installations."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from .. import models

__all__ = ["AsyncSolarInverters", "SolarInverters", "SolarInvertersRequests"]


class SolarInvertersRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(*, user_id: str | Omitted = OMITTED) -> Request[builtins.list[str]]:
        """List Solar Inverters."""
        return Request(
            operation_id="listInverters",
            method="GET",
            path="/inverters",
            returns=builtins.list[str],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(
        inverter_id: str,
        *,
        field: Sequence[
            models.InverterFieldParameter | Literal["information", "productionState", "location"]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[models.Inverter]:
        """Get Solar Inverter."""
        return Request(
            operation_id="getInverter",
            method="GET",
            path=_path("/inverters/{}", inverter_id),
            returns=models.Inverter,
            query=_query(
                ("field[]", _wire_value(builtins.list[models.InverterFieldParameter], field))
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class SolarInverters(Resource):
    """Inverters of solar installations."""

    requests = SolarInvertersRequests

    def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List Solar Inverters.

        Lists the identifiers of the user's solar inverters.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.list(user_id=user_id))

    def get(
        self,
        inverter_id: str,
        *,
        field: Sequence[
            models.InverterFieldParameter | Literal["information", "productionState", "location"]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Inverter:
        """Get Solar Inverter.

        Gives one solar inverter. Naming parts in `field[]` fetches them live from the vendor,
        which may take a minute.

        Args:
            inverter_id: The solar inverter.
            field: Parts to fetch live from the vendor. Default: ["information"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(inverter_id, field=field, user_id=user_id))


class AsyncSolarInverters(AsyncResource):
    """Inverters of solar installations."""

    requests = SolarInvertersRequests

    async def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List Solar Inverters.

        Lists the identifiers of the user's solar inverters.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.list(user_id=user_id))

    async def get(
        self,
        inverter_id: str,
        *,
        field: Sequence[
            models.InverterFieldParameter | Literal["information", "productionState", "location"]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Inverter:
        """Get Solar Inverter.

        Gives one solar inverter. Naming parts in `field[]` fetches them live from the vendor,
        which may take a minute.

        Args:
            inverter_id: The solar inverter.
            field: Parts to fetch live from the vendor. Default: ["information"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(inverter_id, field=field, user_id=user_id))
