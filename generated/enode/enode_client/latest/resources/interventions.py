"""What users can do so that their devices can do more."""

from __future__ import annotations

import builtins
from typing import Literal

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Request
from .. import models

__all__ = ["AsyncInterventions", "Interventions", "InterventionsRequests"]


class InterventionsRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def list(
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> Request[builtins.list[models.Intervention]]:
        """List Interventions."""
        return Request(
            operation_id="listInterventions",
            method="GET",
            path="/interventions",
            returns=builtins.list[models.Intervention],
            query=_query(
                ("language", _wire_value(models.InterventionLanguage, language)),
                ("vendorType", _wire_value(models.VendorType, vendor_type)),
                ("vendor", _wire_value(models.Vendor, vendor)),
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get(
        intervention_id: str,
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> Request[models.Intervention]:
        """Get Intervention."""
        return Request(
            operation_id="getIntervention",
            method="GET",
            path=_path("/interventions/{}", intervention_id),
            returns=models.Intervention,
            query=_query(
                ("language", _wire_value(models.InterventionLanguage, language)),
                ("vendorType", _wire_value(models.VendorType, vendor_type)),
                ("vendor", _wire_value(models.Vendor, vendor)),
            ),
            errors={"4XX": models.Problem},
        )


class Interventions(Resource):
    """What users can do so that their devices can do more."""

    requests = InterventionsRequests

    def list(
        self,
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> builtins.list[models.Intervention]:
        """List Interventions.

        Lists all interventions, in one language.

        Args:
            language: Language of the texts.
            vendor_type: Kind of device that the interventions are about; all kinds when left
                out.
            vendor: Vendor that the interventions are about; all vendors when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.list(language=language, vendor_type=vendor_type, vendor=vendor)
        )

    def get(
        self,
        intervention_id: str,
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> models.Intervention:
        """Get Intervention.

        Gives one intervention, in one language.

        Args:
            intervention_id: The intervention, as the capabilities of a device name it.
            language: Language of the texts.
            vendor_type: Kind of device that the interventions are about; all kinds when left
                out.
            vendor: Vendor that the interventions are about; all vendors when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.get(
                intervention_id, language=language, vendor_type=vendor_type, vendor=vendor
            )
        )


class AsyncInterventions(AsyncResource):
    """What users can do so that their devices can do more."""

    requests = InterventionsRequests

    async def list(
        self,
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> builtins.list[models.Intervention]:
        """List Interventions.

        Lists all interventions, in one language.

        Args:
            language: Language of the texts.
            vendor_type: Kind of device that the interventions are about; all kinds when left
                out.
            vendor: Vendor that the interventions are about; all vendors when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.list(language=language, vendor_type=vendor_type, vendor=vendor)
        )

    async def get(
        self,
        intervention_id: str,
        *,
        language: models.InterventionLanguage | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        vendor: models.Vendor | str | Omitted = OMITTED,
    ) -> models.Intervention:
        """Get Intervention.

        Gives one intervention, in one language.

        Args:
            intervention_id: The intervention, as the capabilities of a device name it.
            language: Language of the texts.
            vendor_type: Kind of device that the interventions are about; all kinds when left
                out.
            vendor: Vendor that the interventions are about; all vendors when left out.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.get(
                intervention_id, language=language, vendor_type=vendor_type, vendor=vendor
            )
        )
