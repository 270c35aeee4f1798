// Sheets over HTTP: whose they are, what they pretend to be, and what is left when something breaks in the middle.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, engines, run, scratch, serve } from "./lib.mjs";
import { workbook, zip } from "../lib/zip.mjs";

const people = [
  ["gx", "province_admin", "450000"],
  ["xingning", "county_admin", "450102"],
  ["qingxiu", "county_admin", "450103"],
];

// Every amount that county 450102 can have in these years: no two rows alike.
function funds(years) {
  const rows = ["机构代码,年度,科目,出资方,口径,金额"];
  for (let year = 1990; year < 1990 + years; year++) {
    for (const account of ["教职工工资总额", "校长工资总额", "公用经费", "教师培训经费", "校长培训经费", "项目经费"]) {
      for (const payer of ["中央", "省", "市", "县", "学校", "个人", "社会"]) {
        for (const basis of ["预算", "决算"]) rows.push(`450102,${year},${account},${payer},${basis},${year}.50`);
      }
    }
  }
  return { text: rows.join("\r\n"), count: rows.length - 1 };
}

// 64 MB of blanks in a few kilobytes.
const bomb = () =>
  zip(workbook(Buffer.concat([
    Buffer.from('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'),
    Buffer.alloc(64 << 20, " "),
    Buffer.from("</sheetData></worksheet>"),
  ])));

