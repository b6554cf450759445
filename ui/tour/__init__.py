"""The guided tour: a second window on a throw-away desk, with its steps beside."""
