"""How a process is measured, and how a table is printed."""
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

MIB = 1024.0


def say(text):
    print(text, file=sys.stderr, flush=True)


def must(command, **more):
    """Runs a command that has to work; what it prints goes to the log."""
    result = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    if result.returncode != 0:
        say(result.stdout)
        sys.exit(f"failed: {' '.join(str(part) for part in command)}")
    return result.stdout


class Run:
    """One process, measured by the system's own account."""

    def __init__(self, command, cwd=None, log=None):
        with open(log or os.devnull, "wb") as sink:
            begun = time.perf_counter()
            process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=sink, stderr=sink)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            if log:
                say(Path(log).read_text(errors="replace")[-4000:])
            sys.exit(f"failed with {process.returncode}: {' '.join(str(part) for part in command)}")
        self.user, self.system = usage.ru_utime, usage.ru_stime
        # Linux counts KiB, macOS bytes.
        self.peak = usage.ru_maxrss / MIB / (1024 if sys.platform == "darwin" else 1)


def median(values):
    return statistics.median(values)


def settle():
    """What one program left to write must not be charged to the next."""
    os.sync()


def table(head, rows):
    line = lambda cells: "| " + " | ".join(cells) + " |"
    print(line(head))
    print(line(["---"] + ["---:"] * (len(head) - 1)))
    for row in rows:
        print(line(row))
    print()
