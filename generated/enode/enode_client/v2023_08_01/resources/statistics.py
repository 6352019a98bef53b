"""Energy drawn and produced, with its price."""

from __future__ import annotations

import builtins
from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from ..._runtime.units import DateTime
from .. import models

__all__ = ["AsyncStatistics", "Statistics", "StatisticsRequests"]


class StatisticsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def get_charging(
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ChargingStatistics]]:
        """Get Charging Statistics."""
        return Request(
            operation_id="getChargingStatistics",
            method="GET",
            path=_path("/users/{}/statistics/charging", user_id),
            returns=builtins.list[models.ChargingStatistics],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("type", _wire_value(models.ChargingStatisticsType, type)),
                ("endDate", _wire_value(DateTime, end_date)),
                ("resolution", _wire_value(models.StatisticsResolution, resolution)),
                ("id", id),
                ("utcOffset", utc_offset),
                ("locationId", location_id),
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_charging_sessions(
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ChargingSession]]:
        """Get Charging Sessions Statistics."""
        return Request(
            operation_id="getChargingSessionsStatistics",
            method="GET",
            path=_path("/users/{}/statistics/charging/sessions", user_id),
            returns=builtins.list[models.ChargingSession],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("type", _wire_value(models.ChargingStatisticsType, type)),
                ("endDate", _wire_value(DateTime, end_date)),
                ("locationId", location_id),
                ("id", id),
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get_production(
        user_id: str,
        *,
        start_date: DateTime,
        type: Literal["inverter"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ProductionStatistics]]:
        """Get Production Statistics."""
        return Request(
            operation_id="getProductionStatistics",
            method="GET",
            path=_path("/users/{}/statistics/production", user_id),
            returns=builtins.list[models.ProductionStatistics],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("type", type),
                ("endDate", _wire_value(DateTime, end_date)),
                ("resolution", _wire_value(models.StatisticsResolution, resolution)),
                ("id", id),
                ("utcOffset", utc_offset),
                ("locationId", location_id),
            ),
            errors={"4XX": models.Problem},
        )


class Statistics(Resource):
    """Energy drawn and produced, with its price."""

    requests = StatisticsRequests

    def get_charging(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingStatistics]:
        """Get Charging Statistics.

        Adds up the energy drawn, period by period.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            location_id: Location to look at; all when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.get_charging(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                resolution=resolution,
                id=id,
                utc_offset=utc_offset,
                location_id=location_id,
            )
        )

    def get_charging_sessions(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingSession]:
        """Get Charging Sessions Statistics.

        Lists the charging sessions of a time.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            location_id: Location to look at; all when left out.
            id: The device to look at, of the kind given by `type`; all devices when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.get_charging_sessions(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                location_id=location_id,
                id=id,
            )
        )

    def get_production(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: Literal["inverter"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ProductionStatistics]:
        """Get Production Statistics.

        Adds up the energy produced, period by period.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            location_id: Location to look at; all when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.get_production(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                resolution=resolution,
                id=id,
                utc_offset=utc_offset,
                location_id=location_id,
            )
        )


class AsyncStatistics(AsyncResource):
    """Energy drawn and produced, with its price."""

    requests = StatisticsRequests

    async def get_charging(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingStatistics]:
        """Get Charging Statistics.

        Adds up the energy drawn, period by period.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            location_id: Location to look at; all when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.get_charging(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                resolution=resolution,
                id=id,
                utc_offset=utc_offset,
                location_id=location_id,
            )
        )

    async def get_charging_sessions(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: models.ChargingStatisticsType | Literal["charger", "vehicle", "hvac"],
        end_date: DateTime | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingSession]:
        """Get Charging Sessions Statistics.

        Lists the charging sessions of a time.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            location_id: Location to look at; all when left out.
            id: The device to look at, of the kind given by `type`; all devices when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.get_charging_sessions(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                location_id=location_id,
                id=id,
            )
        )

    async def get_production(
        self,
        user_id: str,
        *,
        start_date: DateTime,
        type: Literal["inverter"],
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        location_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ProductionStatistics]:
        """Get Production Statistics.

        Adds up the energy produced, period by period.

        Args:
            user_id: Identifier that you chose for the user.
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            type: Kind of device to look at.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            location_id: Location to look at; all when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.get_production(
                user_id,
                start_date=start_date,
                type=type,
                end_date=end_date,
                resolution=resolution,
                id=id,
                utc_offset=utc_offset,
                location_id=location_id,
            )
        )
