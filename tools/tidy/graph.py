"""The graph of the rooms: no cycles, and docs/modules.md says what it really is."""
import re

import sql

DOC = "docs/modules.md"


def cycle(edges):
    """One cycle as a list of names, or None."""
    state = {}

    def visit(name, trail):
        state[name] = "open"
        for other in sorted(edges.get(name, ())):
            if state.get(other) == "open":
                return trail[trail.index(other):] + [other] if other in trail else [other, other]
            if other not in state:
                found = visit(other, trail + [other])
                if found:
                    return found
        state[name] = "done"
        return None

    for name in sorted(edges):
        if name not in state:
            found = visit(name, [name])
            if found:
                return found
    return None


def purpose(house, room):
    readme = house.root / room.folder / "README.md"
    if not readme.exists():
        return ""
    text = re.sub(r"^#[^\n]*\n+", "", readme.read_text("utf-8"))
    first = " ".join(text.split("\n\n")[0].split())
    return re.split(r"(?<=[.。])\s", first)[0].replace("|", "/")


def document(house, reads):
    out = ["# Rooms", "", "Made by `tools/tidy --write` from the rooms' CMakeLists.txt, README.md and SQL: do not edit.", "",
           "*Uses*: rooms whose headers it may include. *Reads*: rooms whose published views its SQL reads.", "",
           "| room | what for | uses | reads | tables |", "|---|---|---|---|---|"]
    tables = {}
    for name, (kind, _, room) in sql.objects(house).items():
        if kind == "table" and name.startswith(room + "_"):
            tables.setdefault(room, []).append(name)
    for room in house.rooms.values():
        out.append(f"| [{room.folder}](../{room.folder}) | {purpose(house, room)} | {' '.join(room.uses)} | "
                   f"{' '.join(sorted(reads[room.name]))} | {' '.join(sorted(tables.get(room.name, [])))} |")
    out += ["", "```mermaid", "graph BT"]
    for room in house.rooms.values():
        out += [f"  {room.name} --> {other}" for other in room.uses if other != "base"]
        out += [f"  {room.name} -.-> {other}" for other in sorted(reads[room.name] - set(room.uses))]
    return "\n".join(out + ["```", ""])


def check(house, reads):
    out = []
    edges = {room.name: set(room.uses) | reads[room.name] for room in house.rooms.values()}
    found = cycle(edges)
    if found:
        out.append(f"{house.rooms[found[0]].folder}/CMakeLists.txt:1: the rooms go round in a circle: {' -> '.join(found)}")
    for room in house.rooms.values():
        if not purpose(house, room):
            out.append(f"{room.folder}/README.md:1: says nothing of what {room.name} is for")
    file = house.root / DOC
    if not file.exists() or file.read_text("utf-8") != document(house, reads):
        out.append(f"{DOC}:1: differs from the real graph: tools/tidy --write")
    return out


def write(house, reads):
    file = house.root / DOC
    file.parent.mkdir(exist_ok=True)
    file.write_text(document(house, reads), "utf-8")
