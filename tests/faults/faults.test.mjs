// What people send by mistake or on purpose: each case ends with rows in, or with a sentence that says what to do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { engines, scratch } from "../api/lib.mjs";
import { gb18030 } from "./gb18030.mjs";
import { call, csv, entries, imported, importing, ledger, names, put, schools, teachers } from "./world.mjs";
import { escape, sheet, unzip, workbook, xlsx, zip } from "../lib/zip.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const oneGiB = 1 << 20; // in KiB
const chinese = /[\u4e00-\u9fff]{4}/;

async function refused(place, kind, file, said) {
  const before = await ledger(place);
  const done = await importing(place, kind, file, [], { memory: oneGiB });
  assert.equal(done.code, 1, `${file}: ${done.stdout}${done.stderr}`);
  assert.match(done.stderr.split("\n")[0], chinese);
  assert.match(done.stderr, said);
  assert.ok(done.ms < 10_000, `took ${done.ms} ms`);
  assert.equal(await ledger(place), before);
}

// Values of one column, read past the program.
function stored(place, engine, sql) {
  const [command, args] = engine === "sqlite" ? ["sqlite3", [place.url, sql]] : ["psql", ["-qAt", "-c", sql, place.url]];
  return execFileSync(command, args, { encoding: "utf8" }).trimEnd().split("\n");
}

