"""Prices of energy, and where they hold."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import wire_value as _wire_value
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

    @staticmethod
    def get_user_location(location_id: str) -> Request[builtins.list[models.TariffPeriod]]:
        """Get Location Tariff."""
        return Request(
            operation_id="getUserLocationTariff",
            method="GET",
            path=_path("/locations/{}/tariff", location_id),
            returns=builtins.list[models.TariffPeriod],
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def associate_user_location(
        location_id: str, *, tariff_id: str, tariff_intervals: Sequence[models.TariffInterval]
    ) -> Request[None]:
        """Associate Location With Tariff."""
        return Request(
            operation_id="associateUserLocationWithTariff",
            method="PUT",
            path=_path("/locations/{}/tariff", location_id),
            returns=None,
            body=Json(
                object,
                {
                    "tariffId": tariff_id,
                    "tariffIntervals": _wire_value(
                        builtins.list[models.TariffInterval], tariff_intervals
                    ),
                },
            ),
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

    def get_user_location(self, location_id: str) -> builtins.list[models.TariffPeriod]:
        """Get Location Tariff.

        Tells which rates hold at the location, day by day.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_user_location(location_id))

    def associate_user_location(
        self, location_id: str, *, tariff_id: str, tariff_intervals: Sequence[models.TariffInterval]
    ) -> None:
        """Associate Location With Tariff.

        Says which tariff holds at the location and when each of its rates does.

        Args:
            tariff_id: At most 36 characters. Matches `^[\\w-]+$`.
            tariff_intervals: When each rate holds; together they cover the week without
                overlap.

        Raises:
            BadRequest: The tariff or a rate is unknown, or the intervals leave hours out or
                overlap.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.associate_user_location(
                location_id, tariff_id=tariff_id, tariff_intervals=tariff_intervals
            )
        )


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

    async def get_user_location(self, location_id: str) -> builtins.list[models.TariffPeriod]:
        """Get Location Tariff.

        Tells which rates hold at the location, day by day.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_user_location(location_id))

    async def associate_user_location(
        self, location_id: str, *, tariff_id: str, tariff_intervals: Sequence[models.TariffInterval]
    ) -> None:
        """Associate Location With Tariff.

        Says which tariff holds at the location and when each of its rates does.

        Args:
            tariff_id: At most 36 characters. Matches `^[\\w-]+$`.
            tariff_intervals: When each rate holds; together they cover the week without
                overlap.

        Raises:
            BadRequest: The tariff or a rate is unknown, or the intervals leave hours out or
                overlap.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.associate_user_location(
                location_id, tariff_id=tariff_id, tariff_intervals=tariff_intervals
            )
        )
