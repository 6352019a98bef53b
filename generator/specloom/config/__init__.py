"""specloom.toml as frozen values.

Takes the file's text and name, gives a `Config` or raises `BadInput` with every fault found, each
at its line. Never reads a file, never looks at what the settings name: folders, descriptions and
rules are the caller's.
"""

from specloom.config.model import (
    ApiConfig,
    Config,
    CredentialKind,
    CredentialVariable,
    DiffSettings,
    HttpLibrary,
    LevelSetting,
    PagingKind,
    PagingSetting,
    Policy,
    Selection,
)
from specloom.config.parse import (
    client_fault,
    closest,
    package_fault,
    parse_config,
    selection_fault,
)
from specloom.config.toml import headers, place, read_toml

__all__ = [
    "ApiConfig",
    "Config",
    "CredentialKind",
    "CredentialVariable",
    "DiffSettings",
    "HttpLibrary",
    "LevelSetting",
    "PagingKind",
    "PagingSetting",
    "Policy",
    "Selection",
    "client_fault",
    "closest",
    "headers",
    "package_fault",
    "parse_config",
    "place",
    "read_toml",
    "selection_fault",
]
