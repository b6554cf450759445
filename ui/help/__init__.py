"""F1: the keys of the screen, what it is for, the printed card of keys."""
