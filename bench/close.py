#!/usr/bin/env python3
"""Closing a year for everybody in a province: frozen, settled school by school, as the screen does it.

Goal: 1,000,000 teachers in under 60 s (--scale 1).
"""
import argparse
import http.cookiejar
import json
import pathlib
import re
import subprocess
import tempfile
import time
import urllib.request

from common import free_port, postgres_url, run, simulate_into

FULL_TEACHERS = 1_000_000
PASSWORD = "Close-bench-2025"


class Client:
    def __init__(self, base: str):
        self.base = base
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.token = ""

    def call(self, method: str, path: str, body: dict | None = None) -> dict:
        request = urllib.request.Request(self.base + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if self.token:
            request.add_header("X-CSRF-Token", self.token)
        with self.opener.open(request) as answer:
            return json.load(answer)

    def sign_in(self) -> None:
        answer = self.call("POST", "/api/session", {"login": "bench", "password": PASSWORD})
        self.token = answer["csrf"]


def measure(xingtan: str, url: str, name: str) -> None:
    run([xingtan, "account", "add", "--login", "bench", "--name", "bench", "--role", "province_admin", "--scope", "450000",
         "--db", url], input=PASSWORD + "\n")
    port = free_port()
    server = subprocess.Popen([xingtan, "serve", "--db", url, "--port", str(port)], stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL)
    try:
        client = Client(f"http://127.0.0.1:{port}")
        for _ in range(100):
            try:
                client.call("GET", "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        client.sign_in()
        cycle = client.call("POST", "/api/cycles", {
            "title": "bench", "from": "2021-01-01", "to": "2025-12-31", "hours": "360", "credits": "120",
            "caps": [{"field": "mode", "value": "online", "quantity": "hours", "per": "year", "most": "40"}]})
        start = time.monotonic()
        close = client.call("POST", f"/api/cycles/{cycle['id']}/closes",
                            {"what": "year", "from": "2023-01-01", "reason": "bench"})
        while close["state"] == "running":
            time.sleep(0.05)
            close = client.call("GET", f"/api/closes/{close['id']}")
        seconds = time.monotonic() - start
        people = close["teachers"]
        print(f"close of a year, {people} teachers, {name}: {seconds:.2f} s, {people / seconds:,.0f} teachers/s; "
              f"a million at this pace: {seconds * 1e6 / people:.0f} s ({close['state']})")
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--xingtan", required=True)
    parser.add_argument("--scale", type=float, default=0.1)
    parser.add_argument("--db", help="a simulated region that is there already")
    args = parser.parse_args()
    if args.db:
        measure(args.xingtan, args.db, "given")
        return
    teachers = int(FULL_TEACHERS * args.scale)
    with tempfile.TemporaryDirectory() as tmp:
        url = f"sqlite:{pathlib.Path(tmp)}/close.db"
        simulate_into(args.xingtan, url, teachers)
        measure(args.xingtan, url, "SQLite")
        if server := postgres_url():
            run(["psql", "-q", server, "-c", "CREATE DATABASE bench_close"])
            url = re.sub(r"/postgres\?", "/bench_close?", server, count=1)
            simulate_into(args.xingtan, url, teachers)
            measure(args.xingtan, url, "PostgreSQL")


if __name__ == "__main__":
    main()
