"""What every generated client stands on: values and traffic, the same for every API.

Takes requests as values and gives decoded answers as frozen models.  The modules are copied into
each generated package as they are; nothing here knows an API by name.  This file imports nothing,
so that naming one module never pays for the others.
"""
