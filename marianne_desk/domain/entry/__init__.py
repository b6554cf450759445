"""What an agent types on the entry line, understood: words, times, questions where it is ambiguous."""
