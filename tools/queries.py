#!/usr/bin/env python3
"""Turns named SQL statements into constants: queries.py ROOM OUT.h queries.sql [queries.postgres.sql]

A statement starts at a line `-- name: find_entry` and ends at the next one. The second file overrides statements by
name on PostgreSQL; an override needs a reason, a comment line beside it. Parameters are written :name.
"""
import pathlib
import re
import sys

NAME = re.compile(r"^--\s*name:\s*(\S+)\s*$")
IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")


class Wrong(Exception):
    pass


def statements(text, where):
    found = {}
    name = None
    for number, line in enumerate(text.splitlines(), 1):
        header = NAME.match(line)
        if header:
            name = header.group(1)
            if not IDENTIFIER.match(name):
                raise Wrong(f"{where}:{number}: '{name}' is not a lower_case name")
            if name in found:
                raise Wrong(f"{where}:{number}: '{name}' is there twice")
            found[name] = []
        elif name is not None:
            if not line.lstrip().startswith("--"):
                found[name].append(line.rstrip())
        elif line.strip() and not line.lstrip().startswith("--"):
            raise Wrong(f"{where}:{number}: a statement without a '-- name:' line")
    out = {}
    for key, lines in found.items():
        sql = "\n".join(lines).strip().rstrip(";").strip()
        if not sql:
            raise Wrong(f"{where}: '{key}' is empty")
        if ")xt\"" in sql:
            raise Wrong(f"{where}: '{key}' cannot be quoted")
        out[key] = sql
    return out


def header(room, portable, postgres):
    unknown = sorted(set(postgres) - set(portable))
    if unknown:
        raise Wrong(f"queries.postgres.sql overrides what queries.sql does not have: {', '.join(unknown)}")
    out = ["// Made by tools/queries.py from queries.sql: do not edit.", "#pragma once", "", '#include "db/db.h"', "",
           f"namespace xt::{room}::sql {{", ""]
    for name, sql in portable.items():
        other = postgres.get(name)
        quoted = f'R"xt({sql})xt"'
        twin = f'R"xt({other})xt"' if other else quoted
        out.append(f'inline constexpr db::Query {name}{{"{room}.{name}", {quoted}, {twin}}};')
    return "\n".join(out + ["", f"}}  // namespace xt::{room}::sql", ""])


def main(arguments):
    room, target, portable_file, *postgres_file = arguments
    portable = statements(pathlib.Path(portable_file).read_text("utf-8"), portable_file)
    postgres = {}
    if postgres_file:
        postgres = statements(pathlib.Path(postgres_file[0]).read_text("utf-8"), postgres_file[0])
    text = header(room, portable, postgres)
    out = pathlib.Path(target)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Wrong as wrong:
        sys.exit(f"queries.py: {wrong}")
