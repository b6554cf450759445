"""How long the process has lived, as the operating system counts it."""

import sys

if sys.platform == "linux":
    import os
    import time
    from pathlib import Path

    def milliseconds() -> float:
        """Milliseconds from the start of the process."""
        # Field 22 of stat, in clock ticks after boot; the name before it may hold spaces and brackets.
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1e3

elif sys.platform == "win32":
    import ctypes

    def milliseconds() -> float:
        """Milliseconds from the start of the process."""
        kernel = ctypes.windll.kernel32
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        created, ended, system, user, now = (ctypes.c_uint64() for _ in range(5))
        kernel.GetProcessTimes(
            ctypes.c_void_p(kernel.GetCurrentProcess()),
            *(ctypes.byref(moment) for moment in (created, ended, system, user)),
        )
        kernel.GetSystemTimeAsFileTime(ctypes.byref(now))
        return (now.value - created.value) / 1e4  # both in units of 100 ns

else:
    import time

    _LOADED = time.perf_counter()

    def milliseconds() -> float:
        """Milliseconds from the import of this module: this system does not say when the process began."""
        return (time.perf_counter() - _LOADED) * 1e3
