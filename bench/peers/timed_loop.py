"""The conversation that every benchmarked program holds with bench/run.ts, on standard input and output.

The program prints {"ready": ...} once it has built and warmed up its work. Each line "go COUNT" then runs the work
COUNT times and answers {"milliseconds": [...], "loss": x}; "end" answers {"peakBytes": ..., "idleBytes": ...}: the
highest resident memory so far, and that of the process before it had built anything.
"""
import json
import sys
import time


def resident_bytes(field):
    """A memory figure of this process from /proc, e.g. VmRSS (now) or VmHWM (highest so far); 0 where there is none."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            for line in status:
                if line.startswith(field + ":"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return 0


def say(record):
    print(json.dumps(record), flush=True)


def serve(implementation, build, warm_up):
    """Builds the work, warms it up, then answers requests until "end". `build()` returns a function that does the
    work once, waits for its result, and returns a dictionary of figures (at least the loss)."""
    idle = resident_bytes("VmRSS")
    started = time.perf_counter()
    work = build()
    figures = {}
    for _ in range(warm_up):
        figures = work()
    say({"ready": implementation, "setUpSeconds": time.perf_counter() - started, **figures})
    for line in sys.stdin:
        words = line.split()
        if words[:1] == ["end"]:
            break
        times = []
        for _ in range(int(words[1])):
            begin = time.perf_counter()
            figures = work()
            times.append(1e3 * (time.perf_counter() - begin))
        say({"milliseconds": times, **figures})
    say({"peakBytes": resident_bytes("VmHWM"), "idleBytes": idle})
