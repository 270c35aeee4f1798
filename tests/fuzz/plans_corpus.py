#!/usr/bin/env python3
"""Makes the seed corpus of plans_compile_fuzz from the plans of the repository: tests/fuzz/corpus/plans_compile.

One file per different expression and one per provision; the first byte says what the text is (see the fuzzer).
Usage: tests/fuzz/plans_corpus.py [FOLDER]
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def seeds():
    for plan in sorted(ROOT.glob("plans/*/plan.toml")):
        text = plan.read_text(encoding="utf-8")
        for key, kinds in (("where", b"\x00\x02"), ("measure", b"\x01")):
            for found in re.findall(rf'^{key}\s*=\s*"([^"\n]*)"', text, re.M):
                for kind in kinds:
                    yield bytes([kind]) + found.replace("'", '"').encode()
        for part in text.split("[[provision]]")[:12]:
            yield b"\x04[[provision]]" + part.encode()
    for cases in sorted(ROOT.glob("plans/*/cases.toml")):
        yield b"\x03" + cases.read_bytes()[:4000]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/fuzz/corpus/plans_compile"
    folder.mkdir(parents=True, exist_ok=True)
    for seed in seeds():
        (folder / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    print(len(list(folder.iterdir())), "seeds in", folder)


if __name__ == "__main__":
    main()
