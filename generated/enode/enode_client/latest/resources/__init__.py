"""The operations of Enode API, version latest, a module a resource."""
