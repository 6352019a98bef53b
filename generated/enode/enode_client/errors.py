"""Everything this client raises; the tree is drawn in `_runtime/errors.py`."""

from __future__ import annotations

from ._runtime.errors import (
    ApiError,
    BadRequest,
    ClientError,
    Conflict,
    ConnectionFailed,
    DeprecatedOperationWarning,
    Forbidden,
    InvalidRequest,
    LoginFailed,
    NotFound,
    ResponseMismatch,
    ServerError,
    StatusError,
    TimedOut,
    TooManyRequests,
    Unauthorized,
    UnexpectedStatus,
    UnprocessableContent,
    VersionMismatchWarning,
    WebhookError,
)

__all__ = [
    "ApiError",
    "BadRequest",
    "ClientError",
    "Conflict",
    "ConnectionFailed",
    "DeprecatedOperationWarning",
    "Forbidden",
    "InvalidRequest",
    "LoginFailed",
    "NotFound",
    "ResponseMismatch",
    "ServerError",
    "StatusError",
    "TimedOut",
    "TooManyRequests",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableContent",
    "VersionMismatchWarning",
    "WebhookError",
]
