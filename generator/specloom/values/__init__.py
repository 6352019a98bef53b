"""What a schema means: which values it accepts, and whether a description is consistent.

Takes an `Api` (and, to find fault, the `Document` it was built from); gives JSON Schemas,
compiled validators and located `Finding`s. Never changes either and never reads a file.
"""

from specloom.values.inventory import Direction
from specloom.values.json_schema import Validators, compile_validator, json_schema
from specloom.values.selection import about, idle, select
from specloom.values.structure import structure
from specloom.values.validate import essentials, validate
from specloom.values.vocabulary import VOCABULARY, Term

__all__ = [
    "VOCABULARY",
    "Direction",
    "Term",
    "Validators",
    "about",
    "compile_validator",
    "essentials",
    "idle",
    "json_schema",
    "select",
    "structure",
    "validate",
]
