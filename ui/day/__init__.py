"""The day: its opening list, its closing, its totals to carry over."""
