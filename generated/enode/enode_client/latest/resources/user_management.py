"""Linking users and letting them go."""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Literal

from typing_extensions import deprecated  # pydantic itself needs and brings it

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncUserManagement", "UserManagement", "UserManagementRequests"]


class UserManagementRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def delete(user_id: str) -> Request[None]:
        """Unlink User."""
        return Request(
            operation_id="deleteUsersUserid",
            method="DELETE",
            path=_path("/users/{}", user_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def get(user_id: str) -> Request[models.UserResponse]:
        """Get User."""
        return Request(
            operation_id="getUser",
            method="GET",
            path=_path("/users/{}", user_id),
            returns=models.UserResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def link(
        user_id: str,
        *,
        vendor: models.Vendor | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        force_language: str | Omitted = OMITTED,
        scopes: Sequence[str] | Omitted = OMITTED,
        redirect_uri: str | Omitted = OMITTED,
        username: str | Omitted = OMITTED,
    ) -> Request[models.LinkUserResponse]:
        """Link User."""
        return Request(
            operation_id="postUsersUseridLink",
            method="POST",
            path=_path("/users/{}/link", user_id),
            returns=models.LinkUserResponse,
            body=Json(
                object,
                {
                    "vendor": _wire_value(models.Vendor, vendor),
                    "vendorType": _wire_value(models.VendorType, vendor_type),
                    "forceLanguage": force_language,
                    "scopes": _wire_value(builtins.list[str], scopes),
                    "redirectUri": redirect_uri,
                    "username": username,
                },
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def deauthorize(user_id: str) -> Request[None]:
        """Deauthorize User."""
        return Request(
            operation_id="deleteUsersUseridAuthorization",
            method="DELETE",
            path=_path("/users/{}/authorization", user_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def disconnect_vendor(user_id: str, vendor: models.Vendor | str) -> Request[None]:
        """Disconnect Vendor."""
        return Request(
            operation_id="disconnectUserVendor",
            method="DELETE",
            path=_path("/users/{}/vendors/{}", user_id, _wire_value(models.Vendor, vendor)),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def disconnect_vendor_deprecated(user_id: str, vendor: models.Vendor | str) -> Request[None]:
        """Disconnect Vendor (path of the changelog)."""
        return Request(
            operation_id="disconnectUserVendorDeprecated",
            method="DELETE",
            path=_path("/users/{}/vendor/{}", user_id, _wire_value(models.Vendor, vendor)),
            returns=None,
            errors={"4XX": models.Problem},
            deprecated=True,
        )

    @staticmethod
    def get_vendor(user_id: str, vendor: models.Vendor | str) -> Request[models.LinkedVendor]:
        """Get User Vendor."""
        return Request(
            operation_id="getUserVendor",
            method="GET",
            path=_path("/users/{}/vendor/{}", user_id, _wire_value(models.Vendor, vendor)),
            returns=models.LinkedVendor,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedUserList]:
        """List Users."""
        return Request(
            operation_id="listUsers",
            method="GET",
            path="/users",
            returns=models.PaginatedUserList,
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


class UserManagement(Resource):
    """Linking users and letting them go."""

    requests = UserManagementRequests

    def delete(self, user_id: str) -> None:
        """Unlink User.

        Deletes the user and all data of the user.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.delete(user_id))

    def get(self, user_id: str) -> models.UserResponse:
        """Get User.

        Gives a user and the vendors that the user has linked.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get(user_id))

    def link(
        self,
        user_id: str,
        *,
        vendor: models.Vendor | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        force_language: str | Omitted = OMITTED,
        scopes: Sequence[str] | Omitted = OMITTED,
        redirect_uri: str | Omitted = OMITTED,
        username: str | Omitted = OMITTED,
    ) -> models.LinkUserResponse:
        """Link User.

        Gives the address at which the user can link devices. A user that does not exist is
        created.

        Args:
            user_id: Identifier that you chose for the user.
            vendor: Vendor to link, which skips the choice of a vendor.
            vendor_type: Kind of device to link, which narrows the choice of vendors.
            force_language: Language of the pages as a BCP 47 tag, such as nb-NO; the
                browser's when left out.
            scopes: What you want to be allowed, such as `vehicle:charge_state`.
            redirect_uri: Where the browser is sent when the user is done.
            username: Name to fill in at the vendor's login.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: Your client may not have more connections.
        """
        return self._send(
            self.requests.link(
                user_id,
                vendor=vendor,
                vendor_type=vendor_type,
                force_language=force_language,
                scopes=scopes,
                redirect_uri=redirect_uri,
                username=username,
            )
        )

    def deauthorize(self, user_id: str) -> None:
        """Deauthorize User.

        Forgets the user's credentials and tokens and sends no more events about the user, but
        keeps the user's data.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.deauthorize(user_id))

    def disconnect_vendor(self, user_id: str, vendor: models.Vendor | str) -> None:
        """Disconnect Vendor.

        Forgets the user's credentials for one vendor; its devices disappear.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.disconnect_vendor(user_id, vendor))

    @deprecated("The service has deprecated this operation.")
    def disconnect_vendor_deprecated(self, user_id: str, vendor: models.Vendor | str) -> None:
        """Disconnect Vendor (path of the changelog).

        The path as the changelog spells it. Use the path with `vendors`.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.disconnect_vendor_deprecated(user_id, vendor))

    def get_vendor(self, user_id: str, vendor: models.Vendor | str) -> models.LinkedVendor:
        """Get User Vendor.

        Gives one vendor that the user has linked. Only the changelog names this operation.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get_vendor(user_id, vendor))

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.UsersListEntry]:
        """List Users.

        Lists the users of the client.

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


class AsyncUserManagement(AsyncResource):
    """Linking users and letting them go."""

    requests = UserManagementRequests

    async def delete(self, user_id: str) -> None:
        """Unlink User.

        Deletes the user and all data of the user.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.delete(user_id))

    async def get(self, user_id: str) -> models.UserResponse:
        """Get User.

        Gives a user and the vendors that the user has linked.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get(user_id))

    async def link(
        self,
        user_id: str,
        *,
        vendor: models.Vendor | str | Omitted = OMITTED,
        vendor_type: models.VendorType
        | Literal["vehicle", "charger", "hvac", "inverter", "battery", "meter"]
        | Omitted = OMITTED,
        force_language: str | Omitted = OMITTED,
        scopes: Sequence[str] | Omitted = OMITTED,
        redirect_uri: str | Omitted = OMITTED,
        username: str | Omitted = OMITTED,
    ) -> models.LinkUserResponse:
        """Link User.

        Gives the address at which the user can link devices. A user that does not exist is
        created.

        Args:
            user_id: Identifier that you chose for the user.
            vendor: Vendor to link, which skips the choice of a vendor.
            vendor_type: Kind of device to link, which narrows the choice of vendors.
            force_language: Language of the pages as a BCP 47 tag, such as nb-NO; the
                browser's when left out.
            scopes: What you want to be allowed, such as `vehicle:charge_state`.
            redirect_uri: Where the browser is sent when the user is done.
            username: Name to fill in at the vendor's login.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: Your client may not have more connections.
        """
        return await self._send(
            self.requests.link(
                user_id,
                vendor=vendor,
                vendor_type=vendor_type,
                force_language=force_language,
                scopes=scopes,
                redirect_uri=redirect_uri,
                username=username,
            )
        )

    async def deauthorize(self, user_id: str) -> None:
        """Deauthorize User.

        Forgets the user's credentials and tokens and sends no more events about the user, but
        keeps the user's data.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.deauthorize(user_id))

    async def disconnect_vendor(self, user_id: str, vendor: models.Vendor | str) -> None:
        """Disconnect Vendor.

        Forgets the user's credentials for one vendor; its devices disappear.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.disconnect_vendor(user_id, vendor))

    @deprecated("The service has deprecated this operation.")
    async def disconnect_vendor_deprecated(self, user_id: str, vendor: models.Vendor | str) -> None:
        """Disconnect Vendor (path of the changelog).

        The path as the changelog spells it. Use the path with `vendors`.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.disconnect_vendor_deprecated(user_id, vendor))

    async def get_vendor(self, user_id: str, vendor: models.Vendor | str) -> models.LinkedVendor:
        """Get User Vendor.

        Gives one vendor that the user has linked. Only the changelog names this operation.

        Args:
            user_id: Identifier that you chose for the user.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get_vendor(user_id, vendor))

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.UsersListEntry]:
        """List Users.

        Lists the users of the client.

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
