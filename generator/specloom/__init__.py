"""specloom: typed clients, exact diffs, faithful mocks and contract tests from OpenAPI.

The flow, room by room: `spec` reads text into a `Document`, `ir` builds an `Api` from it,
`values` says what its schemas accept, `names` says what Python calls its parts, `render` writes
clients. Nothing is imported here, so that the command line starts quickly.
"""

__version__ = "0.1.0"
