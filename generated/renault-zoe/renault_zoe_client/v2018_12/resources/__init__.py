"""The operations of Renault Z.E. Services, version 2018-12, a module a resource."""
