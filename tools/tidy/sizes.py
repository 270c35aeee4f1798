"""Limits of size. tools/tidy/allow.txt lists what is over them, with its size: it may shrink and never grow."""
import ast
import re

import rooms

LINES = {".cpp": 400, ".h": 150, ".vue": 250, ".py": 400}
FUNCTION = 70
ALLOW = "tools/tidy/allow.txt"
CONTAINER = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$")


def functions(text):
    """(line, name, lines) of every function body in C++. A heuristic: braces at the level of namespaces and classes that
    follow a parameter list."""
    code = rooms.without_strings(rooms.without_comments(text))
    code = re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda m: re.sub(r"[^\n]", " ", m.group()), code, flags=re.M)
    stack, head = [], 0  # stack: (is container, start line, name)
    for match in re.finditer(r"[{};]", code):
        at, what = match.start(), match.group()
        inside = all(entry[0] for entry in stack)
        if what == "{":
            before = code[head:at]
            container = inside and "(" not in before and CONTAINER.search(before.strip()) is not None
            container = container or (inside and CONTAINER.search(re.sub(r"\([^()]*\)", "", before)) is not None
                                      and not re.search(r"\)\s*(const|noexcept|override|final|->[^{]*|\s)*$", before))
            start = head + len(before) - len(before.lstrip())
            name = re.search(r"([\w:~]+)\s*\(", before)
            is_function = inside and not container and name is not None
            stack.append((container, code.count("\n", 0, start) + 1, name.group(1) if is_function else None))
        elif what == "}" and stack:
            _, start, name = stack.pop()
            if name and all(entry[0] for entry in stack):
                yield start, name, code.count("\n", 0, at) + 1 - start + 1
        if what != "{" or inside:
            head = match.end()


def python_functions(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.name, node.end_lineno - node.lineno + 1


def measured(house):
    """What is over a limit: key -> (size, limit, where)."""
    out = {}
    for path in house.everything():
        text = house.text(path)
        limit = LINES.get(path.suffix)
        lines = text.count("\n")
        if limit and lines > limit:
            out[f"file {path}"] = (lines, limit, f"{path}:1")
        found = functions(text) if path.suffix in (".cpp", ".h") else python_functions(text) if path.suffix == ".py" else ()
        for line, name, length in found:
            if length > FUNCTION:
                key = f"function {path} {name}"
                out[key] = max(out.get(key, (0, 0, "")), (length, FUNCTION, f"{path}:{line}"))
    return out


def allowed(house):
    file = house.root / ALLOW
    out = {}
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        if line.strip() and not line.startswith("#"):
            key, size = line.rsplit(" ", 1)
            out[key] = int(size)
    return out


def check(house):
    out = []
    over, allow = measured(house), allowed(house)
    for key, (size, limit, where) in over.items():
        if key not in allow:
            out.append(f"{where}: {key.split()[0]} of {size} lines ({key.split()[-1]}), the limit is {limit}")
        elif size > allow[key]:
            out.append(f"{where}: grew from {allow[key]} to {size} lines ({key}); the allow-list only goes down")
        elif size < allow[key]:
            out.append(f"{ALLOW}:1: {key} shrank from {allow[key]} to {size}: tools/tidy --write lowers the list")
    return out + [f"{ALLOW}:1: {key} is within its limit now: tools/tidy --write takes it off" for key in allow if key not in over]


def ratchet(house):
    over, allow = measured(house), allowed(house)
    kept = {key: min(size, over[key][0]) for key, size in allow.items() if key in over}
    if kept != allow:
        text = "# What is over a limit, and its size. It may shrink and never grow; --write lowers it.\n"
        (house.root / ALLOW).write_text(text + "".join(f"{k} {v}\n" for k, v in sorted(kept.items())), "utf-8")
