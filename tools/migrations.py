#!/usr/bin/env python3
"""Compiles migrations in: migrations.py ROOM OUT.cpp NNNN_what.sql…

Defines `xt::db::ModuleMigrations xt::ROOM::migrations()`. NNNN_what.postgres.sql replaces its twin on PostgreSQL.
{{without_rowid}} is WITHOUT ROWID on SQLite and nothing on PostgreSQL. Numbers run 1, 2, 3 … without a gap.
"""
import hashlib
import pathlib
import re
import sys

FILE = re.compile(r"^(\d{4})_([a-z][a-z0-9_]*?)(\.postgres)?\.sql$")


class Wrong(Exception):
    pass


def engine_text(text, where, without_rowid):
    text = re.sub(r"[ \t]*\{\{without_rowid\}\}", " WITHOUT ROWID" if without_rowid else "", text)
    if "{{" in text:
        raise Wrong(f"{where}: unknown token {text[text.index('{{'):][:30]}")
    return text.strip() + "\n"


def collect(files):
    base, twins = {}, {}
    for file in sorted(map(pathlib.Path, files)):
        match = FILE.match(file.name)
        if not match:
            raise Wrong(f"{file.name}: not NNNN_what.sql")
        number, name, postgres = int(match.group(1)), match.group(2), match.group(3)
        target = twins if postgres else base
        if number in target:
            raise Wrong(f"{file.name}: the number {number:04} is there twice")
        target[number] = (name, file.read_text("utf-8"))
    if sorted(base) != list(range(1, len(base) + 1)):
        raise Wrong(f"numbers must run from 0001 without a gap: {sorted(base)}")
    for number, (name, _) in twins.items():
        if number not in base or base[number][0] != name:
            raise Wrong(f"{number:04}_{name}.postgres.sql has no twin")
    for number, (name, text) in sorted(base.items()):
        yield (number, name, engine_text(text, name, True),
               engine_text(twins.get(number, (name, text))[1], name, False))


def pieces(text):
    """String literals of a length every compiler takes."""
    size = 8000
    return "\n".join(f'R"xt({text[i:i + size]})xt"' for i in range(0, len(text), size))


def source(room, files):
    rows = []
    for number, name, sqlite, postgres in collect(files):
        digest = hashlib.sha256(f"{sqlite}\0{postgres}".encode()).hexdigest()
        rows.append(f'    {{{number}, "{name}",\n{pieces(sqlite)},\n{pieces(postgres)},\n"{digest}"}},')
    body = "\n".join(rows)
    return (f'// Made by tools/migrations.py: do not edit.\n#include "db/migrate.h"\n\nnamespace xt::{room} {{\n\n'
            f"db::ModuleMigrations migrations();\n\ndb::ModuleMigrations migrations() {{\n"
            f'  return {{"{room}", {{\n{body}\n  }}}};\n}}\n\n}}  // namespace xt::{room}\n')


def main(arguments):
    room, target, *files = arguments
    out = pathlib.Path(target)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(source(room, files), "utf-8")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Wrong as wrong:
        sys.exit(f"migrations.py: {wrong}")
