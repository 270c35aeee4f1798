// The server as a process: it ends when told to, tells why it cannot start, and loses nothing that it acknowledged.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { describe, it } from "node:test";
import { binary, Client, engines, run, scratch, serve } from "./lib.mjs";

const sign_in = { body: { login: "gx", password: "password-1" } };
function withAccount(place) {
  run(place, ["account", "add", "--db", place.url, "--login", "gx", "--name", "韦", "--role", "province_admin",
    "--scope", "450000"], "password-1\n");
}

for (const engine of engines) {
  describe(`the process on ${engine}`, () => {
    it("finishes what it has begun when told to end", async () => {
      const place = scratch(engine);
      withAccount(place);
      const server = await serve(place);
      // A password takes a while to check: these are in flight when the signal comes.
      const answers = [1, 2, 3].map(() => new Client(server.base).request("POST", "/api/session", sign_in));
      await new Promise((resolve) => setImmediate(resolve));
      while (!(await new Client(server.base).request("GET", "/metrics")).text.includes("xingtan_http_in_flight 4\n")) {
        if (server.log.filter((line) => line.includes('"path":"/api/session"')).length === 3) break;
      }
      assert.equal(await server.end("SIGTERM"), 0);
      for (const answer of await Promise.all(answers)) assert.equal(answer.status, 200);
      assert.match(server.log.at(-1), /"event":"app.end","clean":true/);
      place.drop();
    });

    it("keeps every acknowledged session through kill -9", async () => {
      const place = scratch(engine);
      withAccount(place);
      let server = await serve(place);
      const clients = [];
      let killed = false;
      const writer = (async () => {
        while (!killed) {
          const client = new Client(server.base);
          const answer = await client.request("POST", "/api/session", sign_in).catch(() => undefined);
          if (answer?.status === 200) clients.push(client);
          if (clients.length === 5 && !killed) {
            killed = true;
            server.end("SIGKILL");
          }
        }
      })();
      await writer;
      assert.equal(await server.exited, "SIGKILL");
      server = await serve(place);
      for (const client of clients) {
        client.base = server.base;
        assert.equal((await client.request("GET", "/api/session")).status, 200);
      }
      assert.equal(clients.length, 5);
      assert.equal(await server.end(), 0);
      place.drop();
    });
  });
}

describe("the process that cannot start", () => {
  const attempt = (place, args, environment = {}) =>
    spawnSync(binary, ["serve", "--db", place.url, ...args], {
      env: { ...process.env, XINGTAN_KEY_FILE: place.key, ...environment },
      encoding: "utf8",
      timeout: 20_000,
    });

  it("says that the port is taken", async () => {
    const place = scratch("sqlite");
    const server = await serve(place);
    const other = attempt(place, ["--port", String(server.port)]);
    assert.equal(other.status, 1);
    assert.match(other.stderr, /http\.cannot_listen.*in use/);
    assert.equal(await server.end(), 0);
    place.drop();
  });

  it("refuses another key than the one that wrote the database", async () => {
    const place = scratch("sqlite");
    run(place, ["migrate", "--db", place.url]);
    const other = attempt(place, ["--port", "0"], { XINGTAN_KEY: "ab".repeat(32) });
    assert.equal(other.status, 1);
    assert.match(other.stderr, /access\.other_key/);
    place.drop();
  });

  it("says 2 to wrong usage", () => {
    assert.equal(spawnSync(binary, ["serve"]).status, 2);
    assert.equal(spawnSync(binary, ["nonsense"]).status, 2);
    assert.equal(spawnSync(binary, ["--help"]).status, 0);
  });
});
