// Open Badges, verified by another implementation (npm jose) and by the rules of the specification: what section 8.2.4 asks of
// a VC-JWT, and what the JSON schema of an AchievementCredential requires.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { after, before, describe, it } from "node:test";
import { createLocalJWKSet, decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { Client, engines, run, scratch, serve } from "../api/lib.mjs";

const origin = "https://xue.example.cn";
const plans = fileURLToPath(new URL("../../plans", import.meta.url));
const isTime = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(text);
const isUri = (text) => /^[a-z][a-z0-9+.-]*:\S+$/.test(text);

for (const engine of engines) {
  describe(`badges on ${engine}`, () => {
    let place, server, teacher, me, certificate;
    before(async () => {
      place = scratch(engine);
      run(place, ["demo", "--db", place.url, "--teachers", "240"]);
      server = await serve(place, ["--demo", "--plans", plans, "--public-url", origin]);
      teacher = new Client(server.base);
      const body = { login: "teacher", password: "xingtan-2025" };
      me = (await teacher.request("POST", "/api/session", { body })).json.account.teacher_id;
      const wanted = { kind: "hours", from: "2021-01-01", to: "2025-12-31" };
      certificate = (await teacher.request("POST", `/api/teachers/${me}/certificates`, { body: wanted })).json;
    });
    after(async () => {
      await server?.end();
      place?.drop();
    });
    const badge = async () => (await teacher.request("GET", `/api/certificates/${certificate.id}/badge`)).text;
    const keys = async () => (await teacher.request("GET", "/.well-known/jwks.json")).json;

    it("verify with the published key, whose address the header names", async () => {
      const jwt = await badge();
      const header = decodeProtectedHeader(jwt);
      assert.equal(header.alg, "RS256");
      assert.equal(header.typ, "JWT");
      assert.ok(header.kid.startsWith(`${origin}/api/public/keys/`));
      const one = (await teacher.request("GET", header.kid.slice(origin.length))).json;
      const { payload } = await jwtVerify(jwt, await importJWK(one, "RS256"), { issuer: `${origin}/api/public/issuer` });
      assert.equal(payload.jti, payload.id);
      assert.equal(payload.iss, payload.issuer.id);
      assert.equal(payload.sub, payload.credentialSubject.id);
      assert.equal(payload.nbf, Math.floor(Date.parse(payload.validFrom) / 1000));
      const set = createLocalJWKSet({ keys: (await keys()).keys.map((key) => ({ ...key, kid: `${origin}/api/public/keys/${key.kid}` })) });
      await jwtVerify(jwt, set);
      const [head, body, signature] = jwt.split(".");
      const forged = Buffer.from(Buffer.from(body, "base64url").toString().replace('"hashed":true', '"hashed":null')).toString("base64url");
      assert.notEqual(forged, body);
      await assert.rejects(jwtVerify(`${head}.${forged}.${signature}`, set));
    });

    it("are what the schema of an AchievementCredential requires", async () => {
      const one = JSON.parse(Buffer.from((await badge()).split(".")[1], "base64url"));
      assert.equal(one["@context"][0], "https://www.w3.org/ns/credentials/v2");
      assert.match(one["@context"][1], /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context-3\.0\.\d\.json$/);
      assert.ok(one.type.includes("VerifiableCredential") && one.type.includes("OpenBadgeCredential"));
      assert.ok(isUri(one.id) && isUri(one.issuer.id) && isTime(one.validFrom));
      assert.deepEqual(one.issuer.type, ["Profile"]);
      const subject = one.credentialSubject;
      assert.ok(subject.type.includes("AchievementSubject"));
      assert.ok(isUri(subject.id) && isTime(subject.activityStartDate) && isTime(subject.activityEndDate));
      const { achievement } = subject;
      assert.ok(isUri(achievement.id) && achievement.type.includes("Achievement"));
      for (const part of ["name", "description"]) assert.ok(achievement[part].length > 0);
      assert.equal(typeof achievement.criteria.narrative, "string");
      assert.ok(["Certificate", "CertificateOfCompletion"].includes(achievement.achievementType));
      assert.equal(achievement.resultDescription[0].resultType, "RawScore");
      assert.equal(subject.result[0].resultDescription, achievement.resultDescription[0].id);
      assert.equal(Number(subject.result[0].value), certificate.hours);
      assert.deepEqual(one.credentialStatus, { id: `${origin}/api/public/revoked-badges`, type: "1EdTechRevocationList" });
    });

    it("name their holder by a salted hash alone", async () => {
      const one = JSON.parse(Buffer.from((await badge()).split(".")[1], "base64url"));
      const [identity] = one.credentialSubject.identifier;
      assert.equal(identity.type, "IdentityObject");
      const { name } = certificate.teacher;
      assert.equal(identity.identityHash, `sha256$${createHash("sha256").update(name + identity.salt).digest("hex")}`);
      for (const secret of [name, me, certificate.number]) assert.ok(!JSON.stringify(one).includes(secret), secret);
    });

    it("still verify after the key was changed, and are listed once they no longer hold", async () => {
      const jwt = await badge();
      const { jti } = JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));
      run(place, ["ledger", "rotate-key", "--db", place.url]);
      const published = (await keys()).keys;
      assert.equal(new Set(published.map((key) => key.kid)).size, 2);
      await jwtVerify(jwt, await importJWK(published.find((key) => decodeProtectedHeader(jwt).kid.endsWith(key.kid)), "RS256"));
      assert.notEqual(decodeProtectedHeader(await badge()).kid, decodeProtectedHeader(jwt).kid);
      const listed = async () => (await teacher.request("GET", "/api/public/revoked-badges")).json.revokedCredential;
      assert.ok(!(await listed()).some((one) => one.id === jti));
      await teacher.request("POST", `/api/certificates/${certificate.id}/reissue`, { body: { reason: "更正" } });
      assert.ok((await listed()).some((one) => one.id === jti && one.revoked));
      const refused = await teacher.request("GET", `/api/certificates/${certificate.id}/badge`);
      assert.equal(refused.json.reason, "proof.already_ended");
    });
  });
}
