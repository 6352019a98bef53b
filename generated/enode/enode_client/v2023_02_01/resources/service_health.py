"""Whether the service and the clouds of the vendors work."""

from __future__ import annotations

import builtins

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.request import Request
from .. import models

__all__ = ["AsyncServiceHealth", "ServiceHealth", "ServiceHealthRequests"]


class ServiceHealthRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def check_readiness() -> Request[None]:
        """Check Service Readiness."""
        return Request(
            operation_id="getHealthReady",
            method="GET",
            path="/health/ready",
            returns=None,
            authenticated=False,
        )

    @staticmethod
    def get_vehicle_vendors() -> Request[builtins.list[models.VehicleHealth]]:
        """Check Available Vehicle Vendors."""
        return Request(
            operation_id="getHealthVehicleVendors",
            method="GET",
            path="/health/vehicles",
            returns=builtins.list[models.VehicleHealth],
        )

    @staticmethod
    def get_charger_vendors() -> Request[builtins.list[models.ChargerHealth]]:
        """Check Available Charger Vendors."""
        return Request(
            operation_id="getHealthChargerVendors",
            method="GET",
            path="/health/chargers",
            returns=builtins.list[models.ChargerHealth],
        )

    @staticmethod
    def get_hvac_vendors() -> Request[builtins.list[models.HvacHealth]]:
        """Check Available HVAC Vendors."""
        return Request(
            operation_id="getHealthHvacVendors",
            method="GET",
            path="/health/hvacs",
            returns=builtins.list[models.HvacHealth],
        )

    @staticmethod
    def get_inverter_vendors() -> Request[builtins.list[models.InverterHealth]]:
        """Check Available Inverter Vendors."""
        return Request(
            operation_id="getHealthInverterVendors",
            method="GET",
            path="/health/inverters",
            returns=builtins.list[models.InverterHealth],
        )


class ServiceHealth(Resource):
    """Whether the service and the clouds of the vendors work."""

    requests = ServiceHealthRequests

    def check_readiness(self) -> None:
        """Check Service Readiness.

        Tells whether the service works.

        Raises:
            ServerError: Something is not well.
        """
        return self._send(self.requests.check_readiness())

    def get_vehicle_vendors(self) -> builtins.list[models.VehicleHealth]:
        """Check Available Vehicle Vendors.

        Lists the vehicle vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return self._send(self.requests.get_vehicle_vendors())

    def get_charger_vendors(self) -> builtins.list[models.ChargerHealth]:
        """Check Available Charger Vendors.

        Lists the charger vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return self._send(self.requests.get_charger_vendors())

    def get_hvac_vendors(self) -> builtins.list[models.HvacHealth]:
        """Check Available HVAC Vendors.

        Lists the HVAC vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return self._send(self.requests.get_hvac_vendors())

    def get_inverter_vendors(self) -> builtins.list[models.InverterHealth]:
        """Check Available Inverter Vendors.

        Lists the inverter vendors and how well their clouds work. With a token the answer
        also has vendors activated for your client only.
        """
        return self._send(self.requests.get_inverter_vendors())


class AsyncServiceHealth(AsyncResource):
    """Whether the service and the clouds of the vendors work."""

    requests = ServiceHealthRequests

    async def check_readiness(self) -> None:
        """Check Service Readiness.

        Tells whether the service works.

        Raises:
            ServerError: Something is not well.
        """
        return await self._send(self.requests.check_readiness())

    async def get_vehicle_vendors(self) -> builtins.list[models.VehicleHealth]:
        """Check Available Vehicle Vendors.

        Lists the vehicle vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return await self._send(self.requests.get_vehicle_vendors())

    async def get_charger_vendors(self) -> builtins.list[models.ChargerHealth]:
        """Check Available Charger Vendors.

        Lists the charger vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return await self._send(self.requests.get_charger_vendors())

    async def get_hvac_vendors(self) -> builtins.list[models.HvacHealth]:
        """Check Available HVAC Vendors.

        Lists the HVAC vendors and how well their clouds work. With a token the answer also
        has vendors activated for your client only.
        """
        return await self._send(self.requests.get_hvac_vendors())

    async def get_inverter_vendors(self) -> builtins.list[models.InverterHealth]:
        """Check Available Inverter Vendors.

        Lists the inverter vendors and how well their clouds work. With a token the answer
        also has vendors activated for your client only.
        """
        return await self._send(self.requests.get_inverter_vendors())
