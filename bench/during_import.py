#!/usr/bin/env python3
"""The pages of a plan while a million rows are imported: what readers wait for, and that nobody is refused.

Baseline: the same questions of the same server just before the import. Afterwards the columns must have
followed every row: their answer is held against the SQL evaluator's.
"""
import argparse
import http.client
import json
import pathlib
import re
import subprocess
import tempfile
import threading
import time

from common import free_port, head_rows, load_base, postgres_url, run, sheets_of, simulate

FULL_ROWS = 1_000_000
ENTRIES_PER_TEACHER = 15  # roughly what the simulator writes in five years
CONNECTIONS = 8
QUIET_SECONDS = 5
PASSWORD = "During-bench-2025"
STATE = "/api/plans/guangxi-145/state?at=2025-06-30"
PEOPLE = "/api/plans/guangxi-145/provisions/hours-cycle/entities?at=2025-06-30"


class Reader(threading.Thread):
    """Asks one question after the other until told to stop; keeps (when, seconds, status)."""

    def __init__(self, port: int, cookie: str, path: str, stop: threading.Event):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie, self.path, self.stop, self.seen = cookie, path, stop, []

    def run(self) -> None:
        while not self.stop.is_set():
            begin = time.monotonic()
            self.connection.request("GET", self.path, headers={"Cookie": self.cookie})
            answer = self.connection.getresponse()
            answer.read()
            self.seen.append((time.monotonic() - begin, answer.status))


def reading(port: int, cookie: str, until) -> list[tuple[float, int]]:
    stop = threading.Event()
    readers = [Reader(port, cookie, path, stop) for path in [STATE, PEOPLE] * (CONNECTIONS // 2)]
    for reader in readers:
        reader.start()
    until()
    stop.set()
    for reader in readers:
        reader.join()
    return [one for reader in readers for one in reader.seen]


def told(name: str, seen: list[tuple[float, int]]) -> None:
    times = sorted(seconds * 1000 for seconds, _ in seen)
    refused = sum(status != 200 for _, status in seen)
    print(f"  {name}: {len(times)} answers, median {times[len(times) // 2]:.1f} ms, "
          f"p99 {times[len(times) * 99 // 100]:.1f} ms, worst {times[-1]:.0f} ms, {refused} not answered")


def counts(provisions: list[dict]) -> list[list]:
    return [[one[k] for k in ("id", "status", "met", "on_track", "behind", "missed", "no_data")] for one in provisions]


def wait_for(ask, wanted, seconds: float) -> float:
    begin = time.monotonic()
    while ask() != wanted:
        if time.monotonic() - begin > seconds:
            raise SystemExit(f"still {ask()}, wanted {wanted}")
        time.sleep(0.02)
    return time.monotonic() - begin


def measure(xingtan: str, sheets: list[pathlib.Path], rows: int, url: str, name: str) -> None:
    run([xingtan, "account", "add", "--login", "bench", "--name", "bench", "--role", "province_admin", "--scope",
         "450000", "--db", url], input=PASSWORD + "\n")
    port = free_port()
    server = subprocess.Popen([xingtan, "serve", "--db", url, "--port", str(port), "--rate", "0"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    lines: list[str] = []
    threading.Thread(target=lambda: lines.extend(server.stderr), daemon=True).start()
    try:
        wait_for(lambda: all(any(event in line for line in lines) for event in ('"plans.columns_loaded"', '"app.serve"')),
                 True, 600)
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/api/session", json.dumps({"login": "bench", "password": PASSWORD}),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        cookie = "; ".join(one.split(";")[0] for one in answer.headers.get_all("Set-Cookie"))

        def state() -> list:
            connection.request("GET", STATE, headers={"Cookie": cookie})
            return json.loads(connection.getresponse().read())["provisions"]

        before = counts(state())
        quiet = reading(port, cookie, lambda: time.sleep(QUIET_SECONDS))
        begin = time.monotonic()
        during = reading(port, cookie, lambda: run([xingtan, "import", "entries", str(sheets[1]), "--db", url], ok=(0, 3)))
        seconds = time.monotonic() - begin
        sql = json.loads(run([xingtan, "plan", "eval", "plans/guangxi-145", "--db", url, "--engine", "sql", "--format", "json",
                              "--at", "2025-06-30", "--under", "450000"]))
        followed = wait_for(lambda: counts(state()), counts(sql["provisions"]), 60)
        print(f"pages while {rows} entries are imported, {name}: import {seconds:.1f} s with the readers; "
              f"the columns say what SQL says {followed:.2f} s after the SQL answer"
              f"{'' if before != counts(state()) else ' (AND NOTHING CHANGED)'}")
        told("before", quiet)
        told("during", during)
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--xingtan", required=True)
    parser.add_argument("--scale", type=float, default=0.1)
    args = parser.parse_args()
    rows = int(FULL_ROWS * args.scale)
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        region = folder / "region"
        simulate(args.xingtan, region, max(200, 2 * rows // ENTRIES_PER_TEACHER))
        whole = sheets_of(region, "entries")[0]
        first, second = folder / "first.csv", folder / "second.csv"
        head_rows(whole, first, rows)
        taken = head_rows(whole, second, rows, skip=rows)
        urls = {"SQLite": f"sqlite:{folder}/during.db"}
        if server := postgres_url():
            run(["psql", "-q", server, "-c", "CREATE DATABASE bench_during"])
            urls["PostgreSQL"] = re.sub(r"/postgres\?", "/bench_during?", server, count=1)
        for name, url in urls.items():
            load_base(args.xingtan, region, url)
            run([args.xingtan, "import", "entries", str(first), "--db", url], ok=(0, 3))
            measure(args.xingtan, [first, second], taken, url, name)


if __name__ == "__main__":
    main()
