"""Appointments with us and the permanences of partners: values, the line that takes one, what stands in its way."""
