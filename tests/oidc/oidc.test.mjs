// Signing in by OpenID Connect, against another implementation of it (npm oidc-provider).
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, engines, run, scratch, serve } from "../api/lib.mjs";
import { client as ours, startProvider } from "./provider.mjs";
import { cookieLines } from "../lib/cookies.mjs";

const password = "password-1";
const where = (answer) => {
  assert.equal(answer.status, 302, answer.text);
  return answer.headers.get("location");
};

function totp(secret) {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const hash = createHmac("sha1", key).update(step).digest();
  return String((hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

for (const engine of engines) {
  describe(`signing in by a provider on ${engine}`, () => {
    let place, provider, server, doubting;
    before(async () => {
      place = scratch(engine);
      for (const login of ["wei", "mo"]) {
        run(place, ["account", "add", "--db", place.url, "--login", login, "--name", login, "--role", "province_admin",
          "--scope", "450000"], `${password}\n`);
      }
      writeFileSync(join(place.folder, "secret"), `${ours.secret}\n`);
      provider = await startProvider();
      const args = ["--oidc-issuer", provider.issuer, "--oidc-client", ours.id, "--oidc-secret-file",
        join(place.folder, "secret"), "--oidc-name", "教育云"];
      server = await serve(place, args);
      doubting = await serve(place, args); // will meet a provider whose keys do not fit
    });
    after(async () => {
      await server?.end();
      await doubting?.end();
      await provider?.end();
      place?.drop();
    });

    const start = async (client, next = "/plans") => where(await client.request("GET", `/api/oidc/start?next=${encodeURIComponent(next)}`));
    const comeBack = async (client, url) => where(await client.request("GET", url.pathname + url.search));
    const throughProvider = async (client, next) => comeBack(client, await provider.visit(await start(client, next)));
    async function withPassword(login) {
      const client = new Client(server.base);
      assert.equal((await client.request("POST", "/api/session", { body: { login, password } })).status, 200);
      return client;
    }
    async function bind(client) {
      const answer = await client.request("POST", "/api/oidc/bind", { body: { password } });
      assert.equal(answer.status, 200, answer.text);
      return comeBack(client, await provider.visit(answer.json.location));
    }

    it("says that the provider is down, and goes on when it is back", async () => {
      assert.equal(await start(new Client(server.base)), "/sign-in?oidc=down");
      assert.ok(server.log.some((line) => line.includes("access.oidc_down") && line.includes("503")));
      await provider.open([server, doubting].map((one) => `${one.base}/api/oidc/return`));
      assert.deepEqual((await new Client(server.base).request("GET", "/api/oidc")).json, { name: "教育云" });
      assert.match(await start(new Client(server.base)), /code_challenge=[\w-]{43}&code_challenge_method=S256$/);
    });

    it("lets in nobody whose identity is not bound", async () => {
      const client = new Client(server.base);
      assert.equal(await throughProvider(client), "/sign-in?oidc=unbound&next=/plans");
      assert.equal((await client.request("GET", "/api/session")).status, 401);
    });

    it("binds with the password, and then signs in", async () => {
      const wei = await withPassword("wei");
      assert.equal((await wei.request("POST", "/api/oidc/bind", { body: { password: "wrong-one" } })).json.reason, "access.wrong_password");
      assert.equal((await wei.request("GET", "/api/me/oidc")).json.bound_ms, null);
      assert.equal(await bind(wei), "/me?oidc=bound");
      assert.ok((await wei.request("GET", "/api/me/oidc")).json.bound_ms > 0);
      assert.equal((await wei.request("POST", "/api/oidc/bind", { body: { password } })).json.reason, "access.oidc_bound");

      const client = new Client(server.base);
      assert.equal(await throughProvider(client, "/plans?a=1&b=2"), "/sign-in?oidc=done&next=/plans?a=1%26b=2");
      assert.equal((await client.request("GET", "/api/session")).json.account.login, "wei");
      const trail = await client.request("GET", "/api/audit");
      const actions = trail.json.lines.map((line) => line.action);
      assert.ok(actions.includes("access.oidc_bind") && actions.includes("access.oidc_sign_in"), actions.join());
    });

    it("leads only to paths of this site", async () => {
      for (const next of ["//elsewhere.example", "https://elsewhere.example/", "/\\elsewhere.example", "/a\r\nx: y"]) {
        assert.equal(await throughProvider(new Client(server.base), next), "/sign-in?oidc=done&next=/");
      }
    });

    it("binds one identity to one account", async () => {
      const mo = await withPassword("mo");
      assert.equal(await bind(mo), "/me?oidc=taken");
      assert.equal((await mo.request("GET", "/api/me/oidc")).json.bound_ms, null);
    });

    it("refuses a return with another state, in another browser, or for the second time", async () => {
      const client = new Client(server.base);
      const back = await provider.visit(await start(client));
      const asked = provider.state.tokens;
      const forged = new URL(back);
      forged.searchParams.set("state", "0".repeat(64));
      assert.equal(await comeBack(client, forged), "/sign-in?oidc=expired");
      assert.equal(await comeBack(new Client(server.base), back), "/sign-in?oidc=expired");
      assert.equal(provider.state.tokens, asked, "the provider was asked about a return that was not ours");

      // The same cookie by hand: this browser's jar would have forgotten it after the first return.
      const started = await fetch(`${server.base}/api/oidc/start`, { redirect: "manual" });
      const own = cookieLines(started)[0].split(";")[0];
      const url = await provider.visit(started.headers.get("location"));
      const once = (at) => fetch(server.base + at.pathname + at.search, { headers: { cookie: own }, redirect: "manual" });
      assert.equal((await once(url)).headers.get("location"), "/sign-in?oidc=done&next=/");
      assert.equal((await once(url)).headers.get("location"), "/sign-in?oidc=expired");
    });

    it("says that it was cancelled at the provider", async () => {
      const client = new Client(server.base);
      const state = new URL(await start(client)).searchParams.get("state");
      assert.equal(where(await client.request("GET", `/api/oidc/return?error=access_denied&state=${state}`)), "/sign-in?oidc=cancelled");
    });

    it("refuses a code that the provider does not know", async () => {
      const client = new Client(server.base);
      const state = new URL(await start(client)).searchParams.get("state");
      assert.equal(where(await client.request("GET", `/api/oidc/return?code=made-up&state=${state}`)), "/sign-in?oidc=refused");
    });

    it("refuses a token whose signature does not fit the provider's keys", async () => {
      provider.state.otherKey = true;
      const client = new Client(doubting.base);
      assert.equal(await throughProvider(client), "/sign-in?oidc=refused");
      assert.equal((await client.request("GET", "/api/session")).status, 401);
      assert.ok(doubting.log.some((line) => line.includes("ID token: signature")), doubting.log.join("\n"));
      provider.state.otherKey = false;
    });

    it("binds only for whoever is still signed in", async () => {
      const mo = await withPassword("mo");
      provider.state.person = "u-2";
      const { location } = (await mo.request("POST", "/api/oidc/bind", { body: { password } })).json;
      const back = await provider.visit(location);
      await mo.request("DELETE", "/api/session");
      assert.equal(await comeBack(mo, back), "/sign-in?oidc=expired");
      provider.state.person = "u-1";
    });

    it("still asks for the second factor", async () => {
      const wei = await withPassword("wei");
      const { secret } = (await wei.request("POST", "/api/me/factor", { body: { password } })).json;
      const { recovery } = (await wei.request("POST", "/api/me/factor/confirm", { body: { code: totp(secret) } })).json;
      const client = new Client(server.base);
      assert.equal(await throughProvider(client), "/sign-in?oidc=code&next=/plans");
      assert.equal((await client.request("GET", "/api/session")).status, 401);
      assert.equal((await client.request("POST", "/api/oidc/code", { body: { code: "000000" } })).json.reason, "access.bad_code");
      const answer = await client.request("POST", "/api/oidc/code", { body: { code: recovery[0] } });
      assert.equal(answer.json.account.login, "wei");
      assert.equal((await client.request("GET", "/api/session")).status, 200);
      assert.equal((await client.request("POST", "/api/oidc/code", { body: { code: recovery[1] } })).json.reason, "access.oidc_expired");
    });

    it("unbinds", async () => {
      run(place, ["account", "add", "--db", place.url, "--login", "lu", "--name", "lu", "--role", "province_admin", "--scope", "450000"], `${password}\n`);
      const lu = await withPassword("lu");
      assert.equal((await lu.request("DELETE", "/api/me/oidc")).json.reason, "access.oidc_unbound");
      provider.state.person = "u-3";
      assert.equal(await bind(lu), "/me?oidc=bound");
      assert.equal((await lu.request("DELETE", "/api/me/oidc")).status, 204);
      assert.equal(await throughProvider(new Client(server.base)), "/sign-in?oidc=unbound&next=/plans");
      const { json } = await lu.request("GET", "/api/audit");
      assert.ok(json.lines.some((line) => line.action === "access.oidc_unbind"));
    });
  });
}

describe("a server that knows no provider", () => {
  it("says so", async () => {
    const place = scratch("sqlite");
    const server = await serve(place);
    const client = new Client(server.base);
    assert.deepEqual((await client.request("GET", "/api/oidc")).json, { name: null });
    assert.equal((await client.request("GET", "/api/oidc/start")).json.reason, "access.no_oidc");
    assert.equal(await server.end(), 0);
    place.drop();
  });
});
