"""tools/queries.py and tools/migrations.py: what they write, and what they refuse."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import migrations  # noqa: E402
import queries  # noqa: E402


class Queries(unittest.TestCase):
    def header(self, portable, postgres=""):
        return queries.header("shop", queries.statements(portable, "q.sql"), queries.statements(postgres, "p.sql"))

    def test_constants(self):
        text = self.header("-- name: one\n-- why\nSELECT 1;\n\n-- name: two\nSELECT :a,\n  2\n", "-- name: two\nSELECT 3")
        self.assertIn('inline constexpr db::Query one{"shop.one", R"xt(SELECT 1)xt", R"xt(SELECT 1)xt"};', text)
        self.assertIn('R"xt(SELECT :a,\n  2)xt", R"xt(SELECT 3)xt"};', text)
        self.assertIn("namespace xt::shop::sql {", text)

    def test_refusals(self):
        for portable, postgres, what in (
                ("-- name: a\nSELECT 1\n-- name: a\nSELECT 2", "", "twice"),
                ("-- name: a\nSELECT 1", "-- name: b\nSELECT 2", "overrides"),
                ("SELECT 1", "", "without"),
                ("-- name: a\n-- only words\n", "", "empty"),
                ("-- name: A-b\nSELECT 1", "", "lower_case")):
            with self.subTest(what), self.assertRaisesRegex(queries.Wrong, what):
                self.header(portable, postgres)


class Migrations(unittest.TestCase):
    def source(self, files):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, text in files.items():
                paths.append(pathlib.Path(folder) / name)
                paths[-1].write_text(text, "utf-8")
            return migrations.source("shop", paths)

    def test_tokens_and_twins(self):
        text = self.source({"0001_a.sql": "CREATE TABLE a (x BIGINT) {{without_rowid}};\n",
                            "0002_b.sql": "SELECT 1;\n", "0002_b.postgres.sql": "SELECT 2;\n"})
        self.assertIn("CREATE TABLE a (x BIGINT) WITHOUT ROWID;", text)
        self.assertIn("CREATE TABLE a (x BIGINT);", text)
        self.assertIn('{2, "b",\nR"xt(SELECT 1;\n)xt",\nR"xt(SELECT 2;\n)xt",', text)

    def test_the_digest_follows_both_texts(self):
        one = self.source({"0001_a.sql": "SELECT 1;"})
        two = self.source({"0001_a.sql": "SELECT 1;", "0001_a.postgres.sql": "SELECT 2;"})
        digest = [line for line in one.splitlines() if len(line) > 64 and line.startswith('"')]
        self.assertTrue(digest)
        self.assertNotIn(digest[0], two)

    def test_long_texts_are_cut_into_literals(self):
        text = self.source({"0001_a.sql": "SELECT 1;\n" * 2000})
        self.assertGreaterEqual(text.count('R"xt('), 6)

    def test_refusals(self):
        for files, what in (({"1_a.sql": ""}, "NNNN"), ({"0001_a.sql": "", "0003_b.sql": ""}, "gap"),
                            ({"0001_a.sql": "", "0001_b.sql": ""}, "twice"),
                            ({"0001_a.sql": "", "0001_b.postgres.sql": ""}, "no twin"),
                            ({"0001_a.sql": "{{what}}"}, "unknown token")):
            with self.subTest(what), self.assertRaisesRegex(migrations.Wrong, what):
                self.source(files)


if __name__ == "__main__":
    unittest.main()
