"""Words that must not stand in the sources: promises of later work, sleeping tests, paths of one machine."""
import re

RULES = [
    (re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b"), None, "a promise instead of the thing"),
    (re.compile(r"\b(sleep_for|sleep_until|usleep)\b"), re.compile(r"_test\.cpp$"), "a test that sleeps"),
    (re.compile(r"(?<![\w/])/(wo" r"rk|ro" r"ot)/"), None, "a path of one machine"),
]


def check(house):
    out = []
    for path in house.everything():
        for pattern, only, what in RULES:
            if only is not None and not only.search(path.name):
                continue
            text = house.text(path)
            for match in pattern.finditer(text):
                out.append(f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}: {what}")
    return out
