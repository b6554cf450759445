"""What the month’s sheet says, in words and numbers; ``documents`` draws it."""
