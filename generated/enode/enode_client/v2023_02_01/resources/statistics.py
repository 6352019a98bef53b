"""Energy drawn and produced, with its price."""

from __future__ import annotations

import builtins
from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import headers as _headers
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
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        vehicle_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ChargingStatistics]]:
        """Get Charging Statistics."""
        return Request(
            operation_id="getStatisticsCharging",
            method="GET",
            path="/statistics/charging",
            returns=builtins.list[models.ChargingStatistics],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("endDate", _wire_value(DateTime, end_date)),
                ("resolution", _wire_value(models.StatisticsResolution, resolution)),
                ("type", _wire_value(models.ChargingStatisticsType, type)),
                ("id", id),
                ("utcOffset", utc_offset),
                ("chargingLocationId", charging_location_id),
                ("vehicleId", vehicle_id),
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_charging_sessions(
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        target_type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        target_id: str | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ChargingSession]]:
        """Get Charging Sessions Statistics."""
        return Request(
            operation_id="getStatisticsChargingSessions",
            method="GET",
            path="/statistics/charging/sessions",
            returns=builtins.list[models.ChargingSession],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("endDate", _wire_value(DateTime, end_date)),
                ("targetType", _wire_value(models.ChargingStatisticsType, target_type)),
                ("targetId", target_id),
                ("chargingLocationId", charging_location_id),
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )

    @staticmethod
    def get_production(
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: Literal["inverter"] | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.ProductionStatistics]]:
        """Get Production Statistics."""
        return Request(
            operation_id="getStatisticsProduction",
            method="GET",
            path="/statistics/production",
            returns=builtins.list[models.ProductionStatistics],
            query=_query(
                ("startDate", _wire_value(DateTime, start_date)),
                ("endDate", _wire_value(DateTime, end_date)),
                ("resolution", _wire_value(models.StatisticsResolution, resolution)),
                ("type", type),
                ("id", id),
                ("utcOffset", utc_offset),
                ("chargingLocationId", charging_location_id),
            ),
            headers=_headers(("Enode-User-Id", user_id)),
            errors={"4XX": models.Problem},
            user_scoped=True,
        )


class Statistics(Resource):
    """Energy drawn and produced, with its price."""

    requests = StatisticsRequests

    def get_charging(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        vehicle_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingStatistics]:
        """Get Charging Statistics.

        Adds up the energy drawn, period by period.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            type: Kind of device to look at; all kinds when left out.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            charging_location_id: Charging location to look at; all when left out.
            vehicle_id: The vehicle to look at.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.get_charging(
                start_date=start_date,
                end_date=end_date,
                resolution=resolution,
                type=type,
                id=id,
                utc_offset=utc_offset,
                charging_location_id=charging_location_id,
                vehicle_id=vehicle_id,
                user_id=user_id,
            )
        )

    def get_charging_sessions(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        target_type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        target_id: str | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingSession]:
        """Get Charging Sessions Statistics.

        Lists the charging sessions of a time.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            target_type: Kind of device whose sessions are meant; all kinds when left out.
            target_id: The device whose sessions are meant, of the kind given by `targetType`;
                all devices when left out.
            charging_location_id: Charging location to look at; all when left out.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.get_charging_sessions(
                start_date=start_date,
                end_date=end_date,
                target_type=target_type,
                target_id=target_id,
                charging_location_id=charging_location_id,
                user_id=user_id,
            )
        )

    def get_production(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: Literal["inverter"] | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ProductionStatistics]:
        """Get Production Statistics.

        Adds up the energy produced, period by period.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            type: Kind of device to look at.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            charging_location_id: Charging location to look at; all when left out.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.get_production(
                start_date=start_date,
                end_date=end_date,
                resolution=resolution,
                type=type,
                id=id,
                utc_offset=utc_offset,
                charging_location_id=charging_location_id,
                user_id=user_id,
            )
        )


class AsyncStatistics(AsyncResource):
    """Energy drawn and produced, with its price."""

    requests = StatisticsRequests

    async def get_charging(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        vehicle_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingStatistics]:
        """Get Charging Statistics.

        Adds up the energy drawn, period by period.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            type: Kind of device to look at; all kinds when left out.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            charging_location_id: Charging location to look at; all when left out.
            vehicle_id: The vehicle to look at.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.get_charging(
                start_date=start_date,
                end_date=end_date,
                resolution=resolution,
                type=type,
                id=id,
                utc_offset=utc_offset,
                charging_location_id=charging_location_id,
                vehicle_id=vehicle_id,
                user_id=user_id,
            )
        )

    async def get_charging_sessions(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        target_type: models.ChargingStatisticsType
        | Literal["charger", "vehicle", "hvac"]
        | Omitted = OMITTED,
        target_id: str | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ChargingSession]:
        """Get Charging Sessions Statistics.

        Lists the charging sessions of a time.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            target_type: Kind of device whose sessions are meant; all kinds when left out.
            target_id: The device whose sessions are meant, of the kind given by `targetType`;
                all devices when left out.
            charging_location_id: Charging location to look at; all when left out.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.get_charging_sessions(
                start_date=start_date,
                end_date=end_date,
                target_type=target_type,
                target_id=target_id,
                charging_location_id=charging_location_id,
                user_id=user_id,
            )
        )

    async def get_production(
        self,
        *,
        start_date: DateTime,
        end_date: DateTime | Omitted = OMITTED,
        resolution: models.StatisticsResolution
        | Literal["QUARTER_HOUR", "HALF_HOUR", "HOUR", "DAY", "WEEK", "MONTH", "YEAR"]
        | Omitted = OMITTED,
        type: Literal["inverter"] | Omitted = OMITTED,
        id: str | Omitted = OMITTED,
        utc_offset: float | Omitted = OMITTED,
        charging_location_id: str | Omitted = OMITTED,
        user_id: str | Omitted = OMITTED,
    ) -> builtins.list[models.ProductionStatistics]:
        """Get Production Statistics.

        Adds up the energy produced, period by period.

        Args:
            start_date: Begin of the time to look at (UTC); not after `endDate`.
            end_date: End of the time to look at (UTC); now when left out.
            resolution: Length of the period that one sample stands for.
            type: Kind of device to look at.
            id: The device to look at, of the kind given by `type`; all devices when left out.
            utc_offset: Hours by which days begin before midnight UTC; fractions and negative
                numbers are allowed. Unit: hours.
            charging_location_id: Charging location to look at; all when left out.
            user_id: The user whose things are meant.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.get_production(
                start_date=start_date,
                end_date=end_date,
                resolution=resolution,
                type=type,
                id=id,
                utc_offset=utc_offset,
                charging_location_id=charging_location_id,
                user_id=user_id,
            )
        )
