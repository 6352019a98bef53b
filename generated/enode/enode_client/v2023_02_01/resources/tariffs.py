"""Prices of energy, and where they hold."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncTariffs", "Tariffs", "TariffsRequests"]


class TariffsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def send_information(tariff_id: str, *, body: Sequence[models.TariffRate]) -> Request[None]:
        """Send Tariff Information."""
        return Request(
            operation_id="sendTariffInformation",
            method="PUT",
            path=_path("/tariffs/{}", tariff_id),
            returns=None,
            body=Json(builtins.list[models.TariffRate], body),
            errors={"4XX": models.Problem},
        )


class Tariffs(Resource):
    """Prices of energy, and where they hold."""

    requests = TariffsRequests

    def send_information(self, tariff_id: str, *, body: Sequence[models.TariffRate]) -> None:
        """Send Tariff Information.

        Writes the rates of a tariff, in place of those it had.

        Args:
            tariff_id: Identifier that you chose for the tariff. At most 36 characters.
                Matches `^[\\w-]+$`.
            body: The request body.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(self.requests.send_information(tariff_id, body=body))


class AsyncTariffs(AsyncResource):
    """Prices of energy, and where they hold."""

    requests = TariffsRequests

    async def send_information(self, tariff_id: str, *, body: Sequence[models.TariffRate]) -> None:
        """Send Tariff Information.

        Writes the rates of a tariff, in place of those it had.

        Args:
            tariff_id: Identifier that you chose for the tariff. At most 36 characters.
                Matches `^[\\w-]+$`.
            body: The request body.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(self.requests.send_information(tariff_id, body=body))
