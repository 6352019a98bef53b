"""Batteries of homes."""

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

__all__ = ["AsyncBatteries", "Batteries", "BatteriesRequests"]


class BatteriesRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedBatteryList]:
        """List Batteries."""
        return Request(
            operation_id="listBatteries",
            method="GET",
            path="/batteries",
            returns=models.PaginatedBatteryList,
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
    def list_for_user(
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedBatteryList]:
        """List User Batteries."""
        return Request(
            operation_id="listUserBatteries",
            method="GET",
            path=_path("/users/{}/batteries", user_id),
            returns=models.PaginatedBatteryList,
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
    def get(battery_id: str) -> Request[models.Battery]:
        """Get Battery."""
        return Request(
            operation_id="getBattery",
            method="GET",
            path=_path("/batteries/{}", battery_id),
            returns=models.Battery,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(battery_id: str) -> Request[None]:
        """Refresh Battery Data."""
        return Request(
            operation_id="batteriesRefreshHint",
            method="POST",
            path=_path("/batteries/{}/refresh-hint", battery_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def set_user_operation_mode(
        battery_id: str,
        *,
        operation_mode: models.BatteryOperationMode
        | Literal["IMPORT_FOCUS", "EXPORT_FOCUS", "TIME_OF_USE", "SELF_RELIANCE"],
    ) -> Request[models.OperationModeAction]:
        """Set Operation Mode."""
        return Request(
            operation_id="postUserSetOperationMode",
            method="POST",
            path=_path("/batteries/{}/operation-mode", battery_id),
            returns=models.OperationModeAction,
            body=Json(
                object, {"operationMode": _wire_value(models.BatteryOperationMode, operation_mode)}
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_action(vendor_action_id: str) -> Request[models.OperationModeAction]:
        """Get Battery Action."""
        return Request(
            operation_id="getBatteriesAction",
            method="GET",
            path=_path("/batteries/actions/{}", vendor_action_id),
            returns=models.OperationModeAction,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def cancel_action(vendor_action_id: str) -> Request[models.OperationModeAction]:
        """Cancel Battery Action."""
        return Request(
            operation_id="cancelBatteryAction",
            method="POST",
            path=_path("/batteries/actions/{}/cancel", vendor_action_id),
            returns=models.OperationModeAction,
            errors={
                "401": models.Problem,
                "403": models.Problem,
                "404": models.Problem,
                "409": models.OperationModeAction,
            },
        )


class Batteries(Resource):
    """Batteries of homes."""

    requests = BatteriesRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Battery]:
        """List Batteries.

        Lists the batteries of all users of the client, as they were last seen.

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

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Battery]:
        """List User Batteries.

        Lists the batteries of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return Pager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )

    def get(self, battery_id: str) -> models.Battery:
        """Get Battery.

        Gives one battery as it was last seen.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(battery_id))

    def refresh_hint(self, battery_id: str) -> None:
        """Refresh Battery Data.

        Asks for newer data of the battery sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(battery_id))

    def set_user_operation_mode(
        self,
        battery_id: str,
        *,
        operation_mode: models.BatteryOperationMode
        | Literal["IMPORT_FOCUS", "EXPORT_FOCUS", "TIME_OF_USE", "SELF_RELIANCE"],
    ) -> models.OperationModeAction:
        """Set Operation Mode.

        Tells the battery what to work towards. The action in the answer is pending; it takes
        the place of any other live action.

        Args:
            operation_mode: The mode; the battery must have the matching capability.

        Raises:
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(
            self.requests.set_user_operation_mode(battery_id, operation_mode=operation_mode)
        )

    def get_action(self, vendor_action_id: str) -> models.OperationModeAction:
        """Get Battery Action.

        Gives a command to a battery and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_action(vendor_action_id))

    def cancel_action(self, vendor_action_id: str) -> models.OperationModeAction:
        """Cancel Battery Action.

        Cancels a command to a battery that is still pending.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            Conflict: The command was no longer pending; here it is.
        """
        return self._send(self.requests.cancel_action(vendor_action_id))


class AsyncBatteries(AsyncResource):
    """Batteries of homes."""

    requests = BatteriesRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Battery]:
        """List Batteries.

        Lists the batteries of all users of the client, as they were last seen.

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

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Battery]:
        """List User Batteries.

        Lists the batteries of one user, as they were last seen.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return AsyncPager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )

    async def get(self, battery_id: str) -> models.Battery:
        """Get Battery.

        Gives one battery as it was last seen.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(battery_id))

    async def refresh_hint(self, battery_id: str) -> None:
        """Refresh Battery Data.

        Asks for newer data of the battery sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(battery_id))

    async def set_user_operation_mode(
        self,
        battery_id: str,
        *,
        operation_mode: models.BatteryOperationMode
        | Literal["IMPORT_FOCUS", "EXPORT_FOCUS", "TIME_OF_USE", "SELF_RELIANCE"],
    ) -> models.OperationModeAction:
        """Set Operation Mode.

        Tells the battery what to work towards. The action in the answer is pending; it takes
        the place of any other live action.

        Args:
            operation_mode: The mode; the battery must have the matching capability.

        Raises:
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(
            self.requests.set_user_operation_mode(battery_id, operation_mode=operation_mode)
        )

    async def get_action(self, vendor_action_id: str) -> models.OperationModeAction:
        """Get Battery Action.

        Gives a command to a battery and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_action(vendor_action_id))

    async def cancel_action(self, vendor_action_id: str) -> models.OperationModeAction:
        """Cancel Battery Action.

        Cancels a command to a battery that is still pending.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            Conflict: The command was no longer pending; here it is.
        """
        return await self._send(self.requests.cancel_action(vendor_action_id))