for (const engine of engines) {
  describe(`sheets on ${engine}`, () => {
    let place;
    const people = names(40);
    before(async () => {
      place = scratch(engine);
      await imported(place, "schools", put(place, "schools.csv", schools));
      await imported(place, "teachers", put(place, "teachers.csv", teachers(people)));
      await imported(place, "entries", put(place, "entries.csv", entries(people, 2)));
    });
    after(() => place.drop());

    it("reads the same from every encoding", async () => {
      const text = csv(teachers(["韦𠮷祥", ...people.slice(1)])); // one that GB18030 writes in four bytes
      const utf16 = Buffer.from("\ufeff" + text, "utf16le");
      const files = { plain: text, bom: "\ufeff" + text, utf16le: utf16, utf16be: Buffer.from(utf16).swap16(),
        gb18030: gb18030(text) };
      for (const [name, bytes] of Object.entries(files)) {
        const counts = await imported(place, "teachers", put(place, `${name}.csv`, bytes));
        const first = name === "plain";
        assert.deepEqual([counts.new, counts.changed, counts.unchanged], [0, first ? 1 : 0, first ? 39 : 40], name);
      }
      assert.deepEqual(stored(place, engine, "SELECT name FROM people_teacher WHERE name LIKE '%祥'"), ["韦𠮷祥"]);
      await imported(place, "teachers", put(place, "teachers.csv", teachers(people)));
    });

    it("names what a file is that is not a sheet", async () => {
      const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(4096)]);
      await refused(place, "teachers", put(place, "old.xlsx", ole), /\.xls.*另存为/);
      await refused(place, "teachers", put(place, "page.xlsx", "<html><table><tr><td>姓名</td></tr></table></html>"),
        /网页.*另存为/);
      await refused(place, "teachers", put(place, "paper.csv", "%PDF-1.7\n%\xe2\xe3\n"), /PDF/);
      await refused(place, "teachers", put(place, "empty.csv", ""), /空/);
      await refused(place, "teachers", put(place, "broken.csv", Buffer.from("c3,28,ff,fe".repeat(50) + "\xff\x81", "latin1")),
        chinese);
      await refused(place, "teachers", put(place, "cut.xlsx", xlsx(teachers(people)).subarray(0, 900)), chinese);
      await refused(place, "teachers", join(place.folder, "none.csv"), chinese);
      const other = await importing(place, "teachers", put(place, "other.csv", schools));
      assert.equal(other.code, 1);
      assert.match(other.stderr, /姓名/);
    });

    it("survives archives that grow", async () => {
      const blanks = Buffer.alloc(96 << 20, " ");
      const rows = sheet(teachers(people));
      const grown = Buffer.concat([Buffer.from(rows.slice(0, rows.indexOf("<row>"))), blanks,
        Buffer.from(rows.slice(rows.indexOf("<row>")))]);
      for (const [name, options] of [["honest", {}], ["lying", { said: 4096 }]]) {
        const bomb = zip(workbook(grown, options));
        assert.ok(bomb.length < 1 << 20);
        await refused(place, "teachers", put(place, `${name}.xlsx`, bomb), chinese);
      }
      let entities = '<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">';
      for (let n = 1; n < 10; ++n) entities += `<!ENTITY a${n} "${`&a${n - 1};`.repeat(10)}">`;
      const laughs = `<!DOCTYPE worksheet [${entities}]>` + rows.replace(people[0], "&a9;");
      await refused(place, "teachers", put(place, "laughs.xlsx", zip(workbook(laughs))), chinese);
      const deep = rows.replace("<row>", "<x>".repeat(100_000) + "<row>");
      await refused(place, "teachers", put(place, "deep.xlsx", zip(workbook(deep))), chinese);
    });

    it("takes merged cells for what they hold, and says so", async () => {
      const rows = entries(people.slice(0, 3), 1);
      rows[2][0] = rows[3][0] = ""; // A2:A4 is one cell: only the first row has the name
      const file = put(place, "merged.xlsx", xlsx(rows, ["A2:A4"]));
      const done = await imported(place, "entries", file, 3);
      assert.deepEqual([done.rows, done.unchanged, done.rejected], [3, 1, 2]);
      const shown = await call(place, ["import", "entries", file, "--db", place.url]);
      assert.match(shown.stderr, /合并/);
      assert.match(shown.stderr, /第3行A列/);
    });

    it("takes the value of a formula, and returns the row where there is none", async () => {
      const rows = entries(people.slice(0, 3), 1);
      rows[1][6] = { f: "4+4", v: "8" };
      rows[2][6] = { f: "4+4" };
      rows[3][6] = { f: "1/0", v: "#DIV/0!" };
      const errors = join(place.folder, "formulas.csv");
      const file = put(place, "formulas.xlsx", xlsx(rows));
      const done = await imported(place, "entries", file, 3, ["--errors", errors]);
      assert.deepEqual([done.rows, done.unchanged, done.rejected], [3, 1, 2]);
      const came = readFileSync(errors, "utf8");
      assert.match(came, /第3行G列“培训获得学时”：[^\n]*公式/);
      assert.match(came, /,第4行G列“培训获得学时”：[^；\n]*#DIV[^；\n]*\n/); // said once
    });

    it("keeps SQL and HTML as the letters they are", async () => {
      const odd = ["'; DROP TABLE people_teacher; --", "<script>alert(1)</script>", 'Robert"); --', "%s%n${x}{{y}}\\0"];
      const roster = teachers([...people, ...odd]);
      const sheetOf = (form) => (form === "csv" ? csv(roster) : xlsx(roster));
      const before = await ledger(place);
      for (const form of ["csv", "xlsx"]) {
        const done = await imported(place, "teachers", put(place, `odd.${form}`, sheetOf(form)));
        assert.deepEqual([done.new, done.changed], [form === "csv" ? odd.length : 0, 0]);
      }
      const kept = stored(place, engine, "SELECT name FROM people_teacher ORDER BY id");
      for (const name of odd) assert.ok(kept.includes(name), name);
      // The roster's name must be the entry's: they come back from the database the same, too.
      const all = entries([...people, ...odd], 1);
      const rows = [all[0], ...all.slice(1 + people.length)].map((row, n) => (n ? [...row.slice(0, 4), odd[n - 1], ...row.slice(5)] : row));
      assert.equal((await imported(place, "entries", put(place, "odd-entries.csv", rows))).new, odd.length);
      assert.equal(await ledger(place), before + odd.length);
    });

    it("never writes the bad rows over the sheet or the database", async () => {
      const file = put(place, "own.csv", [...entries(people, 1), ["坏"]]);
      const text = readFileSync(file, "utf8");
      const count = await ledger(place);
      symlinkSync(file, join(place.folder, "link.csv"));
      const own = engine === "sqlite" ? [place.url] : [];
      for (const out of [file, join(place.folder, ".", "link.csv"), join(place.folder, "bad.txt"), ...own]) {
        const done = await importing(place, "entries", file, ["--errors", out]);
        assert.equal(done.code, 2, out);
        assert.match(done.stderr, /--errors .*(换一个文件名|结尾)/);
      }
      assert.equal(readFileSync(file, "utf8"), text);
      assert.equal(await ledger(place), count);
    });

    it("gives bad rows back verbatim, and no formula that a person would run", async () => {
      const evil = ['=HYPERLINK("http://x.example","点")', "+1+1", "-2+3", "@SUM(A1)", "<script>alert(1)</script>",
        "'; DROP TABLE people_teacher; --"];
      const rows = entries(people.slice(0, evil.length), 1).map((row, n) =>
        n ? [...row.slice(0, 2), "1066", row[3], evil[n - 1], ...row.slice(5)] : row);
      const file = put(place, "evil.csv", rows);
      const [back, book] = ["csv", "xlsx"].map((form) => join(place.folder, `evil-back.${form}`));
      for (const path of [back, book]) {
        assert.equal((await imported(place, "entries", file, 3, ["--errors", path])).rejected, evil.length);
      }
      const text = readFileSync(back, "utf8");
      for (const cell of evil) {
        const neutral = /^[=+\-@]/.test(cell) ? `'${cell}` : cell;
        assert.ok(text.includes(csv([[neutral]]).trimEnd()), neutral);
      }
      const parts = unzip(readFileSync(book));
      const all = Object.values(parts).join("").replace(/&quot;/g, '"').replace(/&apos;/g, "'");
      for (const cell of evil) assert.ok(all.includes(escape(cell)), cell);
      assert.doesNotMatch(all, /<f[ >]/);
      // The year put right, both go in, and are the same to the program.
      const mended = put(place, "mended.csv", text.replace(/,1066,/g, ",2023,"));
      assert.equal((await imported(place, "entries", mended)).new, evil.length);
      const plain = put(place, "plain.csv", readFileSync(file, "utf8").replace(/,1066,/g, ",2023,"));
      assert.equal((await imported(place, "entries", plain)).unchanged, evil.length);
    });
  });
}

