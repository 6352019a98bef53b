"""Inverters of solar installations."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.request import Paging, Request
from .. import models

__all__ = ["AsyncSolarInverters", "SolarInverters", "SolarInvertersRequests"]


class SolarInvertersRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedInverterList]:
        """List Solar Inverters."""
        return Request(
            operation_id="listInverters",
            method="GET",
            path="/inverters",
            returns=models.PaginatedInverterList,
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
    def get(inverter_id: str) -> Request[models.Inverter]:
        """Get Solar Inverter."""
        return Request(
            operation_id="getInverter",
            method="GET",
            path=_path("/inverters/{}", inverter_id),
            returns=models.Inverter,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def refresh_hint(inverter_id: str) -> Request[None]:
        """Refresh Solar Inverter Data."""
        return Request(
            operation_id="invertersRefreshHint",
            method="POST",
            path=_path("/inverters/{}/refresh-hint", inverter_id),
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
    ) -> Request[models.PaginatedInverterList]:
        """List User Solar Inverters."""
        return Request(
            operation_id="listUserInverters",
            method="GET",
            path=_path("/users/{}/inverters", user_id),
            returns=models.PaginatedInverterList,
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


class SolarInverters(Resource):
    """Inverters of solar installations."""

    requests = SolarInvertersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Inverter]:
        """List Solar Inverters.

        Lists the solar inverters of all users of the client, as they were last seen.

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

    def get(self, inverter_id: str) -> models.Inverter:
        """Get Solar Inverter.

        Gives one solar inverter as it was last seen. A refresh hint asks for newer data.

        Args:
            inverter_id: The solar inverter.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(inverter_id))

    def refresh_hint(self, inverter_id: str) -> None:
        """Refresh Solar Inverter Data.

        Asks for newer data of the solar inverter sooner than it would come by itself.

        Args:
            inverter_id: The solar inverter.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.refresh_hint(inverter_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Inverter]:
        """List User Solar Inverters.

        Lists the solar inverters of one user, as they were last seen.

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


class AsyncSolarInverters(AsyncResource):
    """Inverters of solar installations."""

    requests = SolarInvertersRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Inverter]:
        """List Solar Inverters.

        Lists the solar inverters of all users of the client, as they were last seen.

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

    async def get(self, inverter_id: str) -> models.Inverter:
        """Get Solar Inverter.

        Gives one solar inverter as it was last seen. A refresh hint asks for newer data.

        Args:
            inverter_id: The solar inverter.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(inverter_id))

    async def refresh_hint(self, inverter_id: str) -> None:
        """Refresh Solar Inverter Data.

        Asks for newer data of the solar inverter sooner than it would come by itself.

        Args:
            inverter_id: The solar inverter.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.refresh_hint(inverter_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Inverter]:
        """List User Solar Inverters.

        Lists the solar inverters of one user, as they were last seen.

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
