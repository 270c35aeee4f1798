#!/usr/bin/env python3
"""Makes the seed corpus of plans_draft_fuzz from the documents of the repository: tests/fuzz/corpus/plans_draft.

One file a paragraph, so that the fuzzer may recombine them. Usage: tests/fuzz/draft_corpus.py [FOLDER]
"""
import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests/fuzz/corpus/plans_draft"
    folder.mkdir(parents=True, exist_ok=True)
    sources = [*ROOT.glob("plans/*/source.txt"), *ROOT.glob("modules/plans/tests/draft/held_out/*/source.txt")]
    for source in sorted(sources):
        for paragraph in source.read_bytes().split(b"\n"):
            if len(paragraph) > 12:
                (folder / hashlib.sha256(paragraph).hexdigest()[:16]).write_bytes(paragraph[:1500])
    print(len(list(folder.iterdir())), "seeds in", folder)


if __name__ == "__main__":
    main()
