// What is torn away in the middle of a write: afterwards everything that was acknowledged is there, and nothing by half.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Client, engines, run, scratch, serve } from "../api/lib.mjs";
import { privatePostgres } from "./postgres.mjs";
import { call, entries, imported, importing, ledger, names, put, schools, teachers } from "./world.mjs";

const people = names(500);
const each = 24;
const all = people.length * each;

// A database with a school and, unless told otherwise, its teachers; and the sheets.
async function world(place, known = true) {
  const files = {
    schools: put(place, "schools.csv", schools),
    teachers: put(place, "teachers.csv", teachers(people)),
    entries: put(place, "entries.csv", entries(people, each)),
  };
  await imported(place, "schools", files.schools);
  if (known) await imported(place, "teachers", files.teachers);
  return files;
}

// Kills imports of `file` at ever other moments of the time that a whole one takes. `check` after each.
async function torn(place, kind, file, check) {
  const whole = await importing(place, kind, file, ["--dry-run"]);
  assert.equal(whole.code, 0, whole.stderr);
  let killed = 0;
  for (const share of [0.15, 0.4, 0.6, 0.8, 0.95]) {
    const kill = Math.round(whole.ms * (share + (Math.random() - 0.5) / 5));
    const done = await importing(place, kind, file, [], { kill });
    assert.ok(done.code === "SIGKILL" || done.code === 0, `${done.code}: ${done.stderr}`);
    if (done.code === "SIGKILL") ++killed;
    await check(done.code === 0, `killed after ${kill} of ${whole.ms} ms`);
  }
  assert.ok(killed > 0);
}

for (const engine of engines) {
  describe(`writes torn on ${engine}`, () => {
    let place;
    before(() => (place = scratch(engine)));
    after(() => place.drop());

    it("has all of a killed import of entries, or none of it", async () => {
      const files = await world(place);
      let found = 0;
      await torn(place, "entries", files.entries, async (acknowledged, when) => {
        const count = await ledger(place);
        assert.ok(count === all || (count === 0 && !acknowledged && found === 0), `${count} entries, ${when}`);
        found = count;
      });
      const again = await imported(place, "entries", files.entries);
      assert.deepEqual([again.new, again.unchanged], found ? [0, all] : [all, 0]);
      assert.equal(await ledger(place), all);
    });

    it("has all of a killed import of teachers, or none of it", async () => {
      const fresh = scratch(engine);
      const files = await world(fresh, false);
      let acknowledged = false;
      await torn(fresh, "teachers", files.teachers, async (done) => (acknowledged ||= done));
      const again = await imported(fresh, "teachers", files.teachers);
      assert.ok([again.new, again.unchanged].includes(people.length), JSON.stringify(again));
      if (acknowledged) assert.equal(again.new, 0);
      fresh.drop();
    });

    it("counts a sheet once that is imported twice at the same time", async () => {
      const fresh = scratch(engine);
      const files = await world(fresh);
      const both = await Promise.all([1, 2].map(() => importing(fresh, "entries", files.entries)));
      const counts = both.map((done) => {
        assert.equal(done.code, 0, done.stderr);
        return JSON.parse(done.stdout);
      });
      assert.deepEqual(counts.map((c) => c.new).sort((a, b) => a - b), [0, all]);
      assert.deepEqual(counts.map((c) => c.unchanged).sort((a, b) => a - b), [0, all]);
      assert.equal(await ledger(fresh), all);
      fresh.drop();
    });

    it("makes one database where several begin it at the same time", async () => {
      const fresh = scratch(engine);
      const file = put(fresh, "schools.csv", schools);
      const done = await Promise.all([1, 2, 3].map(() => importing(fresh, "schools", file)));
      for (const one of done) assert.equal(one.code, 0, one.stderr);
      assert.equal(done.reduce((sum, one) => sum + JSON.parse(one.stdout).new, 0), 1);
      const later = await imported(fresh, "teachers", put(fresh, "teachers.csv", teachers(people.slice(0, 3))));
      assert.equal(later.new, 3);
      fresh.drop();
    });

    it("keeps an import that was acknowledged through kill -9 of the server beside it", async () => {
      const fresh = scratch(engine);
      const files = await world(fresh);
      const server = await serve(fresh);
      const done = await imported(fresh, "entries", files.entries);
      server.end("SIGKILL");
      assert.equal(done.new, all);
      await server.exited;
      assert.equal(await ledger(fresh), all);
      fresh.drop();
    });
  });
}

