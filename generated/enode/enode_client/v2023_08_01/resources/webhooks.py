"""The firehose, one address that receives all events of the client."""

from __future__ import annotations

from ..._runtime.client import AsyncResource, Resource
from ..._runtime.request import Json, Request
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
        )


class Webhooks(Resource):
    """The firehose, one address that receives all events of the client."""

    requests = WebhooksRequests

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


class AsyncWebhooks(AsyncResource):
    """The firehose, one address that receives all events of the client."""

    requests = WebhooksRequests

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
