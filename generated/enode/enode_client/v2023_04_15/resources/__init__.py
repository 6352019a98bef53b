"""The operations of Enode API, version 2023-04-15, a module a resource."""
