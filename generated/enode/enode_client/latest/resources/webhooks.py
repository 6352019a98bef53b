"""Addresses that receive events of the client; the old firehose is one of them."""

from __future__ import annotations

import builtins
from collections.abc import Sequence

from typing_extensions import deprecated  # pydantic itself needs and brings it

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.omitted import OMITTED, Omitted
from ..._runtime.paging import AsyncPager, Pager
from ..._runtime.parameters import path as _path
from ..._runtime.parameters import query as _query
from ..._runtime.parameters import wire_value as _wire_value
from ..._runtime.request import Json, Paging, Request
from .. import models

__all__ = ["AsyncWebhooks", "Webhooks", "WebhooksRequests"]


class WebhooksRequests:
    """The same operations as request values; `client.send` gives the whole response to one."""

    @staticmethod
    def update_firehose(*, secret: str, url: str) -> Request[None]:
        """Update Firehose Webhook."""
        return Request(
            operation_id="putWebhooksFirehose",
            method="PUT",
            path="/webhooks/firehose",
            returns=None,
            body=Json(object, {"secret": secret, "url": url}),
            errors={"4XX": models.Problem},
            deprecated=True,
        )

    @staticmethod
    def delete_firehose(*, url: str) -> Request[None]:
        """Delete Firehose Webhook."""
        return Request(
            operation_id="deleteWebhooksFirehose",
            method="DELETE",
            path="/webhooks/firehose",
            returns=None,
            body=Json(object, {"url": url}),
            errors={"4XX": models.Problem},
            deprecated=True,
        )

    @staticmethod
    def test_firehose() -> Request[models.TestFirehoseWebhook]:
        """Test Firehose Webhook."""
        return Request(
            operation_id="postWebhooksFirehoseTest",
            method="POST",
            path="/webhooks/firehose/test",
            returns=models.TestFirehoseWebhook,
            errors={"4XX": models.Problem},
            deprecated=True,
        )

    @staticmethod
    def create(
        *,
        url: str,
        secret: str,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | Omitted = OMITTED,
    ) -> Request[models.WebhookResponse]:
        """Create Webhook."""
        return Request(
            operation_id="createWebhook",
            method="POST",
            path="/webhooks",
            returns=models.WebhookResponse,
            body=Json(
                object,
                {
                    "url": url,
                    "secret": secret,
                    "events": _wire_value(builtins.list[str], events),
                    "apiVersion": api_version,
                    "authentication": _wire_value(models.WebhookAuthentication, authentication),
                },
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def list(
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Request[models.PaginatedWebhookList]:
        """List Webhooks."""
        return Request(
            operation_id="listWebhooks",
            method="GET",
            path="/webhooks",
            returns=models.PaginatedWebhookList,
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
    def get(webhook_id: str) -> Request[models.WebhookResponse]:
        """Get Webhook."""
        return Request(
            operation_id="getWebhook",
            method="GET",
            path=_path("/webhooks/{}", webhook_id),
            returns=models.WebhookResponse,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def update(
        webhook_id: str,
        *,
        url: str | Omitted = OMITTED,
        secret: str | Omitted = OMITTED,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | None | Omitted = OMITTED,
    ) -> Request[models.WebhookResponse]:
        """Update Webhook."""
        return Request(
            operation_id="updateWebhook",
            method="PATCH",
            path=_path("/webhooks/{}", webhook_id),
            returns=models.WebhookResponse,
            body=Json(
                object,
                {
                    "url": url,
                    "secret": secret,
                    "events": _wire_value(builtins.list[str], events),
                    "apiVersion": api_version,
                    "authentication": _wire_value(
                        models.WebhookAuthentication | None, authentication
                    ),
                },
            ),
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def delete(webhook_id: str) -> Request[None]:
        """Delete Webhook."""
        return Request(
            operation_id="deleteWebhook",
            method="DELETE",
            path=_path("/webhooks/{}", webhook_id),
            returns=None,
            errors={"4XX": models.Problem},
        )

    @staticmethod
    def test(webhook_id: str) -> Request[models.TestFirehoseWebhook]:
        """Test Webhook."""
        return Request(
            operation_id="testWebhook",
            method="POST",
            path=_path("/webhooks/{}/test", webhook_id),
            returns=models.TestFirehoseWebhook,
            errors={"4XX": models.Problem},
        )


class Webhooks(Resource):
    """Addresses that receive events of the client; the old firehose is one of them."""

    requests = WebhooksRequests

    @deprecated("The service has deprecated this operation.")
    def update_firehose(self, *, secret: str, url: str) -> None:
        """Update Firehose Webhook.

        Says where all events of the client are to be sent, and the secret they are signed
        with. A firehose that was offline is active again.

        Args:
            secret: Secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            url: Address that receives the events (HTTPS).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.update_firehose(secret=secret, url=url))

    @deprecated("The service has deprecated this operation.")
    def delete_firehose(self, *, url: str) -> None:
        """Delete Firehose Webhook.

        Sends no more events to an address.

        Args:
            url: Address that received the events.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.delete_firehose(url=url))

    @deprecated("The service has deprecated this operation.")
    def test_firehose(self) -> models.TestFirehoseWebhook:
        """Test Firehose Webhook.

        Sends the event enode:firehose:test and tells how it was received. Success makes an
        offline firehose active again.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.test_firehose())

    def create(
        self,
        *,
        url: str,
        secret: str,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | Omitted = OMITTED,
    ) -> models.WebhookResponse:
        """Create Webhook.

        Says where events of the client are to be sent, and the secret they are signed with.

        Args:
            url: Address that receives the events (HTTPS). 8 to 200 characters.
            secret: Secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            events: Names of the events to send; `*` means all. Default: ["*"].
            api_version: Version in which events are rendered; null for the one your client is
                pinned to.
            authentication: Header to send with every delivery.

        Raises:
            BadRequest: The request does not match this description, or there is a webhook
                with this address.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return self._send(
            self.requests.create(
                url=url,
                secret=secret,
                events=events,
                api_version=api_version,
                authentication=authentication,
            )
        )

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> Pager[models.WebhookResponse]:
        """List Webhooks.

        Lists the webhooks of the client, the old firehose among them.

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

    def get(self, webhook_id: str) -> models.WebhookResponse:
        """Get Webhook.

        Gives one webhook.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.get(webhook_id))

    def update(
        self,
        webhook_id: str,
        *,
        url: str | Omitted = OMITTED,
        secret: str | Omitted = OMITTED,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | None | Omitted = OMITTED,
    ) -> models.WebhookResponse:
        """Update Webhook.

        Changes the members that are sent and leaves the others as they are. A webhook that
        was inactive is active again.

        Args:
            url: Address that receives the events (HTTPS). 8 to 200 characters.
            secret: New secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            events: Names of the events to send; `*` means all.
            api_version: Version in which events are rendered; null for the one your client is
                pinned to.
            authentication: Header to send with every delivery; null for none any more.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(
            self.requests.update(
                webhook_id,
                url=url,
                secret=secret,
                events=events,
                api_version=api_version,
                authentication=authentication,
            )
        )

    def delete(self, webhook_id: str) -> None:
        """Delete Webhook.

        Sends no more events to an address.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.delete(webhook_id))

    def test(self, webhook_id: str) -> models.TestFirehoseWebhook:
        """Test Webhook.

        Sends the event enode:firehose:test and tells how it was received. Success makes an
        inactive webhook active again. (Later the event was called enode:webhook:test.)

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return self._send(self.requests.test(webhook_id))


class AsyncWebhooks(AsyncResource):
    """Addresses that receive events of the client; the old firehose is one of them."""

    requests = WebhooksRequests

    @deprecated("The service has deprecated this operation.")
    async def update_firehose(self, *, secret: str, url: str) -> None:
        """Update Firehose Webhook.

        Says where all events of the client are to be sent, and the secret they are signed
        with. A firehose that was offline is active again.

        Args:
            secret: Secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            url: Address that receives the events (HTTPS).

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.update_firehose(secret=secret, url=url))

    @deprecated("The service has deprecated this operation.")
    async def delete_firehose(self, *, url: str) -> None:
        """Delete Firehose Webhook.

        Sends no more events to an address.

        Args:
            url: Address that received the events.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.delete_firehose(url=url))

    @deprecated("The service has deprecated this operation.")
    async def test_firehose(self) -> models.TestFirehoseWebhook:
        """Test Firehose Webhook.

        Sends the event enode:firehose:test and tells how it was received. Success makes an
        offline firehose active again.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.test_firehose())

    async def create(
        self,
        *,
        url: str,
        secret: str,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | Omitted = OMITTED,
    ) -> models.WebhookResponse:
        """Create Webhook.

        Says where events of the client are to be sent, and the secret they are signed with.

        Args:
            url: Address that receives the events (HTTPS). 8 to 200 characters.
            secret: Secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            events: Names of the events to send; `*` means all. Default: ["*"].
            api_version: Version in which events are rendered; null for the one your client is
                pinned to.
            authentication: Header to send with every delivery.

        Raises:
            BadRequest: The request does not match this description, or there is a webhook
                with this address.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
        """
        return await self._send(
            self.requests.create(
                url=url,
                secret=secret,
                events=events,
                api_version=api_version,
                authentication=authentication,
            )
        )

    def list(
        self,
        *,
        page_size: int | Omitted = OMITTED,
        after: str | Omitted = OMITTED,
        before: str | Omitted = OMITTED,
    ) -> AsyncPager[models.WebhookResponse]:
        """List Webhooks.

        Lists the webhooks of the client, the old firehose among them.

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

    async def get(self, webhook_id: str) -> models.WebhookResponse:
        """Get Webhook.

        Gives one webhook.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.get(webhook_id))

    async def update(
        self,
        webhook_id: str,
        *,
        url: str | Omitted = OMITTED,
        secret: str | Omitted = OMITTED,
        events: Sequence[str] | Omitted = OMITTED,
        api_version: str | None | Omitted = OMITTED,
        authentication: models.WebhookAuthentication | None | Omitted = OMITTED,
    ) -> models.WebhookResponse:
        """Update Webhook.

        Changes the members that are sent and leaves the others as they are. A webhook that
        was inactive is active again.

        Args:
            url: Address that receives the events (HTTPS). 8 to 200 characters.
            secret: New secret that you chose; better 128 random bits or more. 6 to 256
                characters.
            events: Names of the events to send; `*` means all.
            api_version: Version in which events are rendered; null for the one your client is
                pinned to.
            authentication: Header to send with every delivery; null for none any more.

        Raises:
            BadRequest: The request does not match this description.
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(
            self.requests.update(
                webhook_id,
                url=url,
                secret=secret,
                events=events,
                api_version=api_version,
                authentication=authentication,
            )
        )

    async def delete(self, webhook_id: str) -> None:
        """Delete Webhook.

        Sends no more events to an address.

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.delete(webhook_id))

    async def test(self, webhook_id: str) -> models.TestFirehoseWebhook:
        """Test Webhook.

        Sends the event enode:firehose:test and tells how it was received. Success makes an
        inactive webhook active again. (Later the event was called enode:webhook:test.)

        Raises:
            Unauthorized: The access token is missing, wrong or expired.
            Forbidden: The access token does not reach this far.
            NotFound: There is no such thing, or it is none of your client's.
        """
        return await self._send(self.requests.test(webhook_id))
