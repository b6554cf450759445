"""The counter: one line to type in, the day below."""
