"""The rooms of the house: base, platform/*, modules/*, and app, which puts them together and may use all of them."""
import dataclasses
import pathlib
import re

MODULE = re.compile(r"xt_module\(\s*(\w+)([^)]*)\)", re.S)
KEYWORDS = {"USES", "LIBS", "PRIVATE_LIBS", "TEST_USES"}
SOURCES = {".cpp", ".h", ".vue", ".py", ".sql"}
SKIPPED = {"build", "node_modules", "dist", ".git", ".cache", "__pycache__", "data"}
STRING = re.compile(r'R"(\w*)\((.*?)\)\1"|"((?:[^"\\\n]|\\.)*)"|\'(?:[^\'\\\n]|\\.)\'', re.S)
COMMENT = re.compile(r'(R"(\w*)\(.*?\)\2"|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)\')|//[^\n]*|/\*.*?\*/', re.S)


@dataclasses.dataclass
class Room:
    name: str
    folder: pathlib.Path  # from the root
    uses: list
    test_uses: list = dataclasses.field(default_factory=list)
    line: int = 1
    files: list = dataclasses.field(default_factory=list)  # from the root

    @property
    def kind(self):
        return self.folder.parts[0]


@dataclasses.dataclass
class House:
    root: pathlib.Path
    rooms: dict
    loose: list  # sources outside the rooms: app, tests, bench, tools, web
    _texts: dict = dataclasses.field(default_factory=dict)

    def text(self, path):
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text("utf-8", errors="replace")
        return self._texts[path]

    def everything(self):
        for room in self.rooms.values():
            yield from room.files
        yield from self.loose


def is_test(path):
    return path.name.endswith("_test.cpp") or path.name.startswith(("test_", "fixture")) or "tests" in path.parts


def uses_of(body, keyword):
    out, taking = [], False
    for word in body.split():
        if word in KEYWORDS:
            taking = word == keyword
        elif taking:
            out.append(word)
    return out


def read(root):
    root = pathlib.Path(root)
    found = {}
    for file in [root / "base/CMakeLists.txt", *sorted(root.glob("platform/*/CMakeLists.txt")),
                 *sorted(root.glob("modules/*/CMakeLists.txt"))]:
        text = file.read_text("utf-8") if file.exists() else ""
        match = MODULE.search(re.sub(r"#[^\n]*", lambda m: " " * len(m.group()), text))
        if match:
            name, body = match.groups()
            found[name] = Room(name, file.parent.relative_to(root), uses_of(body, "USES"), uses_of(body, "TEST_USES"),
                               text[:match.start()].count("\n") + 1)
    house = House(root, found, [])
    for path in sorted(walk(root, root)):
        owner = next((r for r in found.values() if r.folder in path.parents), None)
        (owner.files if owner else house.loose).append(path)
    return house


def walk(root, folder):
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name not in SKIPPED and not entry.name.startswith(("build", ".")):
                yield from walk(root, entry)
        elif entry.suffix in SOURCES:
            yield entry.relative_to(root)


def without_comments(text):
    """C++ with its comments blanked; lines and strings stay where they are."""
    def blank(match):
        return match.group(1) or re.sub(r"[^\n]", " ", match.group())
    return COMMENT.sub(blank, text)


def without_strings(text):
    return STRING.sub(lambda m: '"' + re.sub(r"[^\n]", " ", m.group()[1:-1]) + '"', text)


def strings(text):
    """(line, content) of every string literal."""
    for match in STRING.finditer(without_comments(text)):
        content = match.group(2) if match.group(2) is not None else match.group(3)
        if content:
            yield text.count("\n", 0, match.start()) + 1, content
