"""The mandates of a case."""
