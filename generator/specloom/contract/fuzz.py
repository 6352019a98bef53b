"""Fuzzing by the engine of Schemathesis, through the session: the only module that imports it."""

from __future__ import annotations

from specloom.contract.session import Session
from specloom.ir.model import Api, Operation
from specloom.spec import Document

__all__ = ["fuzz"]


def fuzz(  # noqa: PLR0913 - what a tier needs
    api: Api,
    document: Document,
    session: Session,
    operations: tuple[Operation, ...],
    *,
    seed: int,
    max_examples: int,
) -> None:
    """Not yet."""
    del api, document, session, operations, seed, max_examples
