#!/usr/bin/env python3
"""clang-tidy over every source of ours, remembering what was clean.

usage: lint.py BUILD_DIR JOBS [--tests] [--since REVISION]

Tests are read only with --tests: the macros of GoogleTest are half of the time, and the compiler's warnings cover them.

Most of the time goes into the headers that every source reads again, so sources of one target are read together, as one
file that includes them; two that define the same name stay apart. Where that has a finding, or does not compile, the halves
are read, down to single files: what is reported was always found in a file that was read alone.

--since: only sources that differ from that commit and, for each header that does, one source that includes it.

A file is clean as long as its own text, the headers that it includes from this project, and .clang-tidy are the same;
the memory is BUILD_DIR/lint.json. Exits 1 when a file has a finding.
"""
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys

import unity

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOGETHER = 8  # sources read as one: more save little and split more often
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


def flags(command: str) -> list[str]:
    """What the compiler is told, without its own name, the source and the output."""
    words = shlex.split(command)[1:]
    out = []
    while words:
        word = words.pop(0)
        if word in ("-o", "-c", "-MF", "-MT"):
            words.pop(0)
        else:
            out.append(word)
    return out


def tidy(source: pathlib.Path, command: str, *more: str) -> tuple[bool, str]:
    done = subprocess.run(["clang-tidy-19", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", *more, str(source), "--",
                           "-Wno-unknown-warning-option", *flags(command)], capture_output=True, text=True)
    return done.returncode == 0, done.stdout


def read(files: list[tuple[pathlib.Path, str]], folder: pathlib.Path, start: int) -> list[tuple[pathlib.Path, str]]:
    """The files of one target that have findings, each with what was said of it."""
    if len(files) == 1:
        clean, said = tidy(*files[0])
        return [] if clean else [(files[0][0], said)]
    together = folder / f"together-{start}-{len(files)}.cpp"
    together.write_text("".join(f'#include "{path}"\n' for path, _ in files))
    clean, _ = tidy(together, files[0][1], "--header-filter=/(base|platform|modules|app)/.*",
                    "--checks=-bugprone-suspicious-include")
    together.unlink()
    if clean:
        return []
    half = len(files) // 2
    return read(files[:half], folder, start) + read(files[half:], folder, start + half)


def differ_from(revision: str) -> set[pathlib.Path]:
    done = subprocess.run(["git", "diff", "--name-only", revision, "--"], cwd=ROOT, capture_output=True, text=True, check=True)
    return {ROOT / name for name in done.stdout.splitlines()}


def main() -> int:
    build, jobs = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder = build / "together"
    folder.mkdir(exist_ok=True)
    memory_file = build / "lint.json"
    memory = json.loads(memory_file.read_text()) if memory_file.exists() else {}
    config = (ROOT / ".clang-tidy").read_bytes()
    todo: dict[tuple, list] = {}
    digests = {}
    since = sys.argv[sys.argv.index("--since") + 1] if "--since" in sys.argv else None
    differ = differ_from(since) if since else set()
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path, command = pathlib.Path(entry["file"]), entry["command"]
        if not path.is_relative_to(ROOT) or path.is_relative_to(build):
            continue
        if path.stem.endswith("_test") and "--tests" not in sys.argv:
            continue
        state = hashlib.sha256(config)
        seen: set[pathlib.Path] = set()
        digest(path, include_dirs(command), seen, state)
        if since:
            seen = {file.resolve() for file in seen}
            if not differ & seen:
                continue
            differ -= {file for file in seen if file.suffix == ".h"}
        digests[path] = state.hexdigest()
        if memory.get(str(path.relative_to(ROOT))) != digests[path]:
            todo.setdefault(tuple(flags(command)), []).append((path, command))

    groups = [group for files in todo.values() for group in unity.pack(files, TOGETHER, lambda of: of[0])]
    groups.sort(key=len, reverse=True)
    analysed, bad = sum(map(len, groups)), 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        work = pool.map(lambda item: read(item[1], folder, item[0] * TOGETHER), enumerate(groups))
        for files, findings in zip(groups, work):
            for path, said in findings:
                bad += 1
                print(said or path)
            for path in {path for path, _ in files} - {path for path, _ in findings}:
                memory[str(path.relative_to(ROOT))] = digests[path]
    memory_file.write_text(json.dumps(memory))
    print(f"lint: {analysed} analysed, {bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
