"""Files that come in and go out: contacts, the national list of sites."""
