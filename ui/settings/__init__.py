"""The settings: the house, its hours, delays, lists and look."""
