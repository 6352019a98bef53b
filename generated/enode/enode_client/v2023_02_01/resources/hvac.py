"""Heating, ventilation and air conditioning units."""

from __future__ import annotations

import builtins

from typing_extensions import deprecated  # pydantic itself needs and brings it

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
from ..._runtime.parameters import path as _path
from ..._runtime.request import Json, Request
from .. import models

__all__ = ["AsyncHvac", "Hvac", "HvacRequests"]


class HvacRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(*, user_id: str | Omitted = OMITTED) -> Request[builtins.list[str]]:
        """List HVAC units."""
        return Request(
            operation_id="listHVACs",
            method="GET",
            path="/hvacs",
            returns=builtins.list[str],
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get(hvac_id: str, *, user_id: str | Omitted = OMITTED) -> Request[models.HVAC]:
        """Get HVAC Unit."""
        return Request(
            operation_id="getHVAC",
            method="GET",
            path=_path("/hvacs/{}", hvac_id),
            returns=models.HVAC,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def update(
        hvac_id: str, *, charging_location_id: str | None, user_id: str | Omitted = OMITTED
    ) -> Request[models.HVAC]:
        """Set HVAC Location."""
        return Request(
            operation_id="updateHVAC",
            method="PUT",
            path=_path("/hvacs/{}", hvac_id),
            returns=models.HVAC,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(object, {"chargingLocationId": charging_location_id}),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def set_permanent_hold(
        hvac_id: str, *, body: models.HvacPermanentHold, user_id: str | Omitted = OMITTED
    ) -> Request[models.HvacAction]:
        """Set HVAC Mode as Permanent Hold."""
        return Request(
            operation_id="postSetHvacPermanentHold",
            method="POST",
            path=_path("/hvacs/{}/permanent-hold", hvac_id),
            returns=models.HvacAction,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(models.HvacPermanentHold, body),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def set_follow_schedule(
        hvac_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.HvacAction]:
        """Set HVAC to follow device schedule."""
        return Request(
            operation_id="postSetHvacFollowSchedule",
            method="POST",
            path=_path("/hvacs/{}/follow-schedule", hvac_id),
            returns=models.HvacAction,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def set_target_temperature(
        hvac_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        temperature: float | None | Omitted = OMITTED,
        deadband: float | None | Omitted = OMITTED,
    ) -> Request[models.HvacAction]:
        """Set HVAC Temperature."""
        return Request(
            operation_id="postSetHvacTargetTemperature",
            method="POST",
            path=_path("/hvacs/{}/temperature", hvac_id),
            returns=models.HvacAction,
            headers=_headers(("Enode-User-Id", user_id)),
            body=Json(object, {"temperature": temperature, "deadband": deadband}),
            errors={"4XX": models.Problem},
            user_scoped=True,
            deprecated=True,
        )

    @staticmethod
    def get_action(
        vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> Request[models.HvacAction]:
        """Get Action."""
        return Request(
            operation_id="getHvacsAction",
            method="GET",
            path=_path("/hvacs/actions/{}", vendor_action_id),
            returns=models.HvacAction,
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Hvac(Resource):
    """Heating, ventilation and air conditioning units."""

    requests = HvacRequests

    def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List HVAC units.

        Lists the identifiers of the user's HVAC units.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.list(user_id=user_id))

    def get(self, hvac_id: str, *, user_id: str | Omitted = OMITTED) -> models.HVAC:
        """Get HVAC Unit.

        Gives one HVAC unit.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.get(hvac_id, user_id=user_id))

    def update(
        self, hvac_id: str, *, charging_location_id: str | None, user_id: str | Omitted = OMITTED
    ) -> models.HVAC:
        """Set HVAC Location.

        Puts the HVAC unit at a charging location, or takes it away from any.

        Args:
            hvac_id: The HVAC unit.
            charging_location_id: Charging location to put the unit at; null takes it away
                from any.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(
            self.requests.update(
                hvac_id, charging_location_id=charging_location_id, user_id=user_id
            )
        )

    def set_permanent_hold(
        self, hvac_id: str, *, body: models.HvacPermanentHold, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Set HVAC Mode as Permanent Hold.

        Tells the unit to hold a mode until something else is commanded. The unit must have
        PERMANENT among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            body: A mode to hold until something else is commanded, with the setpoints that
                the mode needs.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.set_permanent_hold(hvac_id, body=body, user_id=user_id))

    def set_follow_schedule(
        self, hvac_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Set HVAC to follow device schedule.

        Tells the unit to follow its own schedule, which also ends a permanent hold. The unit
        must have SCHEDULED among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(self.requests.set_follow_schedule(hvac_id, user_id=user_id))

    @deprecated("The service has deprecated this operation.")
    def set_target_temperature(
        self,
        hvac_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        temperature: float | None | Omitted = OMITTED,
        deadband: float | None | Omitted = OMITTED,
    ) -> models.HvacAction:
        """Set HVAC Temperature.

        Tells the unit to keep a temperature. Permanent hold does the same and also sets the
        mode.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.
            temperature: Middle of the band in degrees Celsius. Unit: degC.
            deadband: Width of the band in degrees Celsius, half of it on each side. Unit:
                degC.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return self._send(
            self.requests.set_target_temperature(
                hvac_id, user_id=user_id, temperature=temperature, deadband=deadband
            )
        )

    def get_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Get Action.

        Gives a command to an HVAC unit and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return self._send(self.requests.get_action(vendor_action_id, user_id=user_id))


class AsyncHvac(AsyncResource):
    """Heating, ventilation and air conditioning units."""

    requests = HvacRequests

    async def list(self, *, user_id: str | Omitted = OMITTED) -> builtins.list[str]:
        """List HVAC units.

        Lists the identifiers of the user's HVAC units.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.list(user_id=user_id))

    async def get(self, hvac_id: str, *, user_id: str | Omitted = OMITTED) -> models.HVAC:
        """Get HVAC Unit.

        Gives one HVAC unit.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.get(hvac_id, user_id=user_id))

    async def update(
        self, hvac_id: str, *, charging_location_id: str | None, user_id: str | Omitted = OMITTED
    ) -> models.HVAC:
        """Set HVAC Location.

        Puts the HVAC unit at a charging location, or takes it away from any.

        Args:
            hvac_id: The HVAC unit.
            charging_location_id: Charging location to put the unit at; null takes it away
                from any.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(
            self.requests.update(
                hvac_id, charging_location_id=charging_location_id, user_id=user_id
            )
        )

    async def set_permanent_hold(
        self, hvac_id: str, *, body: models.HvacPermanentHold, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Set HVAC Mode as Permanent Hold.

        Tells the unit to hold a mode until something else is commanded. The unit must have
        PERMANENT among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            body: A mode to hold until something else is commanded, with the setpoints that
                the mode needs.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(
            self.requests.set_permanent_hold(hvac_id, body=body, user_id=user_id)
        )

    async def set_follow_schedule(
        self, hvac_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Set HVAC to follow device schedule.

        Tells the unit to follow its own schedule, which also ends a permanent hold. The unit
        must have SCHEDULED among its capable hold types.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(self.requests.set_follow_schedule(hvac_id, user_id=user_id))

    @deprecated("The service has deprecated this operation.")
    async def set_target_temperature(
        self,
        hvac_id: str,
        *,
        user_id: str | Omitted = OMITTED,
        temperature: float | None | Omitted = OMITTED,
        deadband: float | None | Omitted = OMITTED,
    ) -> models.HvacAction:
        """Set HVAC Temperature.

        Tells the unit to keep a temperature. Permanent hold does the same and also sets the
        mode.

        Args:
            hvac_id: The HVAC unit.
            user_id: The user whose things are meant.
            temperature: Middle of the band in degrees Celsius. Unit: degC.
            deadband: Width of the band in degrees Celsius, half of it on each side. Unit:
                degC.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
            UnprocessableContent: A schedule or a smart charging plan controls the device.
            TooManyRequests: The vendor's cloud allows no more requests for now.
        """
        return await self._send(
            self.requests.set_target_temperature(
                hvac_id, user_id=user_id, temperature=temperature, deadband=deadband
            )
        )

    async def get_action(
        self, vendor_action_id: str, *, user_id: str | Omitted = OMITTED
    ) -> models.HvacAction:
        """Get Action.

        Gives a command to an HVAC unit and what became of it.

        Args:
            user_id: The user whose things are meant.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is not the user's.
        """
        return await self._send(self.requests.get_action(vendor_action_id, user_id=user_id))
