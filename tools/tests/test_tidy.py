"""Each check of tools/tidy finds a violation planted for it, in a house that is otherwise in order."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIDY = ROOT / "tools" / "tidy"

HOUSE = {
    "base/CMakeLists.txt": "xt_module(base LIBS fmt::fmt)\n",
    "base/README.md": "# base\n\nPlain values.\n",
    "base/include/base/text.h": "#pragma once\n",
    "platform/db/CMakeLists.txt": "xt_module(db USES base)\n",
    "platform/db/README.md": "# db\n\nThe database.\n",
    "platform/db/include/db/db.h": '#pragma once\n#include "base/text.h"\n',
    "platform/db/src/db.cpp": "#include <sqlite3.h>\n#include \"db/db.h\"\n",
    "modules/orgs/CMakeLists.txt": "xt_module(orgs USES base db)\n",
    "modules/orgs/README.md": "# orgs\n\nWhere things are.\n",
    "modules/orgs/include/orgs/orgs.h": '#pragma once\n#include "db/db.h"\n',
    "modules/orgs/migrations/0001_orgs.sql": "CREATE TABLE orgs_org (key BIGINT);\nCREATE VIEW orgs_pub_org AS SELECT key FROM orgs_org;\n",
    "modules/orgs/src/find.cpp": '#include "orgs/orgs.h"\n',
    "modules/people/CMakeLists.txt": "# rooms\nxt_module(people USES base db orgs PRIVATE_LIBS x)\n",
    "modules/people/README.md": "# people\n\nWho teaches.\n",
    "modules/people/queries.sql": "-- name: all\nSELECT key FROM orgs_pub_org -- not orgs_org\n",
    "modules/people/src/people.cpp": '#include "orgs/orgs.h"\n#include "db/db.h"\nint f() {\n  return 1;\n}\n',
}


class Tidy(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        for path, text in HOUSE.items():
            self.plant(path, text)
        self.run_tidy("--write")

    def plant(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def add(self, path, text):
        self.plant(path, (self.root / path).read_text("utf-8") + text)

    def run_tidy(self, *arguments):
        done = subprocess.run([sys.executable, TIDY, *arguments, self.root], capture_output=True, text=True)
        return done.returncode, done.stdout

    def finds(self, *parts):
        code, out = self.run_tidy()
        self.assertEqual(code, 1, out)
        self.assertEqual(len(out.splitlines()), 1, out)
        for part in parts:
            self.assertIn(part, out)

    def in_order(self):
        code, out = self.run_tidy()
        self.assertEqual((code, out), (0, ""))

    def test_a_house_in_order(self):
        self.in_order()

    def test_undeclared_include(self):
        self.plant("modules/orgs/src/find.cpp", '#include "people/people.h"\n')
        self.finds("modules/orgs/src/find.cpp:1", "USES does not name people")

    def test_a_folder_called_like_another_room(self):
        self.plant("modules/orgs/src/people/move.h", "#pragma once\n")
        self.add("modules/orgs/src/find.cpp", '#include "people/move.h"\n')
        self.in_order()

    def test_include_of_tests_alone(self):
        self.plant("modules/orgs/src/find_test.cpp", '#include "people/people.h"\n')
        self.finds("modules/orgs/src/find_test.cpp:1", "USES does not name people")
        self.plant("modules/orgs/CMakeLists.txt", "xt_module(orgs USES base db TEST_USES people)\n")
        self.in_order()
        self.add("modules/orgs/src/find.cpp", '#include "people/people.h"\n')
        self.finds("modules/orgs/src/find.cpp:2", "USES does not name people")

    def test_commented_include_is_none(self):
        self.plant("modules/orgs/src/find.cpp", '// #include "people/people.h"\n#include "orgs/orgs.h"\n')
        self.in_order()

    def test_include_that_climbs(self):
        self.plant("modules/orgs/src/find.cpp", '#include "../../people/src/people.h"\n')
        self.finds("climbs out")

    def test_heavy_header_elsewhere(self):
        self.add("modules/people/src/people.cpp", "#include <sqlite3.h>\n")
        self.finds("modules/people/src/people.cpp:6", "belongs inside db")

    def test_heavy_header_in_public(self):
        self.add("platform/db/include/db/db.h", "#include <libpq-fe.h>\n")
        self.finds("platform/db/include/db/db.h:3", "public header")

    def test_platform_may_not_use_modules(self):
        self.plant("platform/db/CMakeLists.txt", "xt_module(db USES base vocab)\n")
        self.plant("modules/vocab/CMakeLists.txt", "xt_module(vocab USES base)\n")
        self.plant("modules/vocab/README.md", "# vocab\n\nWords.\n")
        self.add("platform/db/src/db.cpp", '#include "vocab/vocab.h"\n')
        self.run_tidy("--write")
        self.finds("platform may not use modules")

    def test_unused_and_unknown_uses(self):
        self.plant("modules/people/src/people.cpp", '#include "orgs/orgs.h"\n')
        self.finds("modules/people/CMakeLists.txt:2", "nothing of it is included")
        self.plant("modules/people/CMakeLists.txt", "xt_module(people USES base orgs nowhere)\n")
        self.run_tidy("--write")
        self.finds("nowhere, which is no room")

    def test_cycle_of_includes(self):
        self.plant("modules/orgs/CMakeLists.txt", "xt_module(orgs USES base db people)\n")
        self.plant("modules/orgs/src/find.cpp", '#include "people/people.h"\n')
        self.run_tidy("--write")
        self.finds("circle", "orgs -> people -> orgs")

    def test_cycle_through_sql(self):
        self.add("modules/people/queries.sql", "")
        self.plant("modules/people/migrations/0001_people.sql", "CREATE VIEW people_pub_x AS SELECT 1;\n")
        self.plant("modules/orgs/queries.sql", "-- name: x\nSELECT * FROM people_pub_x\n")
        self.run_tidy("--write")
        self.finds("circle", "orgs -> people -> orgs")

    def test_another_rooms_table_in_queries(self):
        self.add("modules/people/queries.sql", "-- name: bad\nDELETE FROM orgs_org\n")
        self.finds("modules/people/queries.sql:4", "touches orgs_org, a table of orgs")

    def test_another_rooms_table_in_a_literal(self):
        self.add("modules/people/src/people.cpp", 'const char* k = R"(SELECT 1\n FROM orgs_org)";\n')
        self.finds("modules/people/src/people.cpp:7", "touches orgs_org")

    def test_another_rooms_table_in_a_test(self):
        self.plant("modules/people/src/a_test.cpp", 'const char* k = "DELETE FROM orgs_org";\n')
        self.finds("modules/people/src/a_test.cpp:1", "touches orgs_org")
        self.plant("modules/people/CMakeLists.txt", "xt_module(people USES base db orgs TEST_USES orgs)\n")
        self.in_order()

    def test_another_rooms_table_in_a_migration(self):
        self.plant("modules/people/migrations/0001_people.sql", "CREATE TABLE people_x (k BIGINT REFERENCES orgs_org (key));\n")
        self.run_tidy("--write")
        self.finds("modules/people/migrations/0001_people.sql:1", "touches orgs_org")

    def test_another_rooms_table_in_the_app(self):
        self.plant("app/src/main.cpp", 'const char* k = "SELECT key FROM orgs_org";\n')
        self.finds("app/src/main.cpp:1", "app touches orgs_org")

    def test_a_view_that_is_not_published(self):
        self.add("modules/people/queries.sql", "-- name: bad\nSELECT 1 FROM orgs_pub_gone\n")
        self.finds("orgs_pub_gone, which orgs does not publish")

    def test_a_table_under_a_foreign_name(self):
        self.plant("modules/people/migrations/0001_people.sql", "CREATE TABLE teacher (id BIGINT);\n")
        self.finds("table teacher of people must be called people_")

    def test_a_view_that_does_not_say_pub(self):
        self.plant("modules/people/migrations/0001_people.sql", "CREATE VIEW people_list AS SELECT 1;\n")
        self.finds("view people_list")

    def test_long_files(self):
        for path, limit in (("a.cpp", 400), ("a.h", 150), ("a.py", 400)):
            self.plant(f"modules/people/src/{path}", "\n" * limit)
        self.plant("web/src/A.vue", "\n" * 250)
        self.in_order()
        for path, limit in (("modules/people/src/a.cpp", 400), ("modules/people/src/a.h", 150), ("web/src/A.vue", 250)):
            self.plant(path, "\n" * (limit + 1))
            self.finds(path, f"the limit is {limit}")
            self.plant(path, "\n")

    def test_long_functions(self):
        body = "  g();\n" * 68
        self.plant("modules/people/src/a.cpp", f"namespace x {{\nint f() {{\n{body}}}\n}}\n")
        self.in_order()
        for text in (f"namespace x {{\nint f(int a,\n      int b) const {{\n{body}}}\n}}\n",
                     f"struct A : B {{\n  A(int b) : b_(b) {{\n  if (x) {{ y(); }}\n{body}}}\n}};\n",
                     f"#define M(x) {{\nTEST(A, B) {{\n  f([] {{ g(\"}}\"); }});\n{body}}}\n",
                     f"template <class F>\nauto f(F f) -> std::vector<int> {{\n  // }}\n{body}}}\n"):
            self.plant("modules/people/src/a.cpp", text)
            self.finds("modules/people/src/a.cpp:", "the limit is 70")

    def test_long_python_functions(self):
        self.plant("tools/x.py", "def f():\n" + "    g()\n" * 70)
        self.finds("tools/x.py:1", "function of 71 lines (f)")

    def test_the_allow_list_only_goes_down(self):
        self.plant("modules/people/src/a.h", "\n" * 200)
        self.plant("tools/tidy/allow.txt", "file modules/people/src/a.h 200\n")
        self.in_order()
        self.plant("modules/people/src/a.h", "\n" * 201)
        self.finds("grew from 200 to 201")
        self.run_tidy("--write")
        self.finds("grew from 200 to 201")
        self.plant("modules/people/src/a.h", "\n" * 180)
        self.finds("shrank from 200 to 180")
        self.run_tidy("--write")
        self.assertIn("a.h 180", (self.root / "tools/tidy/allow.txt").read_text())
        self.plant("modules/people/src/a.h", "\n" * 150)
        self.finds("within its limit now")
        self.run_tidy("--write")
        self.in_order()

    def test_modules_md_that_lies(self):
        self.add("docs/modules.md", "one more line\n")
        self.finds("docs/modules.md:1", "differs from the real graph")
        self.run_tidy("--write")
        self.in_order()
        doc = (self.root / "docs/modules.md").read_text("utf-8")
        self.assertIn("| [modules/people](../modules/people) | Who teaches. | base db orgs | orgs |  |", doc)
        self.assertIn("orgs_org", doc)

    def test_a_room_without_a_purpose(self):
        (self.root / "modules/people/README.md").unlink()
        self.run_tidy("--write")
        self.finds("modules/people/README.md:1")

    def test_words(self):
        self.add("modules/people/src/people.cpp", "// TO" "DO: later\n")
        self.finds("people.cpp:6", "a promise")
        self.plant("modules/people/src/people.cpp", '#include "orgs/orgs.h"\n#include "db/db.h"\n// /wo' 'rk/x\n')
        self.finds("people.cpp:3", "a path of one machine")
        self.plant("modules/people/src/people.cpp", HOUSE["modules/people/src/people.cpp"])
        self.plant("modules/people/src/people_test.cpp", "void f() { sleep_for(1); }\n")
        self.finds("people_test.cpp:1", "a test that sleeps")


if __name__ == "__main__":
    unittest.main()
