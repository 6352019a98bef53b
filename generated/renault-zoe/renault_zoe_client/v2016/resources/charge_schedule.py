"""The weekly calendar of charging windows, first drafted on the server, then deployed to the
car.
"""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncChargeSchedule", "ChargeSchedule", "ChargeScheduleRequests"]


class ChargeScheduleRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def set_draft(
        vin: str,
        *,
        optimized_charge: bool,
        mon: models.ChargingWindow,
        tue: models.ChargingWindow,
        wed: models.ChargingWindow,
        thu: models.ChargingWindow,
        fri: models.ChargingWindow,
        sat: models.ChargingWindow,
        sun: models.ChargingWindow,
    ) -> Request[None]:
        """Write the draft of the charge schedule."""
        return Request(
            operation_id="setChargeScheduleDraft",
            method="PUT",
            path=_path("/vehicle/{}/charge/scheduler/offboard", vin),
            returns=None,
            body=Json(
                object,
                {
                    "optimized_charge": optimized_charge,
                    "mon": _wire_value(models.ChargingWindow, mon),
                    "tue": _wire_value(models.ChargingWindow, tue),
                    "wed": _wire_value(models.ChargingWindow, wed),
                    "thu": _wire_value(models.ChargingWindow, thu),
                    "fri": _wire_value(models.ChargingWindow, fri),
                    "sat": _wire_value(models.ChargingWindow, sat),
                    "sun": _wire_value(models.ChargingWindow, sun),
                },
            ),
            errors={"4XX": models.ServiceError},
        )

    @staticmethod
    def deploy(vin: str) -> Request[None]:
        """Deploy the draft to the car."""
        return Request(
            operation_id="deployChargeSchedule",
            method="POST",
            path=_path("/vehicle/{}/charge/scheduler/offboard/deploy", vin),
            returns=None,
            errors={"4XX": models.ServiceError},
        )

    @staticmethod
    def get(vin: str) -> Request[models.ChargeSchedule]:
        """Get the charge schedule of the car."""
        return Request(
            operation_id="getChargeSchedule",
            method="GET",
            path=_path("/vehicle/{}/charge/scheduler/onboard", vin),
            returns=models.ChargeSchedule,
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )

    @staticmethod
    def set_activation(vin: str, *, enabled: bool) -> Request[None]:
        """Switch the charge schedule on or off."""
        return Request(
            operation_id="setChargeScheduleActivation",
            method="PUT",
            path=_path("/vehicle/{}/charge/scheduler/onboard", vin),
            returns=None,
            body=Json(object, {"enabled": enabled}),
            errors={"4XX": models.ServiceError},
        )


class ChargeSchedule(Resource):
    """The weekly calendar of charging windows, first drafted on the server, then deployed to the
    car.
    """

    requests = ChargeScheduleRequests

    def set_draft(
        self,
        vin: str,
        *,
        optimized_charge: bool,
        mon: models.ChargingWindow,
        tue: models.ChargingWindow,
        wed: models.ChargingWindow,
        thu: models.ChargingWindow,
        fri: models.ChargingWindow,
        sat: models.ChargingWindow,
        sun: models.ChargingWindow,
    ) -> None:
        """Write the draft of the charge schedule.

        Replaces the draft on the server: exactly one window on each of the seven days,
        starting and lasting full quarters of an hour, at least one quarter, none reaching
        into the next. The car learns of it only when it is deployed.

        Args:
            vin: Vehicle identification number, seventeen characters.
            optimized_charge: Purpose unknown; every client sends `false`.
            mon: The window on Monday.
            tue: The window on Tuesday.
            wed: The window on Wednesday.
            thu: The window on Thursday.
            fri: The window on Friday.
            sat: The window on Saturday.
            sun: The window on Sunday.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(
            self.requests.set_draft(
                vin,
                optimized_charge=optimized_charge,
                mon=mon,
                tue=tue,
                wed=wed,
                thu=thu,
                fri=fri,
                sat=sat,
                sun=sun,
            )
        )

    def deploy(self, vin: str) -> None:
        """Deploy the draft to the car.

        Sends the draft to the car, where it replaces the schedule in force and is switched
        on.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            Conflict: There is no draft to deploy.
        """
        return self._send(self.requests.deploy(vin))

    def get(self, vin: str) -> models.ChargeSchedule:
        """Get the charge schedule of the car.

        Gives the schedule deployed to the car and whether it is in force.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get(vin))

    def set_activation(self, vin: str, *, enabled: bool) -> None:
        """Switch the charge schedule on or off.

        Switches the schedule in the car off, so that the car charges whenever it is plugged
        in, or on again. The windows are kept.

        Args:
            vin: Vehicle identification number, seventeen characters.
            enabled: `false` lets the car charge whenever it is plugged in; `true` was never
                tried and is assumed to undo that.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.set_activation(vin, enabled=enabled))


class AsyncChargeSchedule(AsyncResource):
    """The weekly calendar of charging windows, first drafted on the server, then deployed to the
    car.
    """

    requests = ChargeScheduleRequests

    async def set_draft(
        self,
        vin: str,
        *,
        optimized_charge: bool,
        mon: models.ChargingWindow,
        tue: models.ChargingWindow,
        wed: models.ChargingWindow,
        thu: models.ChargingWindow,
        fri: models.ChargingWindow,
        sat: models.ChargingWindow,
        sun: models.ChargingWindow,
    ) -> None:
        """Write the draft of the charge schedule.

        Replaces the draft on the server: exactly one window on each of the seven days,
        starting and lasting full quarters of an hour, at least one quarter, none reaching
        into the next. The car learns of it only when it is deployed.

        Args:
            vin: Vehicle identification number, seventeen characters.
            optimized_charge: Purpose unknown; every client sends `false`.
            mon: The window on Monday.
            tue: The window on Tuesday.
            wed: The window on Wednesday.
            thu: The window on Thursday.
            fri: The window on Friday.
            sat: The window on Saturday.
            sun: The window on Sunday.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(
            self.requests.set_draft(
                vin,
                optimized_charge=optimized_charge,
                mon=mon,
                tue=tue,
                wed=wed,
                thu=thu,
                fri=fri,
                sat=sat,
                sun=sun,
            )
        )

    async def deploy(self, vin: str) -> None:
        """Deploy the draft to the car.

        Sends the draft to the car, where it replaces the schedule in force and is switched
        on.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            Conflict: There is no draft to deploy.
        """
        return await self._send(self.requests.deploy(vin))

    async def get(self, vin: str) -> models.ChargeSchedule:
        """Get the charge schedule of the car.

        Gives the schedule deployed to the car and whether it is in force.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get(vin))

    async def set_activation(self, vin: str, *, enabled: bool) -> None:
        """Switch the charge schedule on or off.

        Switches the schedule in the car off, so that the car charges whenever it is plugged
        in, or on again. The windows are kept.

        Args:
            vin: Vehicle identification number, seventeen characters.
            enabled: `false` lets the car charge whenever it is plugged in; `true` was never
                tried and is assumed to undo that.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.set_activation(vin, enabled=enabled))
