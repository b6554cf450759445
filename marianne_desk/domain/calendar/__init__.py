"""Opening hours, holidays and working days: the delay clock."""
