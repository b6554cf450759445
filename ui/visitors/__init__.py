"""Somebody comes back: their case, found by name or telephone."""
