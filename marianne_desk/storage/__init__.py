"""The encrypted file: tables, migrations, keys and sessions. Rows never leave this package."""
