"""The operations of Enode API, version 2023-03-01, a module a resource."""
