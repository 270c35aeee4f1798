#!/usr/bin/env python3
"""Makes the seed corpus of rules_compile_fuzz from the rules of the repository: tests/fuzz/corpus/rules_compile.

One file for each part of each rule, under that rule's head.
Usage: tests/fuzz/rules_corpus.py [FOLDER]
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def seeds():
    for rule in sorted(ROOT.glob("rules/*/v*.toml")):
        head, *parts = re.split(r"^(?=\[\[)", rule.read_text(encoding="utf-8"), flags=re.M)
        for part in parts:
            yield (head + part).encode()
        yield rule.read_bytes()


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/fuzz/corpus/rules_compile"
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    print(len(list(folder.iterdir())), "seeds in", folder)


if __name__ == "__main__":
    main()
