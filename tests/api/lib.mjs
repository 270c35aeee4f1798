// What the API cases need: a database of their own, a server on it, a client that keeps cookies.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cookieLines } from "../lib/cookies.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const binary = process.env.XINGTAN ?? join(process.env.XT_BUILD ?? join(root, "build"), "xingtan");
export const postgres = process.env.XT_TEST_POSTGRES ?? "";
export const engines = postgres ? ["sqlite", "postgres"] : ["sqlite"];

// A folder, and a database in it or a schema on the test's PostgreSQL.
export function scratch(engine) {
  const folder = mkdtempSync(join(tmpdir(), "xt-api-"));
  const key = join(folder, "key");
  if (engine === "sqlite") {
    return { folder, key, url: join(folder, "api.db"), drop: () => rmSync(folder, { recursive: true }) };
  }
  const schema = `api_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  const sql = (text) => execFileSync("psql", ["-q", "-c", text, postgres], { stdio: "pipe" });
  sql(`CREATE SCHEMA ${schema}`);
  return {
    folder,
    key,
    url: `${postgres}${postgres.includes("?") ? "&" : "?"}options=-csearch_path%3D${schema}`,
    drop: () => {
      sql(`DROP SCHEMA ${schema} CASCADE`);
      rmSync(folder, { recursive: true });
    },
  };
}

const environment = (place) => ({ ...process.env, XINGTAN_KEY_FILE: place.key });

// Runs a command to its end and answers its standard output; throws where it fails.
export function run(place, args, input = "") {
  return execFileSync(binary, args, { input, env: environment(place), encoding: "utf8", stdio: "pipe" });
}

// Starts `xingtan serve` on a free port. `log` holds its lines; `end` sends a signal and answers the exit code.
export async function serve(place, args = []) {
  const child = spawn(binary, ["serve", "--db", place.url, "--port", "0", ...args], {
    env: environment(place),
    stdio: ["ignore", "inherit", "pipe"],
  });
  const log = [];
  const exited = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.push(line);
      if (line.includes('"event":"app.serve"')) resolve(JSON.parse(line).port);
    });
    exited.then((code) => reject(new Error(`the server ended (${code}):\n${log.join("\n")}`)));
  });
  return {
    port,
    pid: child.pid,
    base: `http://127.0.0.1:${port}`,
    log,
    exited,
    end: (signal = "SIGTERM") => {
      child.kill(signal);
      return exited;
    },
  };
}

// Keeps cookies and the CSRF token as the web app does.
export class Client {
  #cookies = new Map();
  csrf = "";
  constructor(base) {
    this.base = base;
  }
  async request(method, path, { body, headers = {} } = {}) {
    const sent = { ...headers };
    if (this.#cookies.size) sent.cookie = [...this.#cookies].map(([k, v]) => `${k}=${v}`).join("; ");
    if (this.csrf && method !== "GET" && !("x-csrf-token" in sent)) sent["x-csrf-token"] = this.csrf;
    if (body !== undefined && !("content-type" in sent)) sent["content-type"] = "application/json";
    const answer = await fetch(this.base + path, {
      method,
      headers: sent,
      body: body === undefined || typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      redirect: "manual",
    });
    for (const line of cookieLines(answer)) {
      const [, name, value, age] = /^([^=]+)=([^;]*).*?Max-Age=(\d+)/.exec(line);
      if (age === "0") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString("utf8");
    let json;
    if (text && /json/.test(answer.headers.get("content-type") ?? "")) json = JSON.parse(text);
    if (path === "/api/session" && json?.csrf) this.csrf = json.csrf;
    if (path === "/api/session" && method === "DELETE" && answer.status === 204) this.csrf = "";
    return { status: answer.status, headers: answer.headers, text, bytes, json };
  }
}
