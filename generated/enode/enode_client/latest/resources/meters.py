"""Energy meters of homes."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.request import Paging, Request
from .. import models

__all__ = ["AsyncMeters", "Meters", "MetersRequests"]


class MetersRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedMeterList]:
        """List Meters."""
        return Request(
            operation_id="listMeters",
            method="GET",
            path="/meters",
            returns=models.PaginatedMeterList,
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
    ) -> Request[models.PaginatedMeterList]:
        """List User Meters."""
        return Request(
            operation_id="listUserMeters",
            method="GET",
            path=_path("/users/{}/meters", user_id),
            returns=models.PaginatedMeterList,
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
    def get(meter_id: str) -> Request[models.Meter]:
        """Get Meter."""
        return Request(
            operation_id="getMeter",
            method="GET",
            path=_path("/meters/{}", meter_id),
            returns=models.Meter,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(meter_id: str) -> Request[None]:
        """Refresh Meter Data."""
        return Request(
            operation_id="metersRefreshHint",
            method="POST",
            path=_path("/meters/{}/refresh-hint", meter_id),
            returns=None,
            errors={"4XX": models.Problem},
        )


class Meters(Resource):
    """Energy meters of homes."""

    requests = MetersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Meter]:
        """List Meters.

        Lists the meters of all users of the client, as they were last seen.

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
    ) -> Pager[models.Meter]:
        """List User Meters.

        Lists the meters of one user, as they were last seen.

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

    def get(self, meter_id: str) -> models.Meter:
        """Get Meter.

        Gives one meter as it was last seen.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(meter_id))

    def refresh_hint(self, meter_id: str) -> None:
        """Refresh Meter Data.

        Asks for newer data of the meter sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(meter_id))


class AsyncMeters(AsyncResource):
    """Energy meters of homes."""

    requests = MetersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Meter]:
        """List Meters.

        Lists the meters of all users of the client, as they were last seen.

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
    ) -> AsyncPager[models.Meter]:
        """List User Meters.

        Lists the meters of one user, as they were last seen.

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

    async def get(self, meter_id: str) -> models.Meter:
        """Get Meter.

        Gives one meter as it was last seen.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(meter_id))

    async def refresh_hint(self, meter_id: str) -> None:
        """Refresh Meter Data.

        Asks for newer data of the meter sooner than it would come by itself.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(meter_id))
