#!/usr/bin/env python3
"""clang-tidy over every source of ours, remembering what was clean.

usage: lint.py BUILD_DIR JOBS [--tests]

Tests are read only with --tests: the macros of GoogleTest are half of the time, and the compiler's warnings cover them.

A file is clean as long as its own text, the headers that it includes from this project, and .clang-tidy are the same;
the memory is BUILD_DIR/lint.json. Exits 1 when a file has a finding.
"""
import concurrent.futures
import hashlib
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def include_dirs(command: str) -> list[pathlib.Path]:
    return [pathlib.Path(p) for p in re.findall(r"-I(\S+)", command)]


def digest(path: pathlib.Path, dirs: list[pathlib.Path], seen: set[pathlib.Path], state) -> None:
    if path in seen or not path.exists():
        return
    seen.add(path)
    text = path.read_text(errors="replace")
    state.update(text.encode())
    for name in INCLUDE.findall(text):
        for d in [path.parent, *dirs]:
            if (d / name).exists():
                digest(d / name, dirs, seen, state)
                break


def main() -> int:
    build, jobs = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    memory_file = build / "lint.json"
    memory = json.loads(memory_file.read_text()) if memory_file.exists() else {}
    config = (ROOT / ".clang-tidy").read_bytes()
    todo = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        if not path.is_relative_to(ROOT) or path.is_relative_to(build):
            continue
        if path.stem.endswith("_test") and "--tests" not in sys.argv:
            continue
        state = hashlib.sha256(config)
        digest(path, include_dirs(entry["command"]), set(), state)
        key = str(path.relative_to(ROOT))
        if memory.get(key) != state.hexdigest():
            todo.append((key, state.hexdigest()))

    def run(item):
        done = subprocess.run(["clang-tidy-19", "--quiet", "-p", str(build), "--extra-arg=-Wno-unknown-warning-option",
                               str(ROOT / item[0])], capture_output=True, text=True)
        return item, done

    bad = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for (key, sha), done in pool.map(run, todo):
            if done.returncode == 0:
                memory[key] = sha
            else:
                bad += 1
                print(done.stdout)
    memory_file.write_text(json.dumps(memory))
    print(f"lint: {len(todo)} analysed, {bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
