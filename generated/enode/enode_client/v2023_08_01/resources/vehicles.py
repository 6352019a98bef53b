"""Electric vehicles, their charging and smart charging."""

from __future__ import annotations

from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Paging, Request
from ..._runtime.units import HHColonMM
from .. import models

__all__ = ["AsyncVehicles", "Vehicles", "VehiclesRequests"]


class VehiclesRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedVehicleList]:
        """List Vehicles."""
        return Request(
            operation_id="getVehicles",
            method="GET",
            path="/vehicles",
            returns=models.PaginatedVehicleList,
            query=_query(("pageSize", page_size), ("after", after), ("before", before)),
            errors={"4XX": models.Problem},
            paging=Paging(
                "cursor",
                items=("data",),
                next=("pagination", "after"),
                parameter="after",
                size="pageSize",
            ),
        )

    @staticmethod
    def get(vehicle_id: str) -> Request[models.Vehicle]:
        """Get Vehicle."""
        return Request(
            operation_id="getVehiclesVehicleid",
            method="GET",
            path=_path("/vehicles/{}", vehicle_id),
            returns=models.Vehicle,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def control_charging(
        vehicle_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> Request[models.ChargeAction]:
        """Control Charging."""
        return Request(
            operation_id="postVehiclesVehicleidCharging",
            method="POST",
            path=_path("/vehicles/{}/charging", vehicle_id),
            returns=models.ChargeAction,
            body=Json(object, {"action": _wire_value(models.ChargeActionKind, action)}),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_charge_action(vendor_action_id: str) -> Request[models.ChargeAction]:
        """Get Charge Action."""
        return Request(
            operation_id="getVehiclesAction",
            method="GET",
            path=_path("/vehicles/actions/{}", vendor_action_id),
            returns=models.ChargeAction,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_smart_charging_policy(vehicle_id: str) -> Request[models.VehicleSmartChargingPolicy]:
        """Get Vehicle Smart Charging Policy."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingpolicy",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-policy", vehicle_id),
            returns=models.VehicleSmartChargingPolicy,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def update_smart_charging_policy(
        vehicle_id: str,
        *,
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
            body=Json(
                object,
                {
                    "isEnabled": is_enabled,
                    "deadline": _wire_value(HHColonMM | None, deadline),
                    "minimumChargeLimit": minimum_charge_limit,
                },
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_smart_charging_status(vehicle_id: str) -> Request[models.VehicleSmartChargingStatus]:
        """Get Vehicle Smart Charging Status."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingstatus",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-status", vehicle_id),
            returns=models.VehicleSmartChargingStatus,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_smart_charging_plan(
        vehicle_id: str, smart_charging_plan_id: str
    ) -> Request[models.VehicleSmartChargingPlan]:
        """Get Smart Charging Plan."""
        return Request(
            operation_id="getVehiclesVehicleidSmartchargingplans",
            method="GET",
            path=_path("/vehicles/{}/smart-charging-plans/{}", vehicle_id, smart_charging_plan_id),
            returns=models.VehicleSmartChargingPlan,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def create_smart_override(vehicle_id: str) -> Request[models.SmartOverrideResponse]:
        """Create Smart Override."""
        return Request(
            operation_id="vehicleCreateSmartOverride",
            method="POST",
            path=_path("/vehicles/{}/smart-override", vehicle_id),
            returns=models.SmartOverrideResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def end_smart_override(vehicle_id: str) -> Request[models.SmartOverrideResponse]:
        """End Smart Override."""
        return Request(
            operation_id="vehicleEndSmartOverride",
            method="DELETE",
            path=_path("/vehicles/{}/smart-override", vehicle_id),
            returns=models.SmartOverrideResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(vehicle_id: str) -> Request[None]:
        """Refresh Vehicle Data."""
        return Request(
            operation_id="vehiclesRefreshHint",
            method="POST",
            path=_path("/vehicles/{}/refresh-hint", vehicle_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def list_for_user(
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedVehicleList]:
        """List User Vehicles."""
        return Request(
            operation_id="listUserVehicles",
            method="GET",
            path=_path("/users/{}/vehicles", user_id),
            returns=models.PaginatedVehicleList,
            query=_query(("pageSize", page_size), ("after", after), ("before", before)),
            errors={"4XX": models.Problem},
            paging=Paging(
                "cursor",
                items=("data",),
                next=("pagination", "after"),
                parameter="after",
                size="pageSize",
            ),
        )


class Vehicles(Resource):
    """Electric vehicles, their charging and smart charging."""

    requests = VehiclesRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Vehicle]:
        """List Vehicles.

        Lists the vehicles of all users of the client, as they were last seen.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return Pager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    def get(self, vehicle_id: str) -> models.Vehicle:
        """Get Vehicle.

        Gives one vehicle as it was last seen. A refresh hint asks for newer data.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(vehicle_id))

    def control_charging(
        self, vehicle_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the vehicle to start or stop charging. The action in the answer is pending; it
        takes the place of any other live action.

        Args:
            action: What to do.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return self._send(self.requests.control_charging(vehicle_id, action=action))

    def get_charge_action(self, vendor_action_id: str) -> models.ChargeAction:
        """Get Charge Action.

        Gives a command to a vehicle and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_charge_action(vendor_action_id))

    def get_smart_charging_policy(self, vehicle_id: str) -> models.VehicleSmartChargingPolicy:
        """Get Vehicle Smart Charging Policy.

        Tells whether and how the vehicle is smart charged.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_smart_charging_policy(vehicle_id))

    def update_smart_charging_policy(
        self,
        vehicle_id: str,
        *,
        is_enabled: bool | Omitted = OMITTED,
        deadline: HHColonMM | None | Omitted = OMITTED,
        minimum_charge_limit: float | Omitted = OMITTED,
    ) -> models.VehicleSmartChargingPolicy:
        """Update Vehicle Smart Charging Policy.

        Changes the members that are sent and leaves the others as they are.

        Args:
            is_enabled: Whether smart charging is on.
            deadline: Time of day (HH:MM) by which the vehicle shall be ready, in the time
                zone of its charging location, else in UTC; null unsets it.
            minimum_charge_limit: Charge in percent up to which the vehicle is charged at
                once, whatever the price. Unit: %. From 0 to 100.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            BadRequest: The vehicle cannot be smart charged, or more than one user has linked
                it.
        """
        return self._send(
            self.requests.update_smart_charging_policy(
                vehicle_id,
                is_enabled=is_enabled,
                deadline=deadline,
                minimum_charge_limit=minimum_charge_limit,
            )
        )

    def get_smart_charging_status(self, vehicle_id: str) -> models.VehicleSmartChargingStatus:
        """Get Vehicle Smart Charging Status.

        Tells what smart charging is doing with the vehicle, and why.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_smart_charging_status(vehicle_id))

    def get_smart_charging_plan(
        self, vehicle_id: str, smart_charging_plan_id: str
    ) -> models.VehicleSmartChargingPlan:
        """Get Smart Charging Plan.

        Gives one plan of the vehicle, or its latest.

        Args:
            smart_charging_plan_id: The plan, or `latest` for the vehicle's latest one.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_smart_charging_plan(vehicle_id, smart_charging_plan_id))

    def create_smart_override(self, vehicle_id: str) -> models.SmartOverrideResponse:
        """Create Smart Override.

        Charges the vehicle now, whatever the smart charging plan or the schedule says, until
        the override is ended.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.create_smart_override(vehicle_id))

    def end_smart_override(self, vehicle_id: str) -> models.SmartOverrideResponse:
        """End Smart Override.

        Hands the vehicle back to its smart charging plan or schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.end_smart_override(vehicle_id))

    def refresh_hint(self, vehicle_id: str) -> None:
        """Refresh Vehicle Data.

        Asks for newer data of the vehicle sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(vehicle_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Vehicle]:
        """List User Vehicles.

        Lists the vehicles of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return Pager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )


class AsyncVehicles(AsyncResource):
    """Electric vehicles, their charging and smart charging."""

    requests = VehiclesRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Vehicle]:
        """List Vehicles.

        Lists the vehicles of all users of the client, as they were last seen.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return AsyncPager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    async def get(self, vehicle_id: str) -> models.Vehicle:
        """Get Vehicle.

        Gives one vehicle as it was last seen. A refresh hint asks for newer data.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(vehicle_id))

    async def control_charging(
        self, vehicle_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the vehicle to start or stop charging. The action in the answer is pending; it
        takes the place of any other live action.

        Args:
            action: What to do.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return await self._send(self.requests.control_charging(vehicle_id, action=action))

    async def get_charge_action(self, vendor_action_id: str) -> models.ChargeAction:
        """Get Charge Action.

        Gives a command to a vehicle and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_charge_action(vendor_action_id))

    async def get_smart_charging_policy(self, vehicle_id: str) -> models.VehicleSmartChargingPolicy:
        """Get Vehicle Smart Charging Policy.

        Tells whether and how the vehicle is smart charged.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_smart_charging_policy(vehicle_id))

    async def update_smart_charging_policy(
        self,
        vehicle_id: str,
        *,
        is_enabled: bool | Omitted = OMITTED,
        deadline: HHColonMM | None | Omitted = OMITTED,
        minimum_charge_limit: float | Omitted = OMITTED,
    ) -> models.VehicleSmartChargingPolicy:
        """Update Vehicle Smart Charging Policy.

        Changes the members that are sent and leaves the others as they are.

        Args:
            is_enabled: Whether smart charging is on.
            deadline: Time of day (HH:MM) by which the vehicle shall be ready, in the time
                zone of its charging location, else in UTC; null unsets it.
            minimum_charge_limit: Charge in percent up to which the vehicle is charged at
                once, whatever the price. Unit: %. From 0 to 100.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            BadRequest: The vehicle cannot be smart charged, or more than one user has linked
                it.
        """
        return await self._send(
            self.requests.update_smart_charging_policy(
                vehicle_id,
                is_enabled=is_enabled,
                deadline=deadline,
                minimum_charge_limit=minimum_charge_limit,
            )
        )

    async def get_smart_charging_status(self, vehicle_id: str) -> models.VehicleSmartChargingStatus:
        """Get Vehicle Smart Charging Status.

        Tells what smart charging is doing with the vehicle, and why.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_smart_charging_status(vehicle_id))

    async def get_smart_charging_plan(
        self, vehicle_id: str, smart_charging_plan_id: str
    ) -> models.VehicleSmartChargingPlan:
        """Get Smart Charging Plan.

        Gives one plan of the vehicle, or its latest.

        Args:
            smart_charging_plan_id: The plan, or `latest` for the vehicle's latest one.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.get_smart_charging_plan(vehicle_id, smart_charging_plan_id)
        )

    async def create_smart_override(self, vehicle_id: str) -> models.SmartOverrideResponse:
        """Create Smart Override.

        Charges the vehicle now, whatever the smart charging plan or the schedule says, until
        the override is ended.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.create_smart_override(vehicle_id))

    async def end_smart_override(self, vehicle_id: str) -> models.SmartOverrideResponse:
        """End Smart Override.

        Hands the vehicle back to its smart charging plan or schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.end_smart_override(vehicle_id))

    async def refresh_hint(self, vehicle_id: str) -> None:
        """Refresh Vehicle Data.

        Asks for newer data of the vehicle sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(vehicle_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Vehicle]:
        """List User Vehicles.

        Lists the vehicles of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return AsyncPager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )
