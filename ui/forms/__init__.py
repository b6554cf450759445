"""What is typed into a window: fields with their label and what is wrong beside them, days, small windows of rows."""
