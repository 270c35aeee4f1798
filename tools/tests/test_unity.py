import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
import unity  # noqa: E402


class Groups(unittest.TestCase):
    def groups(self, sources, most=10, headers=None):
        with tempfile.TemporaryDirectory() as folder:
            room = pathlib.Path(folder) / "room"
            (room / "src").mkdir(parents=True)
            for name, text in {**sources, **(headers or {})}.items():
                (room / "src" / name).write_text(text)
            return [[path.name for path in group] for group in unity.pack([room / "src" / name for name in sources], most)]

    def test_what_clashes_stays_apart(self):
        cases = {
            "functions": ("int day(int x) {\n  return x;\n}\n", "int day(long x) {\n  return 1;\n}\n"),
            "constants": ("constexpr int kMost = 1;\n", "constexpr int kMost = 2;\n"),
            "types": ("struct Row {\n  int a;\n};\n", "class Row : public X {\n};\n"),
            "macros": ("#define ROW 1\n", "#define ROW 2\n"),
            "suites of tests": ("TEST(Row, IsOne) {\n}\n", "TEST_P(Row, IsTwo) {\n}\n"),
            "opened namespaces": ("using namespace json;\n", "int one() {\n}\n"),
            "opened enumerations": ("  using enum Kind;\n", "int one() {\n}\n"),
        }
        for name, (a, b) in cases.items():
            with self.subTest(name):
                self.assertEqual(len(self.groups({"a.cpp": a, "b.cpp": b})), 2)

    def test_a_name_of_a_header_of_the_room_is_compiled_alone(self):
        for header in ("struct Run {\n};\n", "inline constexpr int kMost = 1;\n"):
            own = header.replace("inline ", "")
            groups = self.groups({"a.cpp": own, "b.cpp": "int b() {\n}\n"}, headers={"x.h": header})
            self.assertEqual(sorted(groups), [["a.cpp"], ["b.cpp"]])

    def test_the_rest_goes_together_up_to_so_many(self):
        sources = {f"f{i}.cpp": f"int f{i}() {{\n  return {i};\n}}\n" for i in range(5)}
        self.assertEqual([len(group) for group in self.groups(sources, most=3)], [3, 2])


if __name__ == "__main__":
    unittest.main()
