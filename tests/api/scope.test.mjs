// Walks every route as every role: nothing from outside the caller's subtree comes back, nothing outside is written, what a
// role lacks is refused, and no answer is a fault of the server. A route with a parameter that this file cannot fill fails,
// so that no new route escapes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { broken, operations } from "./description.mjs";
import { Client, run, scratch, serve } from "./lib.mjs";
import { pathValues, queryValues } from "./lib/outside.mjs";

const password = "xingtan-2025";
let place;
let server;
let world;
const sessions = [];

const rows = (sql) => JSON.parse(execFileSync("sqlite3", ["-json", place.url, sql], { encoding: "utf8", maxBuffer: 1 << 28 }) || "[]");

before(async () => {
  place = scratch("sqlite");
  run(place, ["demo", "--db", place.url, "--teachers", "900"]);
  server = await serve(place, ["--demo", "--rate", "0", "--plans", new URL("../../plans", import.meta.url).pathname]);
  world = {
    rows,
    orgs: rows("SELECT code, name, level, CAST(key AS TEXT) AS key, CAST(key_hi AS TEXT) AS key_hi FROM orgs_pub_org"),
    teachers: rows(`SELECT CAST(t.id AS TEXT) AS id, t.name, CAST(e.org_key AS TEXT) AS org_key
      FROM people_teacher t JOIN people_employment e ON e.teacher_id = t.id`),
  };
  const { json } = await new Client(server.base).request("GET", "/api/demo/accounts");
  for (const account of json.accounts) {
    const client = new Client(server.base);
    const answer = await client.request("POST", "/api/session", { body: { login: account.login, password } });
    assert.equal(answer.status, 200, account.login);
    sessions.push({ client, account: answer.json.account });
  }
});
after(async () => {
  await server?.end();
  place?.drop();
});

// What the caller may never see: ids of teachers who were never in the subtree, names that only such teachers have, codes of
// schools outside. A teacher sees no other teacher; who may not read people sees none.
function outsideOf(account) {
  const scope = world.orgs.find((org) => org.code === account.scope.code);
  const within = (key) => BigInt(scope.key) <= BigInt(key) && BigInt(key) < BigInt(scope.key_hi);
  const seesPeople = account.permissions.includes("people.read") && account.role !== "teacher";
  const visible = new Set(
    world.teachers.filter((t) => t.id === account.teacher_id || (seesPeople && within(t.org_key))).map((t) => t.id),
  );
  const seenNames = new Set(world.teachers.filter((t) => visible.has(t.id)).map((t) => t.name));
  seenNames.add(account.name);
  const hidden = world.teachers.filter((t) => !visible.has(t.id));
  const schools = world.orgs.filter((o) => o.level === "school" && !within(o.key));
  return {
    within,
    ids: new Set(hidden.map((t) => t.id)),
    names: new Set(hidden.map((t) => t.name).filter((name) => name.length > 2 && !seenNames.has(name))),
    schools: new Set(schools.map((o) => o.code)),
    hidden,
    outsideOrgs: world.orgs.filter((o) => o.level !== "nation" && !within(o.key)),
  };
}

function* strings(value) {
  if (typeof value === "string") yield value;
  else if (Array.isArray(value)) for (const one of value) yield* strings(one);
  else if (value && typeof value === "object") {
    for (const [name, one] of Object.entries(value)) if (name !== "example") yield* strings(one); // made up, for templates
  }
}

function leak(answer, outside) {
  for (const text of answer.json ? strings(answer.json) : [answer.text]) {
    if (outside.names.has(text)) return `the name ${text}`;
    for (const [digits] of text.matchAll(/\d{10,19}/g))
      if (outside.ids.has(digits) || outside.schools.has(digits)) return digits;
  }
  return null;
}

// The whole of a workbook as text: what hides in a sheet is a leak as well.
function sheetText(bytes) {
  return execFileSync("python3", ["-c", `
import io, sys, zipfile
z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
print("\\n".join(z.read(n).decode("utf8", "replace") for n in z.namelist() if n.startswith("xl/") and n.endswith(".xml")))`],
  { input: bytes, encoding: "utf8", maxBuffer: 1 << 28 });
}

async function ask(session, { method, operation }, path, outside) {
  const open = operation["x-permission"] === "public"; // what anybody sees is nobody's secret
  const answer = await session.client.request(method, path, method === "GET" ? {} : { body: {} });
  const where = `${session.account.role} ${session.account.login}: ${method} ${path} answered ${answer.status} ${/json/.test(answer.headers.get("content-type") ?? "") ? answer.text.slice(0, 200) : ""}`;
  assert.ok(answer.status < 500, where);
  assert.equal(broken(method, path, answer), null, `not as described: ${where}`);
  if (answer.bytes && /spreadsheetml/.test(answer.headers.get("content-type") ?? "")) answer.text = sheetText(answer.bytes);
  if (!open) assert.equal(leak(answer, outside), null, `from outside the subtree: ${where}`);
  return { answer, where };
}

// Every combination of path values (each true for "outside"), with no query and with every query parameter one by one.
function* addresses(route, session, outside) {
  const choices = route.names.map((name) => pathValues(route.pattern, name, { world, outside, account: session.account }));
  const combine = (i, path, isOutside) =>
    i === choices.length
      ? [[path, isOutside]]
      : choices[i].flatMap(({ value, outside: out }) =>
          combine(i + 1, path.replace(`{${route.names[i]}}`, encodeURIComponent(value)), isOutside || Boolean(out)),
        );
  for (const [path, isOutside] of combine(0, route.pattern, false)) {
    yield { path, isOutside };
    if (route.method !== "GET") continue;
    for (const parameter of (route.operation.parameters ?? []).filter((p) => p.in === "query"))
      for (const value of queryValues(parameter.name, { world, outside, account: session.account }))
        yield { path: `${path}?${parameter.name}=${encodeURIComponent(value)}`, isOutside };
  }
}

describe("every route as every role", () => {
  it("knows how to fill every parameter", () => {
    for (const route of operations) {
      const outside = outsideOf(sessions[0].account);
      for (const name of route.names)
        assert.ok(pathValues(route.pattern, name, { world, outside, account: sessions[0].account }).length > 0,
          `${route.pattern}: nothing to put for {${name}}; teach tests/api/lib/outside.mjs`);
    }
  });
  it("turns away whoever did not sign in", async () => {
    for (const route of operations.filter((one) => one.operation["x-permission"] !== "public")) {
      const path = route.pattern.replace(/\{\w+\}/g, "1");
      const answer = await new Client(server.base).request(route.method, path, route.method === "GET" ? {} : { body: {} });
      assert.equal(answer.status, 401, `${route.method} ${path}`);
    }
  });
  for (const route of operations) {
    if (route.pattern === "/api/session") continue; // would end the walk; tests/api/cases/session.json has it
    it(`${route.method} ${route.pattern}`, async () => {
      for (const session of sessions) {
        const outside = outsideOf(session.account);
        const permission = route.operation["x-permission"];
        const allowed = ["public", "session", ...session.account.permissions].includes(permission);
        for (const { path, isOutside } of addresses(route, session, outside)) {
          const { answer, where } = await ask(session, route, path, outside);
          if (!allowed) assert.equal(answer.status, 403, `lacks ${permission}: ${where}`);
          if (route.method !== "GET" && isOutside) assert.ok(answer.status >= 400, `written outside: ${where}`);
          if (!allowed) break;
        }
      }
    });
  }
});
