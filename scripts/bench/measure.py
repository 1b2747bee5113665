"""Runs a command and writes what it cost as JSON: measure.py RESULT COMMAND... (its children count too)."""

import json
import os
import sys
import time

result, *command = sys.argv[1:]
began = time.monotonic()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, used = os.wait4(pid, 0)
wall = time.monotonic() - began
with open(result, "w", encoding="utf-8") as file:
    json.dump(
        {
            "wall": wall * 1000,
            "cpu": (used.ru_utime + used.ru_stime) * 1000,
            "memory": used.ru_maxrss / 1024,
        },
        file,
    )
sys.exit(os.waitstatus_to_exitcode(status))
