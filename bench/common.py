"""Shared by the benches: a simulated region as sheets, a clock, a table."""
import itertools
import os
import pathlib
import re
import socket
import subprocess
import time


def simulate(xingtan: str, out: pathlib.Path, teachers: int, start: str = "2021-01-01", end: str = "2025-12-31") -> None:
    run([xingtan, "simulate", "--region", "450000", "--teachers", str(teachers), "--from", start, "--to", end,
         "--seed", "7", "--out", str(out)])


def simulate_into(xingtan: str, url: str, teachers: int) -> None:
    run([xingtan, "simulate", "--region", "450000", "--teachers", str(teachers), "--from", "2021-01-01", "--to",
         "2025-12-31", "--seed", "7", "--db", url])


def run(command: list[str], ok: tuple[int, ...] = (0,), **kwargs) -> str:
    done = subprocess.run(command, capture_output=True, text=True, **kwargs)
    if done.returncode not in ok:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def timed(command: list[str], ok: tuple[int, ...] = (0,), **kwargs) -> float:
    start = time.monotonic()
    run(command, ok, **kwargs)
    return time.monotonic() - start


KINDS_BEFORE_ENTRIES = ["schools", "institutions", "flags", "calendar", "teachers"]


def sheets_of(folder: pathlib.Path, kind: str) -> list[pathlib.Path]:
    """<kind>.csv and later snapshots <kind>-YYYY-MM.csv, in order."""
    return sorted(p for p in folder.glob(f"{kind}*.csv") if p.stem == kind or p.stem.startswith(kind + "-"))


def load_base(xingtan: str, folder: pathlib.Path, url: str) -> None:
    for kind in KINDS_BEFORE_ENTRIES:
        for sheet in sheets_of(folder, kind):
            month = re.search(r"-(\d{4}-\d\d)$", sheet.stem)
            as_of = ["--as-of", f"{month[1]}-01" if month else "2021-01-01"]
            run([xingtan, "import", kind, str(sheet), "--db", url, *as_of], ok=(0, 3))


def head_rows(source: pathlib.Path, target: pathlib.Path, rows: int, skip: int = 0) -> int:
    """Copies the header and `rows` rows, or what is there of them, after the first `skip`."""
    count = 0
    with source.open("rb") as f, target.open("wb") as out:
        out.write(next(f))
        for line in itertools.islice(f, skip, skip + rows):
            out.write(line)
            count += 1
    return count


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def postgres_url() -> str | None:
    return os.environ.get("XT_TEST_POSTGRES")
