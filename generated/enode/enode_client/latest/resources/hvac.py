"""Heating, ventilation and air conditioning units."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncHvac", "Hvac", "HvacRequests"]


class HvacRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedHVACList]:
        """List HVAC units."""
        return Request(
            operation_id="listHVACs",
            method="GET",
            path="/hvacs",
            returns=models.PaginatedHVACList,
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
    def get(hvac_id: str) -> Request[models.HVAC]:
        """Get HVAC Unit."""
        return Request(
            operation_id="getHVAC",
            method="GET",
            path=_path("/hvacs/{}", hvac_id),
            returns=models.HVAC,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def update(hvac_id: str, *, location_id: str | None) -> Request[models.HVAC]:
        """Set HVAC Location."""
        return Request(
            operation_id="updateHVAC",
            method="PUT",
            path=_path("/hvacs/{}", hvac_id),
            returns=models.HVAC,
            body=Json(object, {"locationId": location_id}),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def set_permanent_hold(
        hvac_id: str, *, body: models.HvacPermanentHold
    ) -> Request[models.HvacAction]:
        """Set HVAC Mode as Permanent Hold."""
        return Request(
            operation_id="postSetHvacPermanentHold",
            method="POST",
            path=_path("/hvacs/{}/permanent-hold", hvac_id),
            returns=models.HvacAction,
            body=Json(models.HvacPermanentHold, body),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def set_follow_schedule(hvac_id: str) -> Request[models.HvacAction]:
        """Set HVAC to follow device schedule."""
        return Request(
            operation_id="postSetHvacFollowSchedule",
            method="POST",
            path=_path("/hvacs/{}/follow-schedule", hvac_id),
            returns=models.HvacAction,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_action(vendor_action_id: str) -> Request[models.HvacAction]:
        """Get Action."""
        return Request(
            operation_id="getHvacsAction",
            method="GET",
            path=_path("/hvacs/actions/{}", vendor_action_id),
            returns=models.HvacAction,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(hvac_id: str) -> Request[None]:
        """Refresh HVAC unit data."""
        return Request(
            operation_id="hvacsRefreshHint",
            method="POST",
            path=_path("/hvacs/{}/refresh-hint", hvac_id),
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
    ) -> Request[models.PaginatedHVACList]:
        """List User HVAC units."""
        return Request(
            operation_id="listUserHVACs",
            method="GET",
            path=_path("/users/{}/hvacs", user_id),
            returns=models.PaginatedHVACList,
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


class Hvac(Resource):
    """Heating, ventilation and air conditioning units."""

    requests = HvacRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.HVAC]:
        """List HVAC units.

        Lists the HVAC units of all users of the client, as they were last seen.

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

    def get(self, hvac_id: str) -> models.HVAC:
        """Get HVAC Unit.

        Gives one HVAC unit.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(hvac_id))

    def update(self, hvac_id: str, *, location_id: str | None) -> models.HVAC:
        """Set HVAC Location.

        Puts the HVAC unit at a location, or takes it away from any.

        Args:
            hvac_id: The HVAC unit.
            location_id: Location to put the unit at; null takes it away from any.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.update(hvac_id, location_id=location_id))

    def set_permanent_hold(
        self, hvac_id: str, *, body: models.HvacPermanentHold
    ) -> models.HvacAction:
        """Set HVAC Mode as Permanent Hold.

        Tells the unit to hold a mode until something else is commanded. The unit must have
        PERMANENT among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            body: A mode to hold until something else is commanded, with the setpoints that
                the mode needs.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return self._send(self.requests.set_permanent_hold(hvac_id, body=body))

    def set_follow_schedule(self, hvac_id: str) -> models.HvacAction:
        """Set HVAC to follow device schedule.

        Tells the unit to follow its own schedule, which also ends a permanent hold. The unit
        must have SCHEDULED among its capable hold types.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return self._send(self.requests.set_follow_schedule(hvac_id))

    def get_action(self, vendor_action_id: str) -> models.HvacAction:
        """Get Action.

        Gives a command to an HVAC unit and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_action(vendor_action_id))

    def refresh_hint(self, hvac_id: str) -> None:
        """Refresh HVAC unit data.

        Asks for newer data of the HVAC unit sooner than it would come by itself.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(hvac_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.HVAC]:
        """List User HVAC units.

        Lists the HVAC units of one user, as they were last seen.

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


class AsyncHvac(AsyncResource):
    """Heating, ventilation and air conditioning units."""

    requests = HvacRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.HVAC]:
        """List HVAC units.

        Lists the HVAC units of all users of the client, as they were last seen.

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

    async def get(self, hvac_id: str) -> models.HVAC:
        """Get HVAC Unit.

        Gives one HVAC unit.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(hvac_id))

    async def update(self, hvac_id: str, *, location_id: str | None) -> models.HVAC:
        """Set HVAC Location.

        Puts the HVAC unit at a location, or takes it away from any.

        Args:
            hvac_id: The HVAC unit.
            location_id: Location to put the unit at; null takes it away from any.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.update(hvac_id, location_id=location_id))

    async def set_permanent_hold(
        self, hvac_id: str, *, body: models.HvacPermanentHold
    ) -> models.HvacAction:
        """Set HVAC Mode as Permanent Hold.

        Tells the unit to hold a mode until something else is commanded. The unit must have
        PERMANENT among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            body: A mode to hold until something else is commanded, with the setpoints that
                the mode needs.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return await self._send(self.requests.set_permanent_hold(hvac_id, body=body))

    async def set_follow_schedule(self, hvac_id: str) -> models.HvacAction:
        """Set HVAC to follow device schedule.

        Tells the unit to follow its own schedule, which also ends a permanent hold. The unit
        must have SCHEDULED among its capable hold types.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
            BadRequest: The request does not match this description, or it is known that the
                device cannot do this now.
        """
        return await self._send(self.requests.set_follow_schedule(hvac_id))

    async def get_action(self, vendor_action_id: str) -> models.HvacAction:
        """Get Action.

        Gives a command to an HVAC unit and what became of it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_action(vendor_action_id))

    async def refresh_hint(self, hvac_id: str) -> None:
        """Refresh HVAC unit data.

        Asks for newer data of the HVAC unit sooner than it would come by itself.

        Args:
            hvac_id: The HVAC unit.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(hvac_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.HVAC]:
        """List User HVAC units.

        Lists the HVAC units of one user, as they were last seen.

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
