#!/usr/bin/env python3
"""Holds the sources to the house rules: python3 tools/tidy [--write] [ROOT]

--write regenerates docs/modules.md and lowers the allow-list to what is measured; it never adds to it or raises it.
Exits 1 and lists every finding as `path:line: message`.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import graph  # noqa: E402
import includes  # noqa: E402
import rooms  # noqa: E402
import sizes  # noqa: E402
import sql  # noqa: E402
import words  # noqa: E402


def findings(root, write=False):
    house = rooms.read(root)
    reads = sql.reads(house)
    if write:
        graph.write(house, reads)
        sizes.ratchet(house)
    out = []
    for check in (includes.check, sizes.check, sql.check, words.check):
        out += check(house)
    return sorted(out + graph.check(house, reads))


def main(arguments):
    write = "--write" in arguments
    rest = [a for a in arguments if a != "--write"]
    root = pathlib.Path(rest[0] if rest else pathlib.Path(__file__).resolve().parents[2])
    found = findings(root, write)
    for line in found:
        print(line)
    print(f"tidy: {len(found)} findings" if found else "tidy: all in order", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