describe("a PostgreSQL that dies", { skip: engines.includes("postgres") ? false : "no PostgreSQL in this run" }, () => {
  let server;
  let place;
  let files;
  const sql = (text) => execFileSync("psql", ["-qAt", "-c", text, server.url], { encoding: "utf8" }).trim();
  before(async () => {
    server = await privatePostgres();
    const folder = scratch("sqlite");
    place = { ...folder, url: server.url };
    files = await world(place);
  });
  after(async () => {
    place.drop();
    await server.drop();
  });

  // The backend that has the import's transaction open, once it has one.
  async function backend() {
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise(setImmediate)) {
      const pid = sql("SELECT pid FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()");
      if (pid) return Number(pid.split("\n")[0]);
    }
    throw new Error("the import never wrote");
  }

  it("kill -9 of the backend in the middle of an import", async () => {
    const running = importing(place, "entries", files.entries);
    process.kill(await backend(), "SIGKILL");
    const done = await running;
    assert.equal(done.code, 1, done.stdout + done.stderr);
    assert.match(done.stderr, /连接中断.*恢复后重做/);
    // All backends are thrown out and the log is replayed; until then the server refuses.
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise(setImmediate)) {
      if (spawnSync("psql", ["-qAtc", "SELECT 1", server.url]).status === 0) break;
    }
    assert.equal(await ledger(place), 0);
  });

  it("a server stopped in the middle, and absent afterwards", async () => {
    const running = importing(place, "entries", files.entries);
    await backend();
    server.crash();
    const done = await running;
    assert.equal(done.code, 1, done.stdout + done.stderr);
    assert.match(done.stderr, /连接中断.*恢复后重做/);
    const absent = await imported(place, "entries", files.entries, 1);
    assert.match(absent.stderr, /打不开数据库/);
    server.revive();
    assert.equal(await ledger(place), 0);
    assert.equal((await imported(place, "entries", files.entries)).new, all);
  });

  it("a server stopped right after an import was acknowledged", async () => {
    server.crash();
    server.revive();
    assert.equal(await ledger(place), all);
    assert.equal((await imported(place, "entries", files.entries)).unchanged, all);
  });
});

