"""Who may include whom: declared edges only, nothing upwards, heavy headers inside one room."""
import re

import rooms

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"\n]+)"|<([^>\n]+)>)', re.M)
# Slow to compile or tied to one way of doing things: one room knows them, and its public headers do not show them.
HEAVY = [(re.compile(pattern), owners) for pattern, owners in (
    (r"^soci/|^sqlite3\.h$|^libpq-fe\.h$", {"db"}),
    (r"^boost/(beast|asio)", {"http"}),
    (r"^xlsxwriter", {"sheets"}),
    (r"^zip\.h$|^expat\.h$", {"sheets", "documents"}),  # tables that stream, texts that are read whole
    (r"^poppler-", {"documents"}),
    (r"^pango/|^cairo", {"pdf"}),
    (r"^unicode/", {"base", "sheets"}),
    (r"^sodium", {"auth"}),
    (r"^spdlog/", {"log"}),
    (r"^toml\+\+/", {"plans"}),
)]
RANK = {"base": 0, "platform": 1, "modules": 2}


def check(house):
    out = []
    for room in house.rooms.values():
        used = set()
        for path in room.files:
            if path.suffix in (".cpp", ".h"):
                out += check_file(house, room, path, used)
        out += check_uses(house, room, used)
    return out


def check_file(house, room, path, used):
    out = []
    text = rooms.without_comments(house.text(path))
    for match in INCLUDE.finditer(text):
        name = match.group(1) or match.group(2)
        where = f"{path}:{text.count(chr(10), 0, match.start()) + 1}"
        if ".." in name.split("/"):
            out.append(f"{where}: include \"{name}\" climbs out of its folder")
        other = name.split("/")[0] if match.group(1) else ""
        own = room.folder / "src" / name in room.files  # a folder of the room that is called like another room
        if other in house.rooms and "/" in name and other != room.name and not own:
            test = rooms.is_test(path)
            if not test:
                used.add(other)
            if other not in room.uses and not (test and other in room.test_uses):
                out.append(f"{where}: {room.name} includes \"{name}\" but its USES does not name {other}")
        for pattern, owners in HEAVY:
            if pattern.search(name) and room.name not in owners:
                out.append(f"{where}: <{name}> belongs inside {', '.join(sorted(owners))}")
            elif pattern.search(name) and "include" in path.parts:
                out.append(f"{where}: <{name}> shows in a public header")
    return out


def check_uses(house, room, used):
    out = []
    where = f"{room.folder}/CMakeLists.txt:{room.line}"
    out += [f"{where}: TEST_USES names {name}, which is no room" for name in room.test_uses if name not in house.rooms]
    for name in room.uses:
        other = house.rooms.get(name)
        if other is None:
            out.append(f"{where}: USES names {name}, which is no room")
        elif RANK[other.kind] > RANK[room.kind]:
            out.append(f"{where}: {room.kind} may not use {other.kind} ({room.name} -> {name})")
        elif name not in used and name != "base" and any(p.suffix == ".cpp" for p in room.files):
            out.append(f"{where}: USES names {name}, but nothing of it is included")
    return out
