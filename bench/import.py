#!/usr/bin/env python3
"""Import of entries with all checks against the same file's plain load: sqlite3's .import, PostgreSQL's \\copy.

Goal: at most 8 times the plain load, at 1,000,000 rows (--scale 1).
"""
import argparse
import pathlib
import tempfile

from common import head_rows, load_base, postgres_url, run, sheets_of, simulate, timed

FULL_ROWS = 1_000_000
ENTRIES_PER_TEACHER = 15  # roughly what the simulator writes in five years


def plain_sqlite(sheet: pathlib.Path, folder: pathlib.Path) -> float:
    db = folder / "plain.db"
    return timed(["sqlite3", str(db), "-cmd", "PRAGMA journal_mode=WAL", ".mode csv", f".import {sheet} plain"])


def plain_postgres(sheet: pathlib.Path, url: str) -> float:
    header = sheet.open(encoding="utf-8-sig").readline().strip().split(",")
    columns = ", ".join(f'"{c}" text' for c in header)
    run(["psql", "-q", url, "-c", f"DROP TABLE IF EXISTS plain; CREATE TABLE plain ({columns})"])
    return timed(["psql", "-q", url, "-c", f"\\copy plain FROM '{sheet}' WITH (FORMAT csv, HEADER true)"])


def measure(xingtan: str, folder: pathlib.Path, sheet: pathlib.Path, rows: int, url: str, plain: float, name: str) -> None:
    load_base(xingtan, folder, url)
    ours = timed([xingtan, "import", "entries", str(sheet), "--db", url], ok=(0, 3))
    again = timed([xingtan, "import", "entries", str(sheet), "--db", url], ok=(0, 3))
    print(f"import {rows} entries, {name}: {ours:.2f} s = {ours / plain:.1f} x the plain load ({plain:.2f} s)"
          f"; the same file again: {again / plain:.1f} x; {rows / ours:,.0f} rows/s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--xingtan", required=True)
    parser.add_argument("--scale", type=float, default=0.1)
    args = parser.parse_args()
    rows = int(FULL_ROWS * args.scale)
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        simulate(args.xingtan, folder / "region", max(200, rows // ENTRIES_PER_TEACHER))
        sheet = folder / "entries.csv"
        rows = head_rows(sheets_of(folder / "region", "entries")[0], sheet, rows)
        measure(args.xingtan, folder / "region", sheet, rows, f"sqlite:{folder}/ours.db",
                plain_sqlite(sheet, folder), "SQLite")
        if url := postgres_url():
            run(["psql", "-q", url, "-c", "CREATE DATABASE bench_import"])
            ours = url.replace("/postgres?", "/bench_import?", 1)
            measure(args.xingtan, folder / "region", sheet, rows, ours, plain_postgres(sheet, url), "PostgreSQL")


if __name__ == "__main__":
    main()
