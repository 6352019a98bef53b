"""The operations of Enode API, version 2023-04-01, a module a resource."""