describe("plans without end", () => {
  const place = scratch("sqlite");
  after(() => place.drop());
  const text = readFileSync(join(root, "plans/zibo-backbone/plan.toml"), "utf8");
  const source = readFileSync(join(root, "plans/zibo-backbone/source.txt"));
  const measure = (expression) => text.replace(/^measure .*$/m, () => `measure = "${expression}"`);
  const deep = 100_000;
  const plans = {
    "10 MB of comments": [text + "# 说明\n".repeat(1_100_000), /上限/],
    "10 MB of tables": [text + "[[provision]]\n".repeat(750_000), /上限/],
    "nested arrays": [text + "x = " + "[".repeat(deep), /嵌套/],
    "nested tables": [text + "x = " + "{a = ".repeat(deep), /嵌套/],
    "a dotted key": [text + "a.".repeat(deep) + "b = 1\n", /嵌套/],
    "brackets": [measure("(".repeat(deep) + "1" + ")".repeat(deep)), /过长/],
    "brackets within the length": [measure("(".repeat(900) + "1" + ")".repeat(900)), chinese],
    "nots within the length": [measure("records(" + "not ".repeat(400) + "stage = 'primary')"), chinese],
    "signs within the length": [measure("-".repeat(1800) + "1"), chinese],
    "bytes": [Buffer.from(text.replace("工程", "\0\x01")), chinese],
    "not UTF-8": [Buffer.concat([Buffer.from(text), Buffer.from([0x23, 0xff, 0xfe, 0x81])]), /UTF-8/],
  };
  for (const [name, [content, said]] of Object.entries(plans)) {
    it(name, async () => {
      const folder = join(place.folder, name.replace(/\W+/g, "-"));
      mkdirSync(folder);
      writeFileSync(join(folder, "plan.toml"), content);
      writeFileSync(join(folder, "source.txt"), source);
      const checked = await call(place, ["plan", "check", folder], { memory: oneGiB });
      assert.ok([1, 3].includes(checked.code), `${checked.code}\n${checked.stderr}`);
      assert.match(checked.stdout + checked.stderr, said);
      assert.ok(checked.ms < 5_000, `took ${checked.ms} ms`);
      // The formatter may well have nothing to say; it must come back.
      const formatted = await call(place, ["plan", "fmt", "--check", folder], { memory: oneGiB });
      assert.ok([0, 1, 3].includes(formatted.code), `${formatted.code}\n${formatted.stderr}`);
      assert.ok(formatted.ms < 5_000, `took ${formatted.ms} ms`);
    });
  }
});
