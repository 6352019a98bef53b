"""Charging stations."""

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
from .. import models

__all__ = ["AsyncChargers", "Chargers", "ChargersRequests"]


class ChargersRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(*, user_id: str | Omitted = OMITTED) -> Request[builtins.list[str]]:
        """List Chargers."""
        return Request(
            operation_id="listChargers",
            method="GET",
            path="/chargers",
            returns=builtins.list[str],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(
        charger_id: str,
        *,
        field: Sequence[models.ChargerFieldParameter | Literal["information", "chargeState"]]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[models.Charger]:
        """Get Charger."""
        return Request(
            operation_id="getCharger",
            method="GET",
            path=_path("/chargers/{}", charger_id),
            returns=models.Charger,
            query=_query(
                ("field[]", _wire_value(builtins.list[models.ChargerFieldParameter], field))
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def control_charging(
        charger_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> Request[models.ChargeAction]:
        """Control Charging."""
        return Request(
            operation_id="controlChargerCharging",
            method="POST",
            path=_path("/chargers/{}/charging", charger_id),
            returns=models.ChargeAction,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(object, {"action": _wire_value(models.ChargeActionKind, action)}),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def set_max_current(
        charger_id: str, *, max_current: float, user_id: str | Omitted = OMITTED
    ) -> Request[models.MaxCurrentAction]:
        """Set Max Current."""
        return Request(
            operation_id="postSetChargerMaxCurrent",
            method="POST",
            path=_path("/chargers/{}/max-current", charger_id),
            returns=models.MaxCurrentAction,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(object, {"maxCurrent": max_current}),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_charge_action(
        vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargerAction]:
        """Get Charge Action."""
        return Request(
            operation_id="getChargersAction",
            method="GET",
            path=_path("/chargers/actions/{}", vendor_action_id),
            returns=models.ChargerAction,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def create_smart_override(
        charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargerSmartOverrideResponse]:
        """Create Smart Override."""
        return Request(
            operation_id="chargerCreateSmartOverride",
            method="POST",
            path=_path("/chargers/{}/smart-override", charger_id),
            returns=models.ChargerSmartOverrideResponse,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def end_smart_override(
        charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ChargerSmartOverrideResponse]:
        """End Smart Override."""
        return Request(
            operation_id="chargerEndSmartOverride",
            method="DELETE",
            path=_path("/chargers/{}/smart-override", charger_id),
            returns=models.ChargerSmartOverrideResponse,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Chargers(Resource):
    """Charging stations."""

    requests = ChargersRequests

    def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List Chargers.

        Lists the identifiers of the user's chargers.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.list(user_id=user_id))

    def get(
        self,
        charger_id: str,
        *,
        field: Sequence[models.ChargerFieldParameter | Literal["information", "chargeState"]]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Charger:
        """Get Charger.

        Gives one charger. Naming parts in `field[]` fetches them live from the vendor, which
        may take a minute.

        Args:
            field: Parts to fetch live from the vendor.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(charger_id, field=field, user_id=user_id))

    def control_charging(
        self,
        charger_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the charger to start or stop charging. The action in the answer is pending; it
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
            self.requests.control_charging(charger_id, action=action, user_id=user_id)
        )

    def set_max_current(
        self, charger_id: str, *, max_current: float, user_id: str | Omitted = OMITTED
    ) -> models.MaxCurrentAction:
        """Set Max Current.

        Tells the charger how much current it may draw at most.

        Args:
            max_current: Highest current in amperes that the charger may draw. Unit: A. More
                than 0.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(
            self.requests.set_max_current(charger_id, max_current=max_current, user_id=user_id)
        )

    def get_charge_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerAction:
        """Get Charge Action.

        Gives a command to a charger and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_charge_action(vendor_action_id, user_id=user_id))

    def create_smart_override(
        self, charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerSmartOverrideResponse:
        """Create Smart Override.

        Charges now, whatever the schedule of the charger says, until the override is ended.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.create_smart_override(charger_id, user_id=user_id))

    def end_smart_override(
        self, charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerSmartOverrideResponse:
        """End Smart Override.

        Hands the charger back to its schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.end_smart_override(charger_id, user_id=user_id))


class AsyncChargers(AsyncResource):
    """Charging stations."""

    requests = ChargersRequests

    async def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List Chargers.

        Lists the identifiers of the user's chargers.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.list(user_id=user_id))

    async def get(
        self,
        charger_id: str,
        *,
        field: Sequence[models.ChargerFieldParameter | Literal["information", "chargeState"]]
        | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> models.Charger:
        """Get Charger.

        Gives one charger. Naming parts in `field[]` fetches them live from the vendor, which
        may take a minute.

        Args:
            field: Parts to fetch live from the vendor.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(charger_id, field=field, user_id=user_id))

    async def control_charging(
        self,
        charger_id: str,
        *,
        action: models.ChargeActionKind | Literal["START", "STOP"],
        user_id: str | Omitted = OMITTED,
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the charger to start or stop charging. The action in the answer is pending; it
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
            self.requests.control_charging(charger_id, action=action, user_id=user_id)
        )

    async def set_max_current(
        self, charger_id: str, *, max_current: float, user_id: str | Omitted = OMITTED
    ) -> models.MaxCurrentAction:
        """Set Max Current.

        Tells the charger how much current it may draw at most.

        Args:
            max_current: Highest current in amperes that the charger may draw. Unit: A. More
                than 0.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(
            self.requests.set_max_current(charger_id, max_current=max_current, user_id=user_id)
        )

    async def get_charge_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerAction:
        """Get Charge Action.

        Gives a command to a charger and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get_charge_action(vendor_action_id, user_id=user_id))

    async def create_smart_override(
        self, charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerSmartOverrideResponse:
        """Create Smart Override.

        Charges now, whatever the schedule of the charger says, until the override is ended.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.create_smart_override(charger_id, user_id=user_id))

    async def end_smart_override(
        self, charger_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ChargerSmartOverrideResponse:
        """End Smart Override.

        Hands the charger back to its schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.end_smart_override(charger_id, user_id=user_id))
