// What a job brought in or took back shows in the state of a plan, with the columns and without them.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, engines, run, scratch, serve } from "./lib.mjs";

const schools = `学校标识码,学校名称,所属地区代码,学段,城乡类型,寄宿制,乡村小规模,起始日期
2145000001,邕江小学,450102,小学,城区,否,否,2000-09-01
`;
const teachers = (...more) => `姓名,证件号码,学校标识码,学段,任教学科,岗位,从教日期,专任教师,荣誉称号
覃一,450102198503150050,2145000001,小学,语文,教师,2010-09-01,是,
${more.map((line) => line + "\n").join("")}`;
const entries = `教师姓名,身份证号,培训年度,培训类别,培训项目名称,培训方式,培训结束日期,培训获得学时,内容类别,项目类型
覃一,450102198503150050,2022,县级,全员培训,远程培训,,360,,
`;

for (const engine of engines) {
  for (const evaluator of ["columns", "sql"]) {
    describe(`fresh states on ${engine}, by ${evaluator}`, () => {
      let place;
      let server;
      let client;
      before(async () => {
        place = scratch(engine);
        run(place, ["account", "add", "--db", place.url, "--login", "gx", "--name", "gx", "--role", "province_admin",
          "--scope", "450000"], "password-1\n");
        for (const [kind, text] of [["schools", schools], ["teachers", teachers()]]) {
          const file = join(place.folder, `${kind}.csv`);
          writeFileSync(file, text);
          run(place, ["import", kind, file, "--db", place.url]);
        }
        server = await serve(place, ["--files", join(place.folder, "files"), "--engine", evaluator, "--rate", "0"]);
        client = new Client(server.base);
        const answer = await client.request("POST", "/api/session", { body: { login: "gx", password: "password-1" } });
        assert.equal(answer.status, 200);
      });
      after(async () => {
        assert.equal(await server?.end(), 0);
        place?.drop();
      });

      async function hours() {
        const answer = await client.request("GET", "/api/plans/guangxi-145/state?at=2023-06-30");
        assert.equal(answer.status, 200, answer.text);
        const found = answer.json.provisions.find((one) => one.id === "hours-cycle");
        return `${found.met}/${found.entities}`;
      }
      // Answers are kept for a minute: whoever still hears the old one after half of it would have heard it for all.
      async function becomes(wanted) {
        const end = Date.now() + 30_000;
        let last = await hours();
        while (last !== wanted && Date.now() < end) last = await hours();
        assert.equal(last, wanted);
      }
      async function settled(id, state) {
        for (;;) {
          const now = await client.request("GET", `/api/imports/${id}`);
          assert.equal(now.status, 200, now.text);
          if (now.json.work) continue;
          assert.equal(now.json.state, state);
          return now.json;
        }
      }
      async function bringIn(name, text) {
        const sent = await client.request("POST", `/api/imports?name=${encodeURIComponent(name)}&kind=`, {
          body: text,
          headers: { "content-type": "application/octet-stream" },
        });
        assert.equal(sent.status, 201, sent.text);
        await settled(sent.json.id, "checked");
        await client.request("POST", `/api/imports/${sent.json.id}/apply`);
        await settled(sent.json.id, "applied");
        return sent.json.id;
      }

      it("shows hours that a sheet brought in, and their reversal", async () => {
        assert.equal(await hours(), "0/1");
        assert.equal(await hours(), "0/1");
        const id = await bringIn("学时.csv", entries);
        await becomes("1/1");
        await client.request("POST", `/api/imports/${id}/undo`, { body: { reason: "传错了" } });
        await settled(id, "undone");
        await becomes("0/1");
      });

      it("shows a teacher that a sheet brought in", async () => {
        await bringIn("教师.csv", teachers("覃二,450102198503150069,2145000001,小学,语文,教师,2010-09-01,是,"));
        await becomes("0/2");
      });
    });
  }
}
