"""The operations of Renault Z.E. Services, version 2016, a module a resource."""
