"""One day of the desk: its opening, its closing, what is carried over of it."""