for (const engine of engines) {
  describe(`imports on ${engine}`, () => {
    let place;
    let server;
    const clients = {};
    async function signIn() {
      for (const [login] of people) {
        clients[login] = new Client(server.base);
        const answer = await clients[login].request("POST", "/api/session", {
          body: { login, password: "password-1" },
        });
        assert.equal(answer.status, 200);
      }
    }
    before(async () => {
      place = scratch(engine);
      for (const [login, role, scope] of people) {
        run(place, ["account", "add", "--db", place.url, "--login", login, "--name", login, "--role", role, "--scope",
          scope], "password-1\n");
      }
      server = await serve(place, ["--files", join(place.folder, "files")]);
      await signIn();
    });
    after(async () => {
      assert.equal(await server?.end(), 0);
      place?.drop();
    });

    const upload = (who, name, body, kind = "") =>
      clients[who].request("POST", `/api/imports?name=${encodeURIComponent(name)}&kind=${kind}`, {
        body,
        headers: { "content-type": "application/octet-stream" },
      });
    async function look(who, id) {
      const answer = await clients[who].request("GET", `/api/imports/${id}`);
      if (answer.status === 429) {
        // Asked too often: as long as the server says.
        await new Promise((later) => setTimeout(later, 1000 * Number(answer.headers.get("retry-after"))));
        return look(who, id);
      }
      assert.equal(answer.status, 200, answer.text);
      return answer.json;
    }
    // Until nobody works on it: the server tells, no clock does.
    async function settled(who, id) {
      for (;;) {
        const now = await look(who, id);
        if (!now.work) return now;
      }
    }
    async function checked(who, name, text) {
      const sent = await upload(who, name, text);
      assert.equal(sent.status, 201, sent.text);
      return settled(who, sent.json.id);
    }

    it("checks, applies once, and undoes", async () => {
      const { text, count } = funds(2);
      const page = await checked("xingning", "经费.csv", text);
      assert.equal(page.state, "checked");
      assert.deepEqual(page.counts, { rows: count, created: count, changed: 0, unchanged: 0, held: 0, rejected: 0 });
      const path = `/api/imports/${page.id}`;
      const twice = await Promise.all([1, 2].map(() => clients.xingning.request("POST", `${path}/apply`)));
      for (const one of twice) assert.ok([202, 409].includes(one.status), one.text);
      assert.equal((await settled("xingning", page.id)).state, "applied");
      const again = await checked("xingning", "再来.csv", text);
      assert.equal(again.counts.unchanged, count);
      const plan = await clients.xingning.request("GET", `${path}/undo`);
      assert.equal(plan.json.takes_back.fund, count);
      assert.deepEqual(plan.json.blockers, []);
      await clients.xingning.request("POST", `${path}/undo`, { body: { reason: "传错了" } });
      assert.equal((await settled("xingning", page.id)).state, "undone");
      assert.equal((await checked("xingning", "又来.csv", text)).counts.created, count);
      const late = await clients.xingning.request("POST", `${path}/undo`, { body: { reason: "再撤" } });
      assert.equal(late.json.reason, "imports.wrong_state");
    });

    it("shows an import to those above it and to nobody beside it", async () => {
      const page = await checked("xingning", "本县.csv", funds(1).text);
      assert.equal((await look("gx", page.id)).id, page.id);
      for (const step of ["", "/returned", "/file", "/undo"]) {
        const other = await clients.qingxiu.request("GET", `/api/imports/${page.id}${step}`);
        assert.equal(other.status, 404, step);
      }
      for (const step of ["/apply", "/cancel"]) {
        assert.equal((await clients.qingxiu.request("POST", `/api/imports/${page.id}${step}`)).status, 404, step);
      }
      const list = await clients.qingxiu.request("GET", "/api/imports");
      assert.equal(list.json.total, 0);
    });

    it("sends rows outside the subtree back", async () => {
      const page = await checked("qingxiu", "别县.csv", funds(1).text);
      assert.equal(page.counts.rejected, page.counts.rows);
      assert.equal(page.report.problems[0].reason, "imports.outside_scope");
      const file = await clients.qingxiu.request("GET", `/api/imports/${page.id}/returned`);
      assert.equal(file.bytes.subarray(0, 2).toString(), "PK");
    });

    it("is not taken in by names", async () => {
      for (const [name, bytes, reason] of [
        ["教师.xlsx", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), "imports.wrong_type"],
        ["教师.csv", Buffer.from("MZ\x90\x00\x03", "latin1"), "imports.wrong_type"],
        ["教师.xlsx", Buffer.from("<html><table><tr><td>姓名</td></tr></table></html>"), "imports.html"],
        ["教师.xlsx", Buffer.from("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "latin1"), "imports.old_excel"],
        ["教师.xlsx", Buffer.alloc(0), "imports.empty_file"],
      ]) {
        const answer = await upload("xingning", name, bytes);
        assert.equal(answer.status, 422, name);
        assert.equal(answer.json.reason, reason);
      }
      // A name is a name: no folder of it is kept.
      const sent = await upload("xingning", "../../etc/passwd.csv", funds(1).text);
      assert.equal(sent.json.file_name, "passwd.csv");
      await settled("xingning", sent.json.id);
    });

    it("takes a sheet of several megabytes in", async () => {
      const { text } = funds(1);
      const large = Buffer.from(text + "\r\n,".repeat(1_500_000));
      assert.ok(large.length > 4 << 20);
      const page = await checked("xingning", "大.csv", large);
      assert.equal(page.state, "checked");
      assert.equal(page.counts.rows, funds(1).count);
    });

    it("does not blow up", async () => {
      const packed = bomb();
      assert.ok(packed.length < 1 << 20);
      const sent = await upload("xingning", "炸弹.xlsx", packed, "funds");
      assert.equal(sent.status, 201, sent.text);
      const page = await settled("xingning", sent.json.id);
      assert.equal(page.state, "failed");
      assert.match(page.reason, /^sheets\./);
      assert.notEqual(page.detail, null);
    });

    it("refuses one octet too many before it is sent", async () => {
      const answer = await new Promise((resolve, reject) => {
        const socket = connect(server.port, "127.0.0.1", () =>
          socket.write(`POST /api/imports HTTP/1.1\r\nHost: x\r\nContent-Length: ${(64 << 20) + 1}\r\n\r\n`));
        let said = "";
        socket.on("data", (chunk) => {
          said += chunk;
          if (said.includes("\r\n\r\n")) {
            socket.destroy();
            resolve(said);
          }
        });
        socket.on("error", reject);
      });
      assert.match(answer, /^HTTP\/1.1 413/);
    });

    it("reads no large file from a stranger", async () => {
      const answer = await new Promise((resolve, reject) => {
        const socket = connect(server.port, "127.0.0.1", () =>
          socket.write(`POST /api/imports HTTP/1.1\r\nHost: x\r\nContent-Length: ${60 << 20}\r\n\r\n`));
        let said = "";
        socket.on("data", (chunk) => {
          said += chunk;
          if (said.includes("\r\n\r\n")) {
            socket.destroy();
            resolve(said);
          }
        });
        socket.on("error", reject);
      });
      assert.match(answer, /^HTTP\/1.1 401/);
    });

    it("forgets an upload that was broken off", async () => {
      const total = async () => (await clients.gx.request("GET", "/api/imports")).json.total;
      const before_ = await total();
      await new Promise((resolve) => {
        const socket = connect(server.port, "127.0.0.1", () => {
          socket.write("POST /api/imports?name=a.csv HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n机构代码,");
          socket.destroy();
        });
        socket.on("close", resolve);
      });
      assert.equal(await total(), before_);
    });

    it("lets two people apply the same file at once, and counts it once", async () => {
      const { text, count } = funds(3);
      const pages = [await checked("xingning", "甲.csv", text), await checked("gx", "乙.csv", text)];
      await Promise.all([
        clients.xingning.request("POST", `/api/imports/${pages[0].id}/apply`),
        clients.gx.request("POST", `/api/imports/${pages[1].id}/apply`),
      ]);
      const done = await Promise.all([settled("xingning", pages[0].id), settled("gx", pages[1].id)]);
      for (const one of done) assert.equal(one.state, "applied");
      assert.equal(done[0].counts.created + done[1].counts.created, count);
      assert.equal(done[0].counts.unchanged + done[1].counts.unchanged, count);
    });

    it("is whole or not at all after kill -9, and is taken up again", async () => {
      const { text, count } = funds(60);
      const file = join(place.folder, "funds.csv");
      writeFileSync(file, text);
      const fresh = funds(3).count; // in since the test before
      const page = await checked("xingning", "大表.csv", text);
      assert.equal(page.counts.created, count - fresh);
      await clients.xingning.request("POST", `/api/imports/${page.id}/apply`);
      while ((await look("xingning", page.id)).work?.done === 0);
      await server.end("SIGKILL");
      const counts = JSON.parse(run(place, ["import", "funds", file, "--db", place.url, "--dry-run", "--json"]));
      assert.ok([fresh, count].includes(counts.unchanged), `${counts.unchanged} of ${count} are in`);
      server = await serve(place, ["--files", join(place.folder, "files")]);
      await signIn();
      const done = await settled("xingning", page.id);
      assert.equal(done.state, "applied");
      assert.equal(done.counts.created, count - fresh);
    });
  });
}
