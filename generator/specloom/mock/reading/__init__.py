"""Text to JSON: what stands in paths, queries, headers, cookies and bodies, read by its schema.

Each part of an operation is compiled once into a reader. A reader takes what was sent and gives
the value, or the violations; it never raises, whatever was sent.
"""

from specloom.mock.reading.bodies import BodyReader
from specloom.mock.reading.parameters import Arguments, ParametersReader

__all__ = ["Arguments", "BodyReader", "ParametersReader"]
