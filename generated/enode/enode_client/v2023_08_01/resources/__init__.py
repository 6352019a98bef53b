"""The operations of Enode API, version 2023-08-01, a module a resource."""
