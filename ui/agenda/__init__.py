"""Appointments with us, by day and by week."""
