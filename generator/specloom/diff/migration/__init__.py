"""Changes to a `Migration`: what to do in code that was written against the generated client.

Takes the changes between two versions and the symbols of both clients; gives steps in the order
in which to read them, each with code before and after. Never asks what changed, nor how it looks.
"""

__all__: list[str] = []
