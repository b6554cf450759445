"""What leaves the desk for a partner, before it is printed, saved, copied or sent by the person's own mail program."""
