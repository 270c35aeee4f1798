// Runs cases/*.json against a server of their own, on SQLite and, with XT_TEST_POSTGRES, on PostgreSQL.
//
// A file: {"serve": [more arguments], "accounts": [{login, name, role, scope}], "cases": [{"name", "steps": [step]}]}.
// A step: {"as": "who" (each has cookies of their own; cases start signed out), "request": "POST /api/session",
// "body": {…}, "headers": {…}, "expect": {"status", "json": what must be in it, "headers": {name: value or "/regex/"}}}.
// In expectations "*" is anything, "/…/" a pattern; arrays must have the same length, or hold one like {"$some": …}, or
// at least {"$min": n}. Every answer must also be what the API's description promises. "save": {"me":
// "account.teacher_id"} keeps a part of the answer: "{me}" means it in later steps;
// "entries.?hours.id" is that of the first entry with any hours.
// "asks": n asks again, at most n times in all, until the JSON fits: an answer that is worked out in slices.
// "demo": n loads the demonstration with n teachers before the server starts. XT_CASES=teachers.json runs one file.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { broken } from "./description.mjs";
import { Client, engines, run, scratch, serve } from "./lib.mjs";

const password = "password-1";

// A part of an answer by its name; of a list also its first element that has more than nothing of it: "?hours".
const within = (found, name) => (name.startsWith("?") ? found?.find((one) => Number(one[name.slice(1)]) > 0) : found?.[name]);

const like = (found, wanted) => { try { matches(found, wanted, ""); return true; } catch { return false; } };

function matches(found, wanted, where) {
  if (wanted === "*") return assert.ok(found !== undefined, `${where}: missing`);
  if (typeof wanted === "string" && /^\/.*\/$/.test(wanted)) {
    return assert.match(String(found), new RegExp(wanted.slice(1, -1)), where);
  }
  if (Array.isArray(wanted)) {
    assert.ok(Array.isArray(found), `${where}: not an array`);
    assert.equal(found.length, wanted.length, `${where}: length`);
    return wanted.forEach((one, i) => matches(found[i], one, `${where}[${i}]`));
  }
  if (wanted?.$min !== undefined) return assert.ok(found?.length >= wanted.$min, `${where}: ${found?.length} elements`);
  if (wanted?.$some !== undefined) {
    return assert.ok(Array.isArray(found) && found.some((one) => like(one, wanted.$some)), `${where}: none like ${JSON.stringify(wanted.$some)}`);
  }
  if (wanted !== null && typeof wanted === "object") {
    assert.ok(found !== null && typeof found === "object", `${where}: not an object`);
    return Object.entries(wanted).forEach(([key, one]) => matches(found[key], one, `${where}.${key}`));
  }
  assert.deepEqual(found, wanted, where);
}

const folder = new URL("./cases/", import.meta.url);
for (const engine of engines) {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(process.env.XT_CASES ?? ".json"))) {
    const script = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    describe(`${file} on ${engine}`, () => {
      let place;
      let server;
      before(async () => {
        place = scratch(engine);
        if (script.demo) run(place, ["demo", "--db", place.url, "--teachers", String(script.demo)]);
        for (const { login, name, role, scope, must_change } of script.accounts ?? []) {
          run(place, ["account", "add", "--db", place.url, "--login", login, "--name", name, "--role", role,
            "--scope", scope, ...(must_change ? ["--must-change"] : [])], `${password}\n`);
        }
        server = await serve(place, script.serve ?? []);
      });
      after(async () => {
        const code = await server?.end();
        place?.drop();
        assert.equal(code, 0, "the server drains and ends well");
      });
      for (const { name, steps } of script.cases) {
        it(name, async () => {
          const clients = new Map();
          const saved = new Map();
          const filled = (part) => JSON.parse(JSON.stringify(part).replace(/\{(\w+)\}/g, (all, key) => saved.get(key) ?? all));
          for (const raw of steps) {
            const step = saved.size ? filled(raw) : raw;
            const who = step.as ?? "";
            if (!clients.has(who)) clients.set(who, new Client(server.base));
            const [method, path] = step.request.split(" ");
            let answer = await clients.get(who).request(method, path, step);
            for (let i = 1; i < (step.asks ?? 1) && !like(answer.json, step.expect.json); ++i)
              answer = await clients.get(who).request(method, path, step);
            const where = `${step.request}${who && ` as ${who}`} answered ${answer.status} ${answer.text.slice(0, 300)}`;
            assert.equal(answer.status, step.expect.status, where);
            assert.equal(broken(method, path, answer), null, `not as the API is described: ${where}`);
            if (step.expect.json !== undefined) matches(answer.json, step.expect.json, where);
            for (const [key, path] of Object.entries(step.save ?? {})) {
              const part = path.split(".").reduce(within, answer.json);
              assert.ok(part !== undefined && part !== null, `${where}: nothing at ${path}`);
              saved.set(key, String(part));
            }
            for (const [header, wanted] of Object.entries(step.expect.headers ?? {})) {
              matches(answer.headers.get(header), wanted, `${where}: ${header}`);
            }
          }
        });
      }
    });
  }
}
