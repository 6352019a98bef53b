"""What the owner is told, by which channel, and when not."""

from __future__ import annotations

from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncNotifications", "Notifications", "NotificationsRequests"]


class NotificationsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def get(vin: str) -> Request[models.NotificationSettings]:
        """Get the notification settings."""
        return Request(
            operation_id="getNotificationSettings",
            method="GET",
            path=_path("/vehicle/{}/settings/notification", vin),
            returns=models.NotificationSettings,
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )

    @staticmethod
    def set(
        vin: str,
        *,
        battery_status: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_start: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_end: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_problem: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery_reminder: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        do_not_disturb: models.DoNotDisturb | None,
    ) -> Request[None]:
        """Replace the notification settings."""
        return Request(
            operation_id="setNotificationSettings",
            method="PUT",
            path=_path("/vehicle/{}/settings/notification", vin),
            returns=None,
            body=Json(
                object,
                {
                    "battery_status": _wire_value(models.NotificationChannel, battery_status),
                    "charge_start": _wire_value(models.NotificationChannel, charge_start),
                    "charge_end": _wire_value(models.NotificationChannel, charge_end),
                    "charge_problem": _wire_value(models.NotificationChannel, charge_problem),
                    "low_battery": _wire_value(models.NotificationChannel, low_battery),
                    "low_battery_reminder": _wire_value(
                        models.NotificationChannel, low_battery_reminder
                    ),
                    "do_not_disturb": _wire_value(models.DoNotDisturb | None, do_not_disturb),
                },
            ),
            errors={"4XX": models.ServiceError},
        )


class Notifications(Resource):
    """What the owner is told, by which channel, and when not."""

    requests = NotificationsRequests

    def get(self, vin: str) -> models.NotificationSettings:
        """Get the notification settings.

        Tells by which channel the owner hears of each kind of event, and the hours of
        silence.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get(vin))

    def set(
        self,
        vin: str,
        *,
        battery_status: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_start: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_end: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_problem: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery_reminder: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        do_not_disturb: models.DoNotDisturb | None,
    ) -> None:
        """Replace the notification settings.

        Replaces all settings at once; whether some could be left out was never tried.

        Args:
            vin: Vehicle identification number, seventeen characters.
            battery_status: Channel for the battery status.
            charge_start: Channel for the start of a charge.
            charge_end: Channel for the end of a charge.
            charge_problem: Channel for a charge that failed.
            low_battery: Channel for the warning of a low battery.
            low_battery_reminder: Channel for the repeated warning of a low battery.
            do_not_disturb: The hours of silence, the same every day; null for none.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(
            self.requests.set(
                vin,
                battery_status=battery_status,
                charge_start=charge_start,
                charge_end=charge_end,
                charge_problem=charge_problem,
                low_battery=low_battery,
                low_battery_reminder=low_battery_reminder,
                do_not_disturb=do_not_disturb,
            )
        )


class AsyncNotifications(AsyncResource):
    """What the owner is told, by which channel, and when not."""

    requests = NotificationsRequests

    async def get(self, vin: str) -> models.NotificationSettings:
        """Get the notification settings.

        Tells by which channel the owner hears of each kind of event, and the hours of
        silence.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get(vin))

    async def set(
        self,
        vin: str,
        *,
        battery_status: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_start: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_end: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        charge_problem: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        low_battery_reminder: models.NotificationChannel | Literal["NONE", "EMAIL", "SMS"],
        do_not_disturb: models.DoNotDisturb | None,
    ) -> None:
        """Replace the notification settings.

        Replaces all settings at once; whether some could be left out was never tried.

        Args:
            vin: Vehicle identification number, seventeen characters.
            battery_status: Channel for the battery status.
            charge_start: Channel for the start of a charge.
            charge_end: Channel for the end of a charge.
            charge_problem: Channel for a charge that failed.
            low_battery: Channel for the warning of a low battery.
            low_battery_reminder: Channel for the repeated warning of a low battery.
            do_not_disturb: The hours of silence, the same every day; null for none.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(
            self.requests.set(
                vin,
                battery_status=battery_status,
                charge_start=charge_start,
                charge_end=charge_end,
                charge_problem=charge_problem,
                low_battery=low_battery,
                low_battery_reminder=low_battery_reminder,
                do_not_disturb=do_not_disturb,
            )
        )
