"""Weekly and dated rules for charging and for temperatures."""

from __future__ import annotations

import builtins

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
from ..._runtime.parameters import path as _path
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncSchedules", "Schedules", "SchedulesRequests"]


class SchedulesRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(*, user_id: str | Omitted = OMITTED) -> Request[builtins.list[models.Schedule]]:
        """List Schedules."""
        return Request(
            operation_id="getSchedules",
            method="GET",
            path="/schedules",
            returns=builtins.list[models.Schedule],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"401": models.Problem, "403": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def create(
        *, body: models.SchedulePayload, user_id: str | Omitted = OMITTED
    ) -> Request[models.Schedule]:
        """Create Schedule."""
        return Request(
            operation_id="createSchedule",
            method="POST",
            path="/schedules",
            returns=models.Schedule,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(models.SchedulePayload, body),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(schedule_id: str, *, user_id: str | Omitted = OMITTED) -> Request[models.Schedule]:
        """Get Schedule."""
        return Request(
            operation_id="getSchedule",
            method="GET",
            path=_path("/schedules/{}", schedule_id),
            returns=models.Schedule,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def update(
        schedule_id: str, *, body: models.PartialSchedule, user_id: str | Omitted = OMITTED
    ) -> Request[models.Schedule]:
        """Update Schedule."""
        return Request(
            operation_id="updateSchedule",
            method="PUT",
            path=_path("/schedules/{}", schedule_id),
            returns=models.Schedule,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(models.PartialSchedule, body),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def delete(schedule_id: str, *, user_id: str | Omitted = OMITTED) -> Request[None]:
        """Delete Schedule."""
        return Request(
            operation_id="deleteSchedule",
            method="DELETE",
            path=_path("/schedules/{}", schedule_id),
            returns=None,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_status(
        schedule_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.ScheduleStatus]:
        """Get Schedule Status."""
        return Request(
            operation_id="getScheduleStatus",
            method="GET",
            path=_path("/schedules/{}/status", schedule_id),
            returns=models.ScheduleStatus,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Schedules(Resource):
    """Weekly and dated rules for charging and for temperatures."""

    requests = SchedulesRequests

    def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[models.Schedule]:
        """List Schedules.

        Lists the schedules of the user.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(self.requests.list(user_id=user_id))

    def create(
        self, *, body: models.SchedulePayload, user_id: str | Omitted = OMITTED
    ) -> models.Schedule:
        """Create Schedule.

        Creates a schedule for a vehicle, a charger or an HVAC unit. While it is in force,
        direct commands to that device answer 422.

        Args:
            body: A schedule to create.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.create(body=body, user_id=user_id))

    def get(self, schedule_id: str, *, user_id: str | Omitted = OMITTED) -> models.Schedule:
        """Get Schedule.

        Gives one schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get(schedule_id, user_id=user_id))

    def update(
        self, schedule_id: str, *, body: models.PartialSchedule, user_id: str | Omitted = OMITTED
    ) -> models.Schedule:
        """Update Schedule.

        Changes the members that are sent and leaves the others as they are.

        Args:
            body: Changes to a schedule, of the same kind as the schedule itself.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.update(schedule_id, body=body, user_id=user_id))

    def delete(self, schedule_id: str, *, user_id: str | Omitted = OMITTED) -> None:
        """Delete Schedule.

        Deletes a schedule; its device is free again.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.delete(schedule_id, user_id=user_id))

    def get_status(
        self, schedule_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ScheduleStatus:
        """Get Schedule Status.

        Tells whether the device does as the schedule says, and what comes next.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_status(schedule_id, user_id=user_id))


class AsyncSchedules(AsyncResource):
    """Weekly and dated rules for charging and for temperatures."""

    requests = SchedulesRequests

    async def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[models.Schedule]:
        """List Schedules.

        Lists the schedules of the user.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(self.requests.list(user_id=user_id))

    async def create(
        self, *, body: models.SchedulePayload, user_id: str | Omitted = OMITTED
    ) -> models.Schedule:
        """Create Schedule.

        Creates a schedule for a vehicle, a charger or an HVAC unit. While it is in force,
        direct commands to that device answer 422.

        Args:
            body: A schedule to create.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.create(body=body, user_id=user_id))

    async def get(self, schedule_id: str, *, user_id: str | Omitted = OMITTED) -> models.Schedule:
        """Get Schedule.

        Gives one schedule.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get(schedule_id, user_id=user_id))

    async def update(
        self, schedule_id: str, *, body: models.PartialSchedule, user_id: str | Omitted = OMITTED
    ) -> models.Schedule:
        """Update Schedule.

        Changes the members that are sent and leaves the others as they are.

        Args:
            body: Changes to a schedule, of the same kind as the schedule itself.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.update(schedule_id, body=body, user_id=user_id))

    async def delete(self, schedule_id: str, *, user_id: str | Omitted = OMITTED) -> None:
        """Delete Schedule.

        Deletes a schedule; its device is free again.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.delete(schedule_id, user_id=user_id))

    async def get_status(
        self, schedule_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.ScheduleStatus:
        """Get Schedule Status.

        Tells whether the device does as the schedule says, and what comes next.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get_status(schedule_id, user_id=user_id))
