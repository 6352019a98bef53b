"""What importing a generated client costs over bare Python: seconds of CPU and megabytes.

Prints a table; each row is the best of five fresh interpreters.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

STEPS = {
    "bare Python": "",
    "import enode_client": "import enode_client",
    "from enode_client.v2023_08_01 import Enode": "from enode_client.v2023_08_01 import Enode",
    "… and a client": ("from enode_client.v2023_08_01 import Enode; c = Enode(access_token='x')"),
    "… and a first request and answer": (
        "from enode_client.v2023_08_01 import Enode; import httpx; "
        "answer = lambda request: httpx.Response(200, json=[]); "
        "c = Enode(access_token='x', transport=httpx.MockTransport(answer)); "
        "c.service_health.get_vehicle_vendors()"
    ),
    "import httpx, pydantic (the floor)": "import httpx, pydantic; pydantic.BaseModel",
}

PROBE = """
import resource, sys
sys.path.insert(0, {folder!r})
{code}
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


def measure(code: str) -> tuple[float, float]:
    """Give the CPU seconds and peak megabytes of a fresh interpreter that runs the code."""
    probe = PROBE.format(folder=str(ROOT / "generated" / "enode"), code=code)
    runs = [
        subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
        for _ in range(5)
    ]
    pairs = [tuple(map(float, run.stdout.split())) for run in runs]
    return min(seconds for seconds, _ in pairs), min(size for _, size in pairs)


def main() -> None:
    """Print the table."""
    floor_seconds, floor_size = measure("")
    print(f"{'step':46} {'CPU s':>7} {'MB':>7}   over bare Python")
    for name, code in STEPS.items():
        seconds, size = measure(code)
        print(f"{name:46} {seconds - floor_seconds:7.3f} {size - floor_size:7.1f}")


if __name__ == "__main__":
    main()
