"""The window of Marianne Desk: screens over the use cases, each a folder with its widgets and its presenter."""
