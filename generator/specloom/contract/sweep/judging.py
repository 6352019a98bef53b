"""The independent word on whether values are what a schema says, and the samples it passed."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema_rs

from specloom.contract.readings import rewritten
from specloom.contract.sweep.places import Place, found, put
from specloom.ir.model import Api, Example, JsonValue, Schema
from specloom.values import Validators
from specloom.values.samples import NO_SAMPLE, NoSample, sample

__all__ = ["Judge"]


class Judge:
    """Judges values of requests by the schemas of one `Api`; each validator is compiled once."""

    def __init__(self, api: Api) -> None:
        self._validators = Validators(api, ranges=True)
        self._samples: dict[tuple[int, bool], JsonValue | NoSample] = {}

    def accepts(self, schema: Schema, value: JsonValue) -> bool | None:
        """Tell whether a schema accepts a value in a request; None where that is unknown."""
        try:
            return self._validators.of(schema, "request").is_valid(value)
        except (ValueError, jsonschema_rs.ReferencingError):
            return None

    def refuses(self, schema: Schema, value: JsonValue, at: Place | None = None) -> bool:
        """Tell whether a schema surely refuses a value.

        Where one is written as text, `at` is the place that matters: whatever the text there may
        stand for is refused.
        """
        if at is None:
            return self.accepts(schema, value) is False
        places = (at[:depth] for depth in range(len(at), -1, -1))
        taken = (
            put(value, place, each) for place in places for each in rewritten(found(value, place))
        )
        return all(self.accepts(schema, each) is False for each in taken)

    def sample(self, schema: Schema, *, minimal: bool = True) -> JsonValue | NoSample:
        """Give a small value that a schema accepts, or one that holds all it may."""
        key = (id(schema), minimal)  # schemas live as long as their Api
        if key not in self._samples:
            self._samples[key] = sample(schema, "request", minimal=minimal)
        return self._samples[key]

    def usual(self, schema: Schema, examples: tuple[Example, ...]) -> Iterator[JsonValue]:
        """Give values that a schema accepts: the examples first, then what is made up."""
        made = (self.sample(schema, minimal=minimal) for minimal in (True, False))
        for value in (*(example.value for example in examples), *made):
            if value is not NO_SAMPLE and self.accepts(schema, value):
                yield value
