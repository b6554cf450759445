"""What a partner hears of a quarter: its figures, what changed, what visitors do not understand; nobody named."""
