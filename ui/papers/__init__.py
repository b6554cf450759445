"""A paper before it is printed or saved, in whatever window shows it: its pages, the printer, the file."""
