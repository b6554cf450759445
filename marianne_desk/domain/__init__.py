"""Values and rules of the trade, and calendars. Nothing here reads or writes."""
