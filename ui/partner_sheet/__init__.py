"""What a partner hears of a quarter: looked at, printed, saved, issued."""
