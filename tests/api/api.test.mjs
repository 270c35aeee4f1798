// API cases as data: every *.json beside this file, over HTTP, on SQLite and, when XT_TEST_POSTGRES is set, on
// PostgreSQL. A case: {name, as: role or null, method, path, body, headers, status, expect, headers_expect}.
// `expect` is a subset: objects by their listed keys, arrays by {"$length": n}, {"$min": n}, {"$some": subset} or
// element by element, strings "$string", "$number", "$id", "$date" by type, "/…/" by pattern.
// {{name}} in a path is a value that an earlier case kept with `keep: {name: "json.path"}`.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../..");
const xingtan = process.env.XINGTAN ?? path.join(root, "build/xingtan");

function matches(actual, expected, where) {
  if (typeof expected === "string" && expected.startsWith("$")) {
    const tests = {
      $string: (v) => typeof v === "string",
      $number: (v) => typeof v === "number",
      $id: (v) => typeof v === "string" && /^[1-9]\d*$/.test(v),
      $date: (v) => typeof v === "string" && /^\d{4}-\d\d-\d\d$/.test(v),
      $any: (v) => v !== undefined,
      $absent: (v) => v === undefined,
    };
    assert.ok(tests[expected]?.(actual), `${where}: ${JSON.stringify(actual)} is not ${expected}`);
  } else if (typeof expected === "string" && /^\/.+\/$/.test(expected)) {
    assert.match(String(actual), new RegExp(expected.slice(1, -1)), where);
  } else if (Array.isArray(expected)) {
    assert.ok(Array.isArray(actual), `${where}: not an array`);
    assert.equal(actual.length, expected.length, `${where}.length`);
    expected.forEach((e, i) => matches(actual[i], e, `${where}[${i}]`));
  } else if (expected !== null && typeof expected === "object") {
    if ("$length" in expected) return assert.equal(actual?.length, expected.$length, `${where}.length`);
    if ("$min" in expected) return assert.ok(actual?.length >= expected.$min, `${where}.length ${actual?.length}`);
    if ("$some" in expected) {
      const found = actual?.some((a) => {
        try { matches(a, expected.$some, where); return true; } catch { return false; }
      });
      return assert.ok(found, `${where}: none like ${JSON.stringify(expected.$some)}`);
    }
    assert.ok(actual !== null && typeof actual === "object", `${where}: ${JSON.stringify(actual)} is no object`);
    for (const [key, value] of Object.entries(expected)) matches(actual[key], value, `${where}.${key}`);
  } else {
    assert.deepEqual(actual, expected, where);
  }
}

const pick = (value, dotted) => dotted.split(".").reduce((v, k) => v?.[k], value);

class Server {
  static async start(url, folder) {
    execFileSync(xingtan, ["demo", "--db", url, "--plans", path.join(root, "plans"), "--teachers", "240"], {
      cwd: folder, stdio: ["ignore", "ignore", "inherit"],
    });
    const child = spawn(xingtan, ["serve", "--db", url, "--port", "0", "--demo", "--plans", path.join(root, "plans"),
      "--as-of", "2024-06-30"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    const base = await new Promise((resolve, reject) => {
      let text = "";
      child.stdout.on("data", (chunk) => {
        text += chunk;
        const at = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
        if (at) resolve(at[0]);
      });
      child.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
    });
    const server = new Server();
    Object.assign(server, { child, base, people: new Map(), kept: {} });
    const { accounts } = await (await fetch(`${base}/api/demo/accounts`)).json();
    server.accounts = accounts;
    return server;
  }

  async person(role) {
    if (!this.people.has(role)) {
      const account = this.accounts.find((a) => a.role === role);
      assert.ok(account, `no demonstration account for ${role}`);
      const answer = await fetch(`${this.base}/api/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ login: account.login, password: account.password }),
      });
      assert.equal(answer.status, 200, `sign-in as ${role}`);
      const cookie = answer.headers.getSetCookie().map((c) => c.split(";")[0]).join("; ");
      this.people.set(role, { cookie, csrf: (await answer.json()).csrf });
    }
    return this.people.get(role);
  }

  fill(text) {
    return text.replace(/\{\{(\w+)\}\}/g, (_, name) => {
      assert.ok(name in this.kept, `nothing kept as ${name}`);
      return encodeURIComponent(this.kept[name]);
    });
  }

  async run(c) {
    const person = c.as ? await this.person(c.as) : null;
    const answer = await fetch(this.base + this.fill(c.path), {
      method: c.method ?? "GET",
      redirect: "manual",
      headers: {
        ...(person ? { cookie: person.cookie, "x-csrf-token": person.csrf } : {}),
        ...(c.body !== undefined ? { "content-type": "application/json" } : {}),
        ...c.headers,
      },
      body: c.body === undefined ? undefined : typeof c.body === "string" ? c.body : JSON.stringify(c.body),
    });
    const text = await answer.text();
    const json = answer.headers.get("content-type")?.includes("json") && text !== "" ? JSON.parse(text) : undefined;
    assert.equal(answer.status, c.status ?? 200, `${c.path}: ${text.slice(0, 400)}`);
    if (c.expect) matches(json, c.expect, "body");
    for (const [name, value] of Object.entries(c.headers_expect ?? {})) {
      matches(answer.headers.get(name) ?? undefined, value, name);
    }
    for (const [name, where] of Object.entries(c.keep ?? {})) {
      this.kept[name] = pick(json, where);
      assert.notEqual(this.kept[name], undefined, `nothing at ${where}`);
    }
  }

  async stop() {
    this.child.removeAllListeners("exit");
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGTERM");
    assert.equal(await ended, 0, "the server drains and ends with 0");
  }
}

const engines = [["SQLite", (folder) => `sqlite:${folder}/api.db`]];
if (process.env.XT_TEST_POSTGRES) {
  engines.push(["PostgreSQL", () => {
    const name = `api_${process.pid}`;
    execFileSync("psql", ["-q", process.env.XT_TEST_POSTGRES, "-c", `CREATE DATABASE ${name}`]);
    return process.env.XT_TEST_POSTGRES.replace(/\/[^/?]+(\?|$)/, `/${name}$1`);
  }]);
}

for (const [engine, url] of engines) {
  describe(engine, () => {
    let server;
    const folder = mkdtempSync(path.join(tmpdir(), "xt-api-"));
    before(async () => { server = await Server.start(url(folder), folder); });
    after(async () => {
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    for (const file of readdirSync(here).filter((f) => f.endsWith(".json")).sort()) {
      for (const c of JSON.parse(readFileSync(path.join(here, file), "utf8"))) {
        test(`${file.replace(".json", "")}: ${c.name}`, () => server.run(c));
      }
    }
  });
}
