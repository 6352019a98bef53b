"""Charging stations."""

from __future__ import annotations

from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncChargers", "Chargers", "ChargersRequests"]


class ChargersRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedChargerList]:
        """List Chargers."""
        return Request(
            operation_id="listChargers",
            method="GET",
            path="/chargers",
            returns=models.PaginatedChargerList,
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
    def get(charger_id: str) -> Request[models.Charger]:
        """Get Charger."""
        return Request(
            operation_id="getCharger",
            method="GET",
            path=_path("/chargers/{}", charger_id),
            returns=models.Charger,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def control_charging(
        charger_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> Request[models.ChargeAction]:
        """Control Charging."""
        return Request(
            operation_id="controlChargerCharging",
            method="POST",
            path=_path("/chargers/{}/charging", charger_id),
            returns=models.ChargeAction,
            body=Json(object, {"action": _wire_value(models.ChargeActionKind, action)}),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def set_max_current(charger_id: str, *, max_current: float) -> Request[models.MaxCurrentAction]:
        """Set Max Current."""
        return Request(
            operation_id="postSetChargerMaxCurrent",
            method="POST",
            path=_path("/chargers/{}/max-current", charger_id),
            returns=models.MaxCurrentAction,
            body=Json(object, {"maxCurrent": max_current}),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_charge_action(vendor_action_id: str) -> Request[models.ChargerAction]:
        """Get Charge Action."""
        return Request(
            operation_id="getChargersAction",
            method="GET",
            path=_path("/chargers/actions/{}", vendor_action_id),
            returns=models.ChargerAction,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def create_smart_override(charger_id: str) -> Request[models.ChargerSmartOverrideResponse]:
        """Create Smart Override."""
        return Request(
            operation_id="chargerCreateSmartOverride",
            method="POST",
            path=_path("/chargers/{}/smart-override", charger_id),
            returns=models.ChargerSmartOverrideResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def end_smart_override(charger_id: str) -> Request[models.ChargerSmartOverrideResponse]:
        """End Smart Override."""
        return Request(
            operation_id="chargerEndSmartOverride",
            method="DELETE",
            path=_path("/chargers/{}/smart-override", charger_id),
            returns=models.ChargerSmartOverrideResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(charger_id: str) -> Request[None]:
        """Refresh Charger Data."""
        return Request(
            operation_id="chargersRefreshHint",
            method="POST",
            path=_path("/chargers/{}/refresh-hint", charger_id),
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
    ) -> Request[models.PaginatedChargerList]:
        """List User Chargers."""
        return Request(
            operation_id="listUserChargers",
            method="GET",
            path=_path("/users/{}/chargers", user_id),
            returns=models.PaginatedChargerList,
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


class Chargers(Resource):
    """Charging stations."""

    requests = ChargersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Charger]:
        """List Chargers.

        Lists the chargers of all users of the client, as they were last seen.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description.
        """
        return Pager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    def get(self, charger_id: str) -> models.Charger:
        """Get Charger.

        Gives one charger as it was last seen. A refresh hint asks for newer data.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(charger_id))

    def control_charging(
        self, charger_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the charger to start or stop charging. The action in the answer is pending; it
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
        return self._send(self.requests.control_charging(charger_id, action=action))

    def set_max_current(self, charger_id: str, *, max_current: float) -> models.MaxCurrentAction:
        """Set Max Current.

        Tells the charger how much current it may draw at most.

        Args:
            max_current: Highest current in amperes that the charger may draw. Unit: A. More
                than 0.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return self._send(self.requests.set_max_current(charger_id, max_current=max_current))

    def get_charge_action(self, vendor_action_id: str) -> models.ChargerAction:
        """Get Charge Action.

        Gives a command to a charger and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_charge_action(vendor_action_id))

    def create_smart_override(self, charger_id: str) -> models.ChargerSmartOverrideResponse:
        """Create Smart Override.

        Charges now, whatever the schedule of the charger says, until the override is ended.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.create_smart_override(charger_id))

    def end_smart_override(self, charger_id: str) -> models.ChargerSmartOverrideResponse:
        """End Smart Override.

        Hands the charger back to its schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.end_smart_override(charger_id))

    def refresh_hint(self, charger_id: str) -> None:
        """Refresh Charger Data.

        Asks for newer data of the charger sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(charger_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Charger]:
        """List User Chargers.

        Lists the chargers of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return Pager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )


class AsyncChargers(AsyncResource):
    """Charging stations."""

    requests = ChargersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Charger]:
        """List Chargers.

        Lists the chargers of all users of the client, as they were last seen.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description.
        """
        return AsyncPager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    async def get(self, charger_id: str) -> models.Charger:
        """Get Charger.

        Gives one charger as it was last seen. A refresh hint asks for newer data.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(charger_id))

    async def control_charging(
        self, charger_id: str, *, action: models.ChargeActionKind | Literal["START", "STOP"]
    ) -> models.ChargeAction:
        """Control Charging.

        Tells the charger to start or stop charging. The action in the answer is pending; it
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
        return await self._send(self.requests.control_charging(charger_id, action=action))

    async def set_max_current(
        self, charger_id: str, *, max_current: float
    ) -> models.MaxCurrentAction:
        """Set Max Current.

        Tells the charger how much current it may draw at most.

        Args:
            max_current: Highest current in amperes that the charger may draw. Unit: A. More
                than 0.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return await self._send(self.requests.set_max_current(charger_id, max_current=max_current))

    async def get_charge_action(self, vendor_action_id: str) -> models.ChargerAction:
        """Get Charge Action.

        Gives a command to a charger and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_charge_action(vendor_action_id))

    async def create_smart_override(self, charger_id: str) -> models.ChargerSmartOverrideResponse:
        """Create Smart Override.

        Charges now, whatever the schedule of the charger says, until the override is ended.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.create_smart_override(charger_id))

    async def end_smart_override(self, charger_id: str) -> models.ChargerSmartOverrideResponse:
        """End Smart Override.

        Hands the charger back to its schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: The device is unknown, or no smart override is active.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.end_smart_override(charger_id))

    async def refresh_hint(self, charger_id: str) -> None:
        """Refresh Charger Data.

        Asks for newer data of the charger sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(charger_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Charger]:
        """List User Chargers.

        Lists the chargers of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return AsyncPager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )
