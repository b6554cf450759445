"""Marianne Desk without a screen: the counter, its delays and its monthly figures. Never imports Qt."""

__version__ = "0.1.0"
