"""Weekly and dated rules for charging and for temperatures."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncSchedules", "Schedules", "SchedulesRequests"]


class SchedulesRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def get(schedule_id: str) -> Request[models.Schedule]:
        """Get Schedule."""
        return Request(
            operation_id="getSchedule",
            method="GET",
            path=_path("/schedules/{}", schedule_id),
            returns=models.Schedule,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def update(schedule_id: str, *, body: models.PartialSchedule) -> Request[models.Schedule]:
        """Update Schedule."""
        return Request(
            operation_id="updateSchedule",
            method="PUT",
            path=_path("/schedules/{}", schedule_id),
            returns=models.Schedule,
            body=Json(models.PartialSchedule, body),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def delete(schedule_id: str) -> Request[None]:
        """Delete Schedule."""
        return Request(
            operation_id="deleteSchedule",
            method="DELETE",
            path=_path("/schedules/{}", schedule_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_status(schedule_id: str) -> Request[models.ScheduleStatus]:
        """Get Schedule Status."""
        return Request(
            operation_id="getScheduleStatus",
            method="GET",
            path=_path("/schedules/{}/status", schedule_id),
            returns=models.ScheduleStatus,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def list(
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedScheduleList]:
        """List User Schedules."""
        return Request(
            operation_id="getSchedules",
            method="GET",
            path=_path("/users/{}/schedules", user_id),
            returns=models.PaginatedScheduleList,
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
    def create(user_id: str, *, body: models.SchedulePayload) -> Request[models.Schedule]:
        """Create Schedule."""
        return Request(
            operation_id="createSchedule",
            method="POST",
            path=_path("/users/{}/schedules", user_id),
            returns=models.Schedule,
            body=Json(models.SchedulePayload, body),
            errors={"4XX": models.Problem},
        )


class Schedules(Resource):
    """Weekly and dated rules for charging and for temperatures."""

    requests = SchedulesRequests

    def get(self, schedule_id: str) -> models.Schedule:
        """Get Schedule.

        Gives one schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get(schedule_id))

    def update(self, schedule_id: str, *, body: models.PartialSchedule) -> models.Schedule:
        """Update Schedule.

        Changes the members that are sent and leaves the others as they are.

        Args:
            body: Changes to a schedule, of the same kind as the schedule itself.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.update(schedule_id, body=body))

    def delete(self, schedule_id: str) -> None:
        """Delete Schedule.

        Deletes a schedule; its device is free again.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.delete(schedule_id))

    def get_status(self, schedule_id: str) -> models.ScheduleStatus:
        """Get Schedule Status.

        Tells whether the device does as the schedule says, and what comes next.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_status(schedule_id))

    def list(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.Schedule]:
        """List User Schedules.

        Lists the schedules of one user.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            BadRequest: The request does not match this description.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return Pager(
            self._client,
            self.requests.list(user_id, page_size=page_size, after=after, before=before),
        )

    def create(self, user_id: str, *, body: models.SchedulePayload) -> models.Schedule:
        """Create Schedule.

        Creates a schedule for a vehicle, a charger or an HVAC unit. While it is in force,
        direct commands to that device answer 422.

        Args:
            user_id: Identifier that you chose for the user.
            body: A schedule to create.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.create(user_id, body=body))


class AsyncSchedules(AsyncResource):
    """Weekly and dated rules for charging and for temperatures."""

    requests = SchedulesRequests

    async def get(self, schedule_id: str) -> models.Schedule:
        """Get Schedule.

        Gives one schedule.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get(schedule_id))

    async def update(self, schedule_id: str, *, body: models.PartialSchedule) -> models.Schedule:
        """Update Schedule.

        Changes the members that are sent and leaves the others as they are.

        Args:
            body: Changes to a schedule, of the same kind as the schedule itself.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.update(schedule_id, body=body))

    async def delete(self, schedule_id: str) -> None:
        """Delete Schedule.

        Deletes a schedule; its device is free again.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.delete(schedule_id))

    async def get_status(self, schedule_id: str) -> models.ScheduleStatus:
        """Get Schedule Status.

        Tells whether the device does as the schedule says, and what comes next.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_status(schedule_id))

    def list(
        self,
        user_id: str,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.Schedule]:
        """List User Schedules.

        Lists the schedules of one user.

        Args:
            user_id: Identifier that you chose for the user.
            page_size: How many entries a page has at most. At least 1. Default: 50.
            after: Cursor `after` of a page, to get the page that follows it.
            before: Cursor `before` of a page, to get the page that precedes it.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            BadRequest: The request does not match this description.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return AsyncPager(
            self._client,
            self.requests.list(user_id, page_size=page_size, after=after, before=before),
        )

    async def create(self, user_id: str, *, body: models.SchedulePayload) -> models.Schedule:
        """Create Schedule.

        Creates a schedule for a vehicle, a charger or an HVAC unit. While it is in force,
        direct commands to that device answer 422.

        Args:
            user_id: Identifier that you chose for the user.
            body: A schedule to create.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.create(user_id, body=body))
