"""Everything that is wrong with a description, in one stream."""

from __future__ import annotations

from collections.abc import Iterator

from specloom.errors import Finding
from specloom.ir.model import Api
from specloom.spec import Document
from specloom.values.examples import examples
from specloom.values.leftovers import leftovers
from specloom.values.soundness import soundness
from specloom.values.structure import structure
from specloom.values.vocabulary import vocabulary

__all__ = ["essentials", "validate"]


def validate(api: Api, document: Document) -> Iterator[Finding]:
    """Give what is wrong with a description: its structure first, then what it says.

    Errors break the contract of OpenAPI or of our vocabulary; warnings (an example that its
    schema refuses, a word of an earlier OpenAPI) mislead a reader, not a program.
    """
    yield from essentials(api, document)
    yield from leftovers(api, document)
    yield from vocabulary(api, document)
    yield from examples(api, document)


def essentials(api: Api, document: Document) -> Iterator[Finding]:
    """Give what nobody who uses a description should miss; quick, however large it is.

    That is its structure, and what contradicts itself; extensions and examples are not looked at.
    What an upgrade from Swagger 2.0 did not take over comes first, as information.
    """
    yield from document.notes
    yield from structure(document)
    yield from soundness(api, document)
