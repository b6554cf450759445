"""The directory of partners: offices, correspondents, how they receive, what they ask for, what they last said."""
