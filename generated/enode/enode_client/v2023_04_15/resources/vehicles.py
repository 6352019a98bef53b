"""Electric vehicles, their charging and smart charging."""

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
from ..._runtime.request import Json, Request
from ..._runtime.units import HHColonMM
from .. import models

__all__ = ["AsyncVehicles", "Vehicles", "VehiclesRequests"]


class VehiclesRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.Vehicle]]:
        """List Vehicles."""
        return Request(
            operation_id="getVehicles",
            method="GET",
            path="/vehicles",
            returns=builtins.list[models.Vehicle],
            query=_query(
                ("field[]", _wire_value(builtins.list[models.VehicleFieldParameter], field))
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(
        vehicle_id: str,
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[models.Vehicle]:
        """Get Vehicle."""
        return Request(
            operation_id="getVehiclesVehicleid",
            method="GET",
            path=_path("/vehicles/{}", vehicle_id),
            returns=models.Vehicle,
            query=_query(
                ("field[]", _wire_value(builtins.list[models.VehicleFieldParameter], field))
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def control_charging(
        vehicle_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> Request[models.ChargeAction]:
        """Control Charging."""
        return Request(
            operation_id="postVehiclesVehicleidCharging",
            method="POST",
            path=_path("/vehicles/{}/charging", vehicle_id),
            returns=models.ChargeAction,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(object, {"action": _wire_value(models.ChargeActionKind, action)}),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_charge_action(
        vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargeAction]:
        """Get Charge Action."""
        return Request(
            operation_id="getVehiclesAction",
            method="GET",
            path=_path("/vehicles/actions/{}", vendor_action_id),
            returns=models.ChargeAction,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_smart_charging_policy(
        vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.VehicleSmartChargingPolicy]:
        """Get Vehicle Smart Charging Policy."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingpolicy",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-policy", vehicle_id),
            returns=models.VehicleSmartChargingPolicy,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def update_smart_charging_policy(
        vehicle_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        is_enabled: bool | Omitted = OMITTED,
        deadline: HHColonMM | None | Omitted = OMITTED,
        minimum_charge_limit: float | Omitted = OMITTED,
    ) -> Request[models.VehicleSmartChargingPolicy]:
        """Update Vehicle Smart Charging Policy."""
        return Request(
            operation_id="updateVehicleSmartChargingPolicy",
            method="PUT",
            path=_path("/vehicles/{}/smart-charging-policy", vehicle_id),
            returns=models.VehicleSmartChargingPolicy,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(
                object,
                {
                    "isEnabled": is_enabled,
                    "deadline": _wire_value(HHColonMM | None, deadline),
                    "minimumChargeLimit": minimum_charge_limit,
                },
            ),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_smart_charging_status(
        vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.VehicleSmartChargingStatus]:
        """Get Vehicle Smart Charging Status."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingstatus",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-status", vehicle_id),
            returns=models.VehicleSmartChargingStatus,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_smart_charging_plan(
        vehicle_id: str, smart_charging_plan_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.VehicleSmartChargingPlan]:
        """Get Smart Charging Plan."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingplans",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-plans/{}", vehicle_id, smart_charging_plan_id),
            returns=models.VehicleSmartChargingPlan,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def create_smart_override(
        vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.SmartOverrideResponse]:
        """Create Smart Override."""
        return Request(
            operation_id="vehicleCreateSmartOverride",
            method="POST",
            path=_path("/vehicles/{}/smart-override", vehicle_id),
            returns=models.SmartOverrideResponse,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def end_smart_override(
        vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.SmartOverrideResponse]:
        """End Smart Override."""
        return Request(
            operation_id="vehicleEndSmartOverride",
            method="DELETE",
            path=_path("/vehicles/{}/smart-override", vehicle_id),
            returns=models.SmartOverrideResponse,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Vehicles(Resource):
    """Electric vehicles, their charging and smart charging."""

    requests = VehiclesRequests

    def list(
        self,
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.Vehicle]:
        """List Vehicles.

        Lists the vehicles of the user. Data is at most about ten minutes old; naming parts in
        `field[]` fetches them live from the vendor, which may take a minute.

        Args:
            field: Parts to fetch live from the vendor. Default: ["capabilities",
                "smartChargingPolicy"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.list(field=field, user_id=user_id))

    def get(
        self,
        vehicle_id: str,
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Vehicle:
        """Get Vehicle.

        Gives one vehicle. Data is at most about ten minutes old; naming parts in `field[]`
        fetches them live from the vendor, which may take a minute.

        Args:
            field: Parts to fetch live from the vendor. Default: ["capabilities",
                "smartChargingPolicy"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(vehicle_id, field=field, user_id=user_id))

    def control_charging(
        self,
        vehicle_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the vehicle to start or stop charging. The action in the answer is pending; it
        takes the place of any other live action.

        Args:
            action: What to do.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(
            self.requests.control_charging(vehicle_id, action=action, user_id=user_id)
        )

    def get_charge_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargeAction:
        """Get Charge Action.

        Gives a command to a vehicle and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_charge_action(vendor_action_id, user_id=user_id))

    def get_smart_charging_policy(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingPolicy:
        """Get Vehicle Smart Charging Policy.

        Tells whether and how the vehicle is smart charged.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_smart_charging_policy(vehicle_id, user_id=user_id))

    def update_smart_charging_policy(
        self,
        vehicle_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        is_enabled: bool | Omitted = OMITTED,
        deadline: HHColonMM | None | Omitted = OMITTED,
        minimum_charge_limit: float | Omitted = OMITTED,
    ) -> models.VehicleSmartChargingPolicy:
        """Update Vehicle Smart Charging Policy.

        Changes the members that are sent and leaves the others as they are.

        Args:
            user_id: The user whose things are meant.
            is_enabled: Whether smart charging is on.
            deadline: Time of day (HH:MM) by which the vehicle shall be ready, in the time
                zone of its charging location, else in UTC; null unsets it.
            minimum_charge_limit: Charge in percent up to which the vehicle is charged at
                once, whatever the price. Unit: %. From 0 to 100.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            BadRequest: The vehicle cannot be smart charged, or more than one user has linked
                it.
        """
        return self._send(
            self.requests.update_smart_charging_policy(
                vehicle_id,
                user_id=user_id,
                is_enabled=is_enabled,
                deadline=deadline,
                minimum_charge_limit=minimum_charge_limit,
            )
        )

    def get_smart_charging_status(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingStatus:
        """Get Vehicle Smart Charging Status.

        Tells what smart charging is doing with the vehicle, and why.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_smart_charging_status(vehicle_id, user_id=user_id))

    def get_smart_charging_plan(
        self, vehicle_id: str, smart_charging_plan_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingPlan:
        """Get Smart Charging Plan.

        Gives one plan of the vehicle, or its latest.

        Args:
            smart_charging_plan_id: The plan, or `latest` for the vehicle's latest one.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(
            self.requests.get_smart_charging_plan(
                vehicle_id, smart_charging_plan_id, user_id=user_id
            )
        )

    def create_smart_override(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.SmartOverrideResponse:
        """Create Smart Override.

        Charges the vehicle now, whatever the smart charging plan or the schedule says, until
        the override is ended.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.create_smart_override(vehicle_id, user_id=user_id))

    def end_smart_override(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.SmartOverrideResponse:
        """End Smart Override.

        Hands the vehicle back to its smart charging plan or schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.end_smart_override(vehicle_id, user_id=user_id))


class AsyncVehicles(AsyncResource):
    """Electric vehicles, their charging and smart charging."""

    requests = VehiclesRequests

    async def list(
        self,
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.Vehicle]:
        """List Vehicles.

        Lists the vehicles of the user. Data is at most about ten minutes old; naming parts in
        `field[]` fetches them live from the vendor, which may take a minute.

        Args:
            field: Parts to fetch live from the vendor. Default: ["capabilities",
                "smartChargingPolicy"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.list(field=field, user_id=user_id))

    async def get(
        self,
        vehicle_id: str,
        *,
        field: Sequence[
            models.VehicleFieldParameter
            | Literal[
                "smartChargingPolicy",
                "chargeState",
                "location",
                "information",
                "odometer",
                "capabilities",
            ]
        ]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Vehicle:
        """Get Vehicle.

        Gives one vehicle. Data is at most about ten minutes old; naming parts in `field[]`
        fetches them live from the vendor, which may take a minute.

        Args:
            field: Parts to fetch live from the vendor. Default: ["capabilities",
                "smartChargingPolicy"].
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(vehicle_id, field=field, user_id=user_id))

    async def control_charging(
        self,
        vehicle_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the vehicle to start or stop charging. The action in the answer is pending; it
        takes the place of any other live action.

        Args:
            action: What to do.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(
            self.requests.control_charging(vehicle_id, action=action, user_id=user_id)
        )

    async def get_charge_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargeAction:
        """Get Charge Action.

        Gives a command to a vehicle and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get_charge_action(vendor_action_id, user_id=user_id))

    async def get_smart_charging_policy(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingPolicy:
        """Get Vehicle Smart Charging Policy.

        Tells whether and how the vehicle is smart charged.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.get_smart_charging_policy(vehicle_id, user_id=user_id)
        )

    async def update_smart_charging_policy(
        self,
        vehicle_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        is_enabled: bool | Omitted = OMITTED,
        deadline: HHColonMM | None | Omitted = OMITTED,
        minimum_charge_limit: float | Omitted = OMITTED,
    ) -> models.VehicleSmartChargingPolicy:
        """Update Vehicle Smart Charging Policy.

        Changes the members that are sent and leaves the others as they are.

        Args:
            user_id: The user whose things are meant.
            is_enabled: Whether smart charging is on.
            deadline: Time of day (HH:MM) by which the vehicle shall be ready, in the time
                zone of its charging location, else in UTC; null unsets it.
            minimum_charge_limit: Charge in percent up to which the vehicle is charged at
                once, whatever the price. Unit: %. From 0 to 100.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            BadRequest: The vehicle cannot be smart charged, or more than one user has linked
                it.
        """
        return await self._send(
            self.requests.update_smart_charging_policy(
                vehicle_id,
                user_id=user_id,
                is_enabled=is_enabled,
                deadline=deadline,
                minimum_charge_limit=minimum_charge_limit,
            )
        )

    async def get_smart_charging_status(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingStatus:
        """Get Vehicle Smart Charging Status.

        Tells what smart charging is doing with the vehicle, and why.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.get_smart_charging_status(vehicle_id, user_id=user_id)
        )

    async def get_smart_charging_plan(
        self, vehicle_id: str, smart_charging_plan_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.VehicleSmartChargingPlan:
        """Get Smart Charging Plan.

        Gives one plan of the vehicle, or its latest.

        Args:
            smart_charging_plan_id: The plan, or `latest` for the vehicle's latest one.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.get_smart_charging_plan(
                vehicle_id, smart_charging_plan_id, user_id=user_id
            )
        )

    async def create_smart_override(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.SmartOverrideResponse:
        """Create Smart Override.

        Charges the vehicle now, whatever the smart charging plan or the schedule says, until
        the override is ended.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.create_smart_override(vehicle_id, user_id=user_id))

    async def end_smart_override(
        self, vehicle_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.SmartOverrideResponse:
        """End Smart Override.

        Hands the vehicle back to its smart charging plan or schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.end_smart_override(vehicle_id, user_id=user_id))
