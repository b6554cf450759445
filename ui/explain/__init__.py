"""Why a request took its time: the window that explains it."""
