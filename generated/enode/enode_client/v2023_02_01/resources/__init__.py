"""The operations of Enode API, version 2023-02-01, a module a resource."""
