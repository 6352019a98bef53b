"""Starting a charge and looking back on charges."""

from __future__ import annotations

import builtins

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from ..._runtime.units import Month
from .. import models

__all__ = ["AsyncCharging", "Charging", "ChargingRequests"]


class ChargingRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def start(vin: str) -> Request[None]:
        """Start charging now."""
        return Request(
            operation_id="startCharging",
            method="POST",
            path=_path("/vehicle/{}/charge", vin),
            returns=None,
            errors={"401": models.ServiceError, "404": models.ServiceError},
        )

    @staticmethod
    def get_charge_history(
        vin: str, *, begin: Month, end: Month
    ) -> Request[builtins.list[models.ChargeRecord]]:
        """List past charge records."""
        return Request(
            operation_id="getChargeHistory",
            method="GET",
            path=_path("/vehicle/{}/charge/history", vin),
            returns=builtins.list[models.ChargeRecord],
            query=_query(("begin", _wire_value(Month, begin)), ("end", _wire_value(Month, end))),
            errors={"4XX": models.ServiceError},
            empty="list",
        )


class Charging(Resource):
    """Starting a charge and looking back on charges."""

    requests = ChargingRequests

    def start(self, vin: str) -> None:
        """Start charging now.

        Asks the car to charge at once, whatever the schedule says. If it cannot (not plugged
        in, charging already, out of reach), the owner is told by e-mail or text message,
        never by this answer. There is no command that stops a charge.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return self._send(self.requests.start(vin))

    def get_charge_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.ChargeRecord]:
        """List past charge records.

        Lists when charging started and ended, newest first. One charge makes two records;
        many months may be asked for at once.

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
        return self._send(self.requests.get_charge_history(vin, begin=begin, end=end))


class AsyncCharging(AsyncResource):
    """Starting a charge and looking back on charges."""

    requests = ChargingRequests

    async def start(self, vin: str) -> None:
        """Start charging now.

        Asks the car to charge at once, whatever the schedule says. If it cannot (not plugged
        in, charging already, out of reach), the owner is told by e-mail or text message,
        never by this answer. There is no command that stops a charge.

        Args:
            vin: Vehicle identification number, seventeen characters.

        Raises:
            Unauthorized: The access token has expired; renew it or log in again.
            NotFound: The owner has no vehicle of that number.
        """
        return await self._send(self.requests.start(vin))

    async def get_charge_history(
        self, vin: str, *, begin: Month, end: Month
    ) -> builtins.list[models.ChargeRecord]:
        """List past charge records.

        Lists when charging started and ended, newest first. One charge makes two records;
        many months may be asked for at once.

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
        return await self._send(self.requests.get_charge_history(vin, begin=begin, end=end))
