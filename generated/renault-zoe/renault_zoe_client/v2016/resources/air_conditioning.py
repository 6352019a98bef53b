"""Warming or cooling the car before a journey (preconditioning)."""

from __future__ import annotations

import builtins

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Request
from ..._runtime.units import HHMM, Month
from .. import models

__all__ = ["AsyncAirConditioning", "AirConditioning", "AirConditioningRequests"]


class AirConditioningRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def start(vin: str) -> Request[None]:
        """Start the air conditioning now."""
        return Request(
            operation_id="startAirConditioning",
            method="POST",
            path=_path("/vehicle/{}/air-conditioning", vin),
            returns=None,
            errors={
                "401": models.ServiceError,
                "404": models.ServiceError,
                "503": models.ServiceError,
            },
        )

    @staticmethod
    def get_history(
        vin: str, *, begin: Month, end: Month
    ) -> Request[builtins.list[models.AirConditioningRecord]]:
        """List past air conditioning records."""
        return Request(
            operation_id="getAirConditioningHistory",
            method="GET",
            path=_path("/vehicle/{}/air-conditioning", vin),
            returns=builtins.list[models.AirConditioningRecord],
            query=_query(("begin", _wire_value(Month, begin)), ("end", _wire_value(Month, end))),
            errors={"4XX": models.ServiceError},
            empty="list",
        )

    @staticmethod
    def set_timer(vin: str, *, start: HHMM) -> Request[None]:
        """Start the air conditioning later."""
        return Request(
            operation_id="setAirConditioningTimer",
            method="POST",
            path=_path("/vehicle/{}/air-conditioning/scheduler", vin),
            returns=None,
            body=Json(object, {"start": _wire_value(HHMM, start)}),
            errors={"4XX": models.ServiceError},
        )

    @staticmethod
    def get_last(vin: str) -> Request[models.AirConditioningRecord | None]:
        """Get the last air conditioning record."""
        return Request(
            operation_id="getLastAirConditioning",
            method="GET",
            path=_path("/vehicle/{}/air-conditioning/last", vin),
            returns=models.AirConditioningRecord | None,
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )


class AirConditioning(Resource):
    """Warming or cooling the car before a journey (preconditioning)."""

    requests = AirConditioningRequests

    def start(self, vin: str) -> None:
        """Start the air conditioning now.

        Asks the car to warm or cool itself to the temperature last set in it. It runs for
        five to ten minutes and cannot be stopped from afar. It starts only above 45 % charge:
        below, the command is accepted and fails in the car, which the last record then shows
        as an `ERROR`.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            ServerError: The car was called a moment ago; wait some minutes.
        """
        return self._send(self.requests.start(vin))

    def get_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.AirConditioningRecord]:
        """List past air conditioning records.

        Lists requests and the car's notifications of some months, newest first.

        Args:
            vin: Vehicle identification number, seventeen characters.
            begin: First month wanted, as month and year in two digits each (October 2016 is
                `1016`).
            end: Last month wanted, itself included, as month and year in two digits each.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get_history(vin, begin=begin, end=end))

    def set_timer(self, vin: str, *, start: HHMM) -> None:
        """Start the air conditioning later.

        Sets a timer that starts the air conditioning once, the next time the clock in the car
        shows that time.

        Args:
            vin: Vehicle identification number, seventeen characters.
            start: When it starts (not when it is done), hours and minutes in local time; any
                minute will do.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.set_timer(vin, start=start))

    def get_last(self, vin: str) -> models.AirConditioningRecord | None:
        """Get the last air conditioning record.

        Tells whether the last request reached the car, or what the car last reported of
        itself.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.get_last(vin))


class AsyncAirConditioning(AsyncResource):
    """Warming or cooling the car before a journey (preconditioning)."""

    requests = AirConditioningRequests

    async def start(self, vin: str) -> None:
        """Start the air conditioning now.

        Asks the car to warm or cool itself to the temperature last set in it. It runs for
        five to ten minutes and cannot be stopped from afar. It starts only above 45 % charge:
        below, the command is accepted and fails in the car, which the last record then shows
        as an `ERROR`.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
            ServerError: The car was called a moment ago; wait some minutes.
        """
        return await self._send(self.requests.start(vin))

    async def get_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.AirConditioningRecord]:
        """List past air conditioning records.

        Lists requests and the car's notifications of some months, newest first.

        Args:
            vin: Vehicle identification number, seventeen characters.
            begin: First month wanted, as month and year in two digits each (October 2016 is
                `1016`).
            end: Last month wanted, itself included, as month and year in two digits each.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get_history(vin, begin=begin, end=end))

    async def set_timer(self, vin: str, *, start: HHMM) -> None:
        """Start the air conditioning later.

        Sets a timer that starts the air conditioning once, the next time the clock in the car
        shows that time.

        Args:
            vin: Vehicle identification number, seventeen characters.
            start: When it starts (not when it is done), hours and minutes in local time; any
                minute will do.

        Raises:
            BadRequest: The request breaks a rule of its format.
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.set_timer(vin, start=start))

    async def get_last(self, vin: str) -> models.AirConditioningRecord | None:
        """Get the last air conditioning record.

        Tells whether the last request reached the car, or what the car last reported of
        itself.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.get_last(vin))
