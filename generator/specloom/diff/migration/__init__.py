"""Changes to a `Migration`: what to do in code that was written against the generated client."""
