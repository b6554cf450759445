"""What waits for an answer from us."""
