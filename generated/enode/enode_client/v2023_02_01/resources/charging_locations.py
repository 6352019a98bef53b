"""Places at which a user's devices stand."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncChargingLocations", "ChargingLocations", "ChargingLocationsRequests"]


class ChargingLocationsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *, user_id: str | Omitted = OMITTED
    ) -> Request[builtins.list[models.ChargingLocation]]:
        """List Charging Locations."""
        return Request(
            operation_id="getCharginglocations",
            method="GET",
            path="/charging-locations",
            returns=builtins.list[models.ChargingLocation],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"401": models.Problem, "403": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def create(
        *,
        name: str,
        latitude: float,
        longitude: float,
        user_id: str | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> Request[models.ChargingLocation]:
        """Create Charging Location."""
        return Request(
            operation_id="postCharginglocations",
            method="POST",
            path="/charging-locations",
            returns=models.ChargingLocation,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(
                object,
                {
                    "name": name,
                    "latitude": latitude,
                    "longitude": longitude,
                    "timezoneName": timezone_name,
                },
            ),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(
        charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargingLocation]:
        """Get Charging Location."""
        return Request(
            operation_id="getCharginglocationsCharginglocationid",
            method="GET",
            path=_path("/charging-locations/{}", charging_location_id),
            returns=models.ChargingLocation,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def update(
        charging_location_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        name: str | Omitted = OMITTED,
        latitude: float | Omitted = OMITTED,
        longitude: float | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> Request[models.ChargingLocation]:
        """Update Charging Location."""
        return Request(
            operation_id="putCharginglocationsCharginglocationid",
            method="PUT",
            path=_path("/charging-locations/{}", charging_location_id),
            returns=models.ChargingLocation,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(
                object,
                {
                    "name": name,
                    "latitude": latitude,
                    "longitude": longitude,
                    "timezoneName": timezone_name,
                },
            ),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def delete(
        charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargingLocation]:
        """Delete Charging Location."""
        return Request(
            operation_id="deleteCharginglocationsCharginglocationid",
            method="DELETE",
            path=_path("/charging-locations/{}", charging_location_id),
            returns=models.ChargingLocation,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_tariff(
        charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[builtins.list[models.TariffPeriod]]:
        """Get Charging Location Tariff."""
        return Request(
            operation_id="getChargingLocationTariff",
            method="GET",
            path=_path("/charging-locations/{}/tariff", charging_location_id),
            returns=builtins.list[models.TariffPeriod],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def associate_with_tariff(
        charging_location_id: str,
        *,
        tariff_id: str,
        tariff_intervals: Sequence[models.TariffInterval],
        user_id: str | Omitted = OMITTED,
    ) -> Request[None]:
        """Associate Charging Location With Tariff."""
        return Request(
            operation_id="associateChargingLocationWithTariff",
            method="PUT",
            path=_path("/charging-locations/{}/tariff", charging_location_id),
            returns=None,
            headers=_headers(("Enode-User-Id", user_id)),
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
            user_scoped=True,
        )


class ChargingLocations(Resource):
    """Places at which a user's devices stand."""

    requests = ChargingLocationsRequests

    def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[models.ChargingLocation]:
        """List Charging Locations.

        Lists the charging locations of the user.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(self.requests.list(user_id=user_id))

    def create(
        self,
        *,
        name: str,
        latitude: float,
        longitude: float,
        user_id: str | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> models.ChargingLocation:
        """Create Charging Location.

        Creates a charging location of the user.

        Args:
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            user_id: The user whose things are meant.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo). Default:
                "UTC".

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.create(
                name=name,
                latitude=latitude,
                longitude=longitude,
                user_id=user_id,
                timezone_name=timezone_name,
            )
        )

    def get(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargingLocation:
        """Get Charging Location.

        Gives one charging location.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get(charging_location_id, user_id=user_id))

    def update(
        self,
        charging_location_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        name: str | Omitted = OMITTED,
        latitude: float | Omitted = OMITTED,
        longitude: float | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> models.ChargingLocation:
        """Update Charging Location.

        Changes the members that are sent and leaves the others as they are.

        Args:
            user_id: The user whose things are meant.
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(
            self.requests.update(
                charging_location_id,
                user_id=user_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )

    def delete(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargingLocation:
        """Delete Charging Location.

        Deletes a charging location and answers with what was deleted.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.delete(charging_location_id, user_id=user_id))

    def get_tariff(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> builtins.list[models.TariffPeriod]:
        """Get Charging Location Tariff.

        Tells which rates hold at the charging location, day by day.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_tariff(charging_location_id, user_id=user_id))

    def associate_with_tariff(
        self,
        charging_location_id: str,
        *,
        tariff_id: str,
        tariff_intervals: Sequence[models.TariffInterval],
        user_id: str | Omitted = OMITTED,
    ) -> None:
        """Associate Charging Location With Tariff.

        Says which tariff holds at the charging location and when each of its rates does. An
        empty list of intervals takes the tariff away.

        Args:
            tariff_id: At most 36 characters. Matches `^[\\w-]+$`.
            tariff_intervals: When each rate holds; together they cover the week without
                overlap.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The tariff or a rate is unknown, or the intervals leave hours out or
                overlap.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(
            self.requests.associate_with_tariff(
                charging_location_id,
                tariff_id=tariff_id,
                tariff_intervals=tariff_intervals,
                user_id=user_id,
            )
        )


class AsyncChargingLocations(AsyncResource):
    """Places at which a user's devices stand."""

    requests = ChargingLocationsRequests

    async def list(
        self, *, user_id: str | Omitted = OMITTED
    ) -> builtins.list[models.ChargingLocation]:
        """List Charging Locations.

        Lists the charging locations of the user.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(self.requests.list(user_id=user_id))

    async def create(
        self,
        *,
        name: str,
        latitude: float,
        longitude: float,
        user_id: str | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> models.ChargingLocation:
        """Create Charging Location.

        Creates a charging location of the user.

        Args:
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            user_id: The user whose things are meant.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo). Default:
                "UTC".

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.create(
                name=name,
                latitude=latitude,
                longitude=longitude,
                user_id=user_id,
                timezone_name=timezone_name,
            )
        )

    async def get(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargingLocation:
        """Get Charging Location.

        Gives one charging location.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get(charging_location_id, user_id=user_id))

    async def update(
        self,
        charging_location_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        name: str | Omitted = OMITTED,
        latitude: float | Omitted = OMITTED,
        longitude: float | Omitted = OMITTED,
        timezone_name: str | Omitted = OMITTED,
    ) -> models.ChargingLocation:
        """Update Charging Location.

        Changes the members that are sent and leaves the others as they are.

        Args:
            user_id: The user whose things are meant.
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.update(
                charging_location_id,
                user_id=user_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )

    async def delete(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargingLocation:
        """Delete Charging Location.

        Deletes a charging location and answers with what was deleted.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.delete(charging_location_id, user_id=user_id))

    async def get_tariff(
        self, charging_location_id: str, *, user_id: str | Omitted = OMITTED
    ) -> builtins.list[models.TariffPeriod]:
        """Get Charging Location Tariff.

        Tells which rates hold at the charging location, day by day.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get_tariff(charging_location_id, user_id=user_id))

    async def associate_with_tariff(
        self,
        charging_location_id: str,
        *,
        tariff_id: str,
        tariff_intervals: Sequence[models.TariffInterval],
        user_id: str | Omitted = OMITTED,
    ) -> None:
        """Associate Charging Location With Tariff.

        Says which tariff holds at the charging location and when each of its rates does. An
        empty list of intervals takes the tariff away.

        Args:
            tariff_id: At most 36 characters. Matches `^[\\w-]+$`.
            tariff_intervals: When each rate holds; together they cover the week without
                overlap.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The tariff or a rate is unknown, or the intervals leave hours out or
                overlap.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.associate_with_tariff(
                charging_location_id,
                tariff_id=tariff_id,
                tariff_intervals=tariff_intervals,
                user_id=user_id,
            )
        )
