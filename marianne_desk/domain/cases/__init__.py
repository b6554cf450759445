"""Difficult cases: who is followed, what the partner answers, the appointment at its office, mandates, what is kept."""