// A file system of `size` MiB, or the reason why there is none.
function smallDisk(size) {
  const place = scratch("sqlite");
  const disk = join(place.folder, "disk");
  mkdirSync(disk);
  const done = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}m`, "none", disk], { encoding: "utf8" });
  if (done.status !== 0) {
    place.drop();
    return { why: `cannot mount a small file system: ${(done.stderr || String(done.error)).trim()}` };
  }
  return {
    ...place,
    disk,
    url: join(disk, "full.db"),
    // Leaves so many KiB.
    fill: (left) => {
      const { bsize, bavail } = statfsSync(disk);
      writeFileSync(join(disk, "filler"), Buffer.alloc(Math.max(0, bsize * bavail - left * 1024)));
    },
    free: () => rmSync(join(disk, "filler")),
    drop: () => {
      execFileSync("umount", [disk]);
      place.drop();
    },
  };
}

describe("a full disk", () => {
  const full = /磁盘.*已满.*腾出磁盘空间后重做/;
  // Runs `body` on a small disk, or says why not.
  const onDisk = (name, size, body) => it(name, async (t) => {
    const place = smallDisk(size);
    if (place.why) return t.skip(place.why);
    try {
      await body(place);
    } finally {
      place.drop();
    }
  });

  onDisk("under an import: nothing lost, and it goes on after space is freed", 48, async (place) => {
    const files = await world(place);
    for (const left of [0, 64, 2048]) {
      place.fill(left);
      const done = await imported(place, "entries", files.entries, 1);
      assert.match(done.stderr, full, `${left} KiB left`);
      place.free();
      assert.equal(await ledger(place), 0);
      assert.equal((await imported(place, "teachers", files.teachers)).unchanged, people.length);
    }
    assert.equal((await imported(place, "entries", files.entries)).new, all);
    place.fill(64);
    assert.match((await imported(place, "teachers", put(place, "more.csv", teachers(names(1000))), 1)).stderr, full);
    assert.equal(await ledger(place), all); // reading needs 32 KiB
    place.free();
    assert.equal((await imported(place, "entries", files.entries)).unchanged, all);
  });

  onDisk("under the file for bad rows: exit 1, nothing written", 8, async (place) => {
    const db = { ...place, url: join(place.folder, "elsewhere.db") };
    const files = await world(db);
    const bad = put(db, "bad.csv", readFileSync(files.entries, "utf8").replace(/2023/g, (year, at) => (at % 2 ? year : "1066")));
    for (const form of ["csv", "xlsx"]) {
      place.fill(4);
      const done = await imported(db, "entries", bad, 1, ["--errors", join(place.disk, `back.${form}`)]);
      assert.match(done.stderr, /无法写入文件.*磁盘空间/);
      assert.equal(await ledger(db), 0);
      place.free();
    }
  });

  onDisk("under the first command: says so, and works later", 8, async (place) => {
    place.fill(4);
    const file = put(place, "schools.csv", schools);
    assert.match((await imported(place, "schools", file, 1)).stderr, full);
    place.free();
    assert.equal((await imported(place, "schools", file)).new, 1);
  });

  onDisk("under the server: 503 while it lasts, then everything again", 16, async (place) => {
    run(place, ["account", "add", "--db", place.url, "--login", "gx", "--name", "韦", "--role", "province_admin",
      "--scope", "450000"], "password-1\n");
    const server = await serve(place);
    const signIn = (client) => client.request("POST", "/api/session", { body: { login: "gx", password: "password-1" } });
    const first = new Client(server.base);
    assert.equal((await signIn(first)).status, 200);
    place.fill(0);
    const answers = [];
    while (answers.length < 40 && answers[answers.length - 1] !== 503) answers.push((await signIn(new Client(server.base))).status);
    assert.equal(answers[answers.length - 1], 503, answers.join(" "));
    assert.equal((await first.request("GET", "/api/session")).status, 200);
    place.free();
    assert.equal((await signIn(new Client(server.base))).status, 200);
    assert.equal(await server.end(), 0);
  });

  it("under PostgreSQL's tables: nothing lost, and it goes on after space is freed", async (t) => {
    if (!engines.includes("postgres")) return t.skip("no PostgreSQL in this run");
    const disk = smallDisk(40);
    if (disk.why) return t.skip(disk.why);
    const server = await privatePostgres();
    try {
      const space = join(disk.disk, "space");
      mkdirSync(space);
      if (process.getuid() === 0) {
        execFileSync("chmod", ["711", disk.folder, disk.disk]);
        execFileSync("chown", ["postgres", space]);
      }
      execFileSync("psql", ["-qc", `CREATE TABLESPACE small LOCATION '${space}'`, server.url]);
      const place = { ...disk, url: `${server.url}&options=-cdefault_tablespace%3Dsmall` };
      const files = await world(place);
      disk.fill(1024);
      assert.match((await imported(place, "entries", files.entries, 1)).stderr, full);
      assert.equal(await ledger(place), 0);
      disk.free();
      assert.equal((await imported(place, "entries", files.entries)).new, all);
      assert.equal(await ledger(place), all);
    } finally {
      await server.drop();
      disk.drop();
    }
  });
});
