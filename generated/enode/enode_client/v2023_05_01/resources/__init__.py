"""The operations of Enode API, version 2023-05-01, a module a resource."""
