"""Places at which a user's devices stand."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncLocations", "Locations", "LocationsRequests"]


class LocationsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedLocationList]:
        """List Locations."""
        return Request(
            operation_id="getLocations",
            method="GET",
            path="/locations",
            returns=models.PaginatedLocationList,
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
    def get(location_id: str) -> Request[models.LocationResponse]:
        """Get Location."""
        return Request(
            operation_id="getLocation",
            method="GET",
            path=_path("/locations/{}", location_id),
            returns=models.LocationResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def update(
        location_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> Request[models.LocationResponse]:
        """Update Location."""
        return Request(
            operation_id="updateLocation",
            method="PUT",
            path=_path("/locations/{}", location_id),
            returns=models.LocationResponse,
            body=Json(
                object,
                {
                    "name": name,
                    "latitude": latitude,
                    "longitude": longitude,
                    "timezoneName": timezone_name,
                },
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def delete(location_id: str) -> Request[models.LocationResponse]:
        """Delete Location."""
        return Request(
            operation_id="deleteLocation",
            method="DELETE",
            path=_path("/locations/{}", location_id),
            returns=models.LocationResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def list_for_user(
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedLocationList]:
        """List User Locations."""
        return Request(
            operation_id="getUserlocations",
            method="GET",
            path=_path("/users/{}/locations", user_id),
            returns=models.PaginatedLocationList,
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
    def create(
        user_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> Request[models.LocationResponse]:
        """Create Location."""
        return Request(
            operation_id="createLocation",
            method="POST",
            path=_path("/users/{}/locations", user_id),
            returns=models.LocationResponse,
            body=Json(
                object,
                {
                    "name": name,
                    "latitude": latitude,
                    "longitude": longitude,
                    "timezoneName": timezone_name,
                },
            ),
            errors={"4XX": models.Problem},
        )


class Locations(Resource):
    """Places at which a user's devices stand."""

    requests = LocationsRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.LocationResponse]:
        """List Locations.

        Lists the locations of all users of the client.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return Pager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    def get(self, location_id: str) -> models.LocationResponse:
        """Get Location.

        Gives one location.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get(location_id))

    def update(
        self, location_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> models.LocationResponse:
        """Update Location.

        Writes a location anew.

        Args:
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.update(
                location_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )

    def delete(self, location_id: str) -> models.LocationResponse:
        """Delete Location.

        Deletes a location and answers with what was deleted.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.delete(location_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.LocationResponse]:
        """List User Locations.

        Lists the locations of one user.

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
        """
        return Pager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )

    def create(
        self, user_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> models.LocationResponse:
        """Create Location.

        Creates a location of the user. Vehicles that come near it are at it from then on.

        Args:
            user_id: Identifier that you chose for the user.
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.create(
                user_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )


class AsyncLocations(AsyncResource):
    """Places at which a user's devices stand."""

    requests = LocationsRequests

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.LocationResponse]:
        """List Locations.

        Lists the locations of all users of the client.

        Args:
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return AsyncPager(
            self._client, self.requests.list(page_size=page_size, after=after, before=before)
        )

    async def get(self, location_id: str) -> models.LocationResponse:
        """Get Location.

        Gives one location.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get(location_id))

    async def update(
        self, location_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> models.LocationResponse:
        """Update Location.

        Writes a location anew.

        Args:
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.update(
                location_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )

    async def delete(self, location_id: str) -> models.LocationResponse:
        """Delete Location.

        Deletes a location and answers with what was deleted.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.delete(location_id))

    def list_for_user(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.LocationResponse]:
        """List User Locations.

        Lists the locations of one user.

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
        """
        return AsyncPager(
            self._client,
            self.requests.list_for_user(user_id, page_size=page_size, after=after, before=before),
        )

    async def create(
        self, user_id: str, *, name: str, latitude: float, longitude: float, timezone_name: str
    ) -> models.LocationResponse:
        """Create Location.

        Creates a location of the user. Vehicles that come near it are at it from then on.

        Args:
            user_id: Identifier that you chose for the user.
            name: Name of the place.
            latitude: Latitude in degrees, north positive (WGS 84). From -90 to 90.
            longitude: Longitude in degrees, east positive (WGS 84). From -180 to 180.
            timezone_name: Time zone of the place (IANA name, such as Europe/Oslo).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.create(
                user_id,
                name=name,
                latitude=latitude,
                longitude=longitude,
                timezone_name=timezone_name,
            )
        )
