"""How long the process has lived, as the operating system counts it."""

import os
import sys
import time
from pathlib import Path

_LOADED = time.perf_counter()


def milliseconds() -> float:
    """Milliseconds from the start of the process. Where the system does not say, from the import of this module."""
    if sys.platform == "linux":
        return _linux()
    if sys.platform == "win32":
        return _windows()
    return (time.perf_counter() - _LOADED) * 1e3


if sys.platform == "linux":

    def _linux() -> float:
        # Field 22 of stat, in clock ticks after boot; the name before it may hold spaces and brackets.
        fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1e3


if sys.platform == "win32":

    def _windows() -> float:
        import ctypes

        kernel = ctypes.windll.kernel32
        created, _exited, _kernel, _user = (ctypes.c_uint64() for _ in range(4))
        now = ctypes.c_uint64()
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.GetProcessTimes(
            ctypes.c_void_p(kernel.GetCurrentProcess()),
            *(ctypes.byref(moment) for moment in (created, _exited, _kernel, _user)),
        )
        kernel.GetSystemTimeAsFileTime(ctypes.byref(now))
        return (now.value - created.value) / 1e4  # both in units of 100 ns
