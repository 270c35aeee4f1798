"""Tables belong to one room; others read its published views, <room>_pub_*. Looks at queries, migrations and string literals."""
import re

import rooms

CREATED = re.compile(r"\bCREATE\s+(TABLE|VIEW)\s+(?:IF\s+NOT\s+EXISTS\s+)?(\w+)", re.I)
WORD = re.compile(r"\b[a-z][a-z0-9]*_\w+\b")


def sql_of(house, path):
    """(line, sql) of a file: the whole text of .sql, the string literals of C++."""
    text = house.text(path)
    if path.suffix == ".sql":
        bare = re.sub(r"--[^\n]*", lambda m: " " * len(m.group()), text)
        for number, line in enumerate(bare.split("\n"), 1):
            yield number, line
    elif path.suffix in (".cpp", ".h"):
        for start, content in rooms.strings(text):
            for offset, line in enumerate(content.split("\n")):
                yield start + offset, line


def owner_of(house, name):
    fits = [room for room in house.rooms if name.startswith(room + "_")]
    return max(fits, key=len) if fits else None


def objects(house):
    """Every table and view of the house -> (kind, where)."""
    out = {}
    for room in house.rooms.values():
        for path in room.files:
            if rooms.is_test(path):
                continue
            for line, text in sql_of(house, path):
                for kind, name in CREATED.findall(text):
                    out.setdefault(name, (kind.lower(), f"{path}:{line}", room.name))
    return out


def mentions(house, path, known):
    for line, text in sql_of(house, path):
        for name in WORD.findall(text):
            owner = owner_of(house, name)
            if owner and (name in known or name.startswith(owner + "_pub_")):
                yield line, name, owner


def reads(house):
    """room -> rooms whose views its SQL reads."""
    known = objects(house)
    out = {room: set() for room in house.rooms}
    for room in house.rooms.values():
        for path in room.files:
            if not rooms.is_test(path):
                out[room.name] |= {o for _, n, o in mentions(house, path, known) if o != room.name and "_pub_" in n}
    return out


def check(house):
    known = objects(house)
    out = []
    for name, (kind, where, room) in known.items():
        if owner_of(house, name) != room and where.split(":")[0].endswith(".sql"):
            out.append(f"{where}: {kind} {name} of {room} must be called {room}_…")
        elif kind == "view" and not name.startswith(room + "_pub_"):
            out.append(f"{where}: view {name}: published views are called {room}_pub_…")
    files = [(room.name, path) for room in house.rooms.values() for path in room.files]
    files += [("app", path) for path in house.loose if path.parts[0] in ("app", "bench")]
    for room, path in files:
        for line, name, owner in mentions(house, path, known):
            if owner == room:
                continue
            if not name.startswith(owner + "_pub_"):
                if rooms.is_test(path) and room in house.rooms and owner in house.rooms[room].test_uses:
                    continue  # a test that puts facts in place, and says so
                out.append(f"{path}:{line}: {room} touches {name}, a table of {owner}")
            elif name not in known:
                out.append(f"{path}:{line}: {room} reads {name}, which {owner} does not publish")
    return out
