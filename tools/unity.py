#!/usr/bin/env python3
"""Groups of sources that can be compiled as one: unity.py TOGETHER FILE…

Half of the time of a source goes into headers and templates that every other one reads again. Prints a line for each
group of at most TOGETHER sources of which no two seem to define the same name: CMake gives it as UNITY_GROUP. Too many
names found only make smaller groups.
"""
import functools
import pathlib
import re
import sys

DEFINED = re.compile(r"^(?!using |namespace |return |#)[\w\[][^\n;={(]*?[\s&*>](\w+)\s*(?=[({=;])", re.M)
TYPE = re.compile(r"^(?:template <[^\n]*>\s*)?(?:(?:struct|class|enum class|enum)\s+(\w+)\s*(?:final\s*)?[{:]|using\s+(\w+)\s*=)",
                  re.M)
CONSTANT = re.compile(r"^inline constexpr [^\n=({;]*?\b(\w+)\s*(?=[={])", re.M)
USING = re.compile(r"^\s*using (?:namespace (?!std)|enum )", re.M)
SUITE = re.compile(r"^(?:TEST|TEST_F|TEST_P|XT_BOTH_ENGINES)\((\w+)", re.M)
MACRO = re.compile(r"^#\s*define\s+(\w+)", re.M)


def found(pattern: re.Pattern, text: str) -> set[str]:
    return {name for match in pattern.finditer(text) for name in match.groups() if name}


def names_of(path: pathlib.Path) -> set[str]:
    """What a source seems to define at its outermost level."""
    text = path.read_text(errors="replace")
    return found(DEFINED, text) | found(TYPE, text) | found(MACRO, text) | found(SUITE, text)


@functools.cache
def named_in_headers(room: pathlib.Path) -> set[str]:
    """Constants and types of a room's headers: who has one of its own by such a name is compiled alone."""
    texts = [header.read_text(errors="replace") for header in room.glob("**/*.h")]
    return set().union(*(found(CONSTANT, text) | found(TYPE, text) for text in texts))


def room_of(path: pathlib.Path) -> pathlib.Path:
    return path.parents[len(path.parts) - 1 - path.parts.index("src")] if "src" in path.parts else path.parent


def pack(files: list, most: int, path_of=lambda file: file) -> list[list]:
    """Groups of at most so many in which no two define the same name."""
    alone: list[list] = []
    groups: list[tuple[set[str], list]] = []
    for file in files:
        names = names_of(path_of(file))
        opened = USING.search(path_of(file).read_text(errors="replace"))
        if opened or names & named_in_headers(room_of(path_of(file))):
            alone.append([file])
            continue
        for taken, group in groups:
            if len(group) < most and not taken & names:
                taken |= names
                group.append(file)
                break
        else:
            groups.append((names, [file]))
    return [group for _, group in groups] + alone


if __name__ == "__main__":
    for of in pack([pathlib.Path(name) for name in sys.argv[2:]], int(sys.argv[1])):
        print(" ".join(map(str, of)))
