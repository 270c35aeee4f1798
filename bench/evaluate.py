#!/usr/bin/env python3
"""Evaluation of a whole plan, against one pass over the ledger in the sqlite3 shell (sum of hours per teacher).

The pass is the least that any answer about hours needs; the plan asks some 150 questions.
"""
import argparse
import pathlib
import tempfile

from common import run, simulate_into, timed

PASS = "SELECT COUNT(*), SUM(h) FROM (SELECT teacher_id, SUM(hours_x100) h FROM credits_entry GROUP BY teacher_id)"
PLANS = ["guangxi-145", "guopei-2021"]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--xingtan", required=True)
    parser.add_argument("--scale", type=float, default=0.1)
    args = parser.parse_args()
    teachers = max(200, int(20_000 * args.scale))
    with tempfile.TemporaryDirectory() as tmp:
        db = pathlib.Path(tmp) / "region.db"
        simulate_into(args.xingtan, f"sqlite:{db}", teachers)
        entries = run(["sqlite3", str(db), "SELECT COUNT(*) FROM credits_entry"]).strip()
        one_pass = min(timed(["sqlite3", str(db), PASS]) for _ in range(3))
        for plan in PLANS:
            whole = min(timed([args.xingtan, "plan", "eval", plan, "--db", f"sqlite:{db}", "--at", "2024-06-30",
                               "--format", "json"]) for _ in range(3))
            print(f"evaluate {plan}, {teachers} teachers, {entries} entries: {whole:.2f} s"
                  f" = {whole / one_pass:.0f} x one pass over the ledger ({one_pass:.3f} s)")


if __name__ == "__main__":
    main()
