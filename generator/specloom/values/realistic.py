"""Values that a reader recognises, by the name of what holds them.

They are proposals. Whoever takes one checks that its schema accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

__all__ = ["numbers", "texts"]

_Value = TypeVar("_Value")
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

_TEXTS: Final[Mapping[str, tuple[str, ...]]] = {
    "address": ("12 Main Street",),
    "at": ("2026-01-31T12:00:00Z",),
    "brand": ("Acme",),
    "city": ("Oslo",),
    "code": ("A1",),
    "color": ("#336699", "blue"),
    "colour": ("#336699", "blue"),
    "country": ("NO", "NOR", "Norway"),
    "currency": ("EUR", "eur"),
    "date": ("2026-01-31", "2026-01-31T12:00:00Z"),
    "description": ("A short description",),
    "domain": ("example.com",),
    "email": ("ada@example.com",),
    "end": ("2026-01-31T12:00:00Z",),
    "file": ("notes.txt",),
    "first": ("Ada",),
    "hash": ("9f86d081",),
    "host": ("example.com",),
    "id": ("1", "id_1"),
    "ip": ("192.0.2.1", "2001:db8::1"),
    "label": ("Label",),
    "language": ("en",),
    "last": ("Lovelace",),
    "locale": ("en-GB", "en"),
    "message": ("Hello",),
    "model": ("Model 1",),
    "name": ("Example",),
    "path": ("/notes.txt",),
    "phone": ("+4722222222",),
    "postcode": ("0150",),
    "password": ("correct horse battery staple",),
    "secret": ("correct horse battery staple",),
    "sha": ("da39a3ee5e6b4b0d3255bfef95601890afd80709",),
    "start": ("2026-01-01T12:00:00Z",),
    "state": ("active",),
    "status": ("active",),
    "time": ("12:00:00Z", "2026-01-31T12:00:00Z"),
    "timezone": ("Europe/Oslo",),
    "title": ("A title",),
    "token": ("token_1",),
    "uri": ("https://example.com",),
    "url": ("https://example.com",),
    "user": ("ada",),
    "username": ("ada",),
    "uuid": ("123e4567-e89b-42d3-a456-426614174000",),
    "version": ("1.0.0",),
    "vin": ("1HGCM82633A004352",),
    "zip": ("0150",),
}

_NUMBERS: Final[Mapping[str, tuple[float, ...]]] = {
    "age": (36,),
    "amount": (1000,),
    "at": (1769860800,),
    "battery": (80,),
    "count": (1,),
    "created": (1769860800,),
    "latitude": (59.91,),
    "lat": (59.91,),
    "limit": (10,),
    "lng": (10.75,),
    "lon": (10.75,),
    "longitude": (10.75,),
    "port": (8080,),
    "price": (9.5, 9),
    "size": (10,),
    "status": (200,),
    "timestamp": (1769860800,),
    "total": (10,),
    "year": (2026,),
}


def texts(name: str) -> Iterator[str]:
    """Propose texts for what is called `name`, likeliest first."""
    return _by_name(name, _TEXTS)


def numbers(name: str) -> Iterator[float]:
    """Propose numbers for what is called `name`, likeliest first."""
    return _by_name(name, _NUMBERS)


def _by_name(name: str, table: Mapping[str, tuple[_Value, ...]]) -> Iterator[_Value]:
    """Look a name up by its last word, which tells what a thing is: `billing_country`."""
    words = _WORD.findall(name)
    if words:
        yield from table.get(words[-1].lower(), ())
