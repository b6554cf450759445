"""The desk's old spreadsheet: what its columns and its words mean, and the contacts of its rows."""
