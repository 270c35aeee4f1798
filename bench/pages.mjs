// How long a page's data takes while 32 connections ask at once: the live state of a plan over the whole region, the way
// down to units, and a list of people; the lists of every county in turn, too. One client process and the server share the
// machine. Held against 50 ms (state) and 20 ms (lists).
//   XINGTAN=build/xingtan node bench/pages.mjs [--teachers 5000] [--db URL] [--connections 32] [--seconds 5]
import http from "node:http";
import { cookieLines } from "../tests/lib/cookies.mjs";
import { run, scratch, serve } from "../tests/api/lib.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const connections = option("connections", 32);
const seconds = option("seconds", 5);
const plan = "/api/plans/guangxi-145";
const day = "at=2025-06-30";

// --db URL asks a simulated region or a demonstration that is there already, by an account of its own.
const given = process.argv.includes("--db") ? process.argv[process.argv.indexOf("--db") + 1] : "";
const place = given ? { url: given, key: `${given.replace(/^sqlite:/, "")}.key`, drop() {} } : scratch("sqlite");
if (!given) run(place, ["demo", "--db", place.url, "--teachers", String(option("teachers", 5000))]);
const server = await serve(place, ["--rate", "0", "--plans", new URL("../plans", import.meta.url).pathname]);

const who = { login: `bench-${Date.now()}`, password: "Pages-bench-2025" };
const post = ["--role", "province_admin", "--scope", "450000", "--db", place.url];
run(place, ["account", "add", "--login", who.login, "--name", "bench", ...post], `${who.password}\n`);
const welcome = await fetch(`${server.base}/api/session`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(who),
});
const cookie = cookieLines(welcome)
  .map((line) => line.split(";")[0])
  .join("; ");

const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
function ask(path) {
  return new Promise((done, failed) => {
    const begin = performance.now();
    http
      .get({ host: "127.0.0.1", port: server.port, path, agent, headers: { cookie } }, (answer) => {
        const parts = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          // The ledger of a province loads for a while after the start.
          if (answer.statusCode === 503) return done(ask(path));
          if (answer.statusCode !== 200) return failed(new Error(`${answer.statusCode} ${path}`));
          done({ ms: performance.now() - begin, text: () => Buffer.concat(parts).toString("utf8") });
        });
      })
      .on("error", failed);
  });
}

async function load(name, limit, pathOf) {
  const times = [];
  const { ms: first } = await ask(pathOf(0));
  const end = performance.now() + seconds * 1000;
  let next = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < end) times.push((await ask(pathOf(next++))).ms);
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
  console.log(
    `${name}: the first ${first.toFixed(0)} ms; ${times.length} answers in ${seconds} s from ${connections} connections; median ${at(0.5)} ms, p99 ${at(0.99)} ms ` +
      `(held against ${limit} ms)`,
  );
}

try {
  const below = JSON.parse((await ask(`${plan}/provisions/hours-cycle/units?${day}`)).text());
  const cities = below.units.map((one) => one.code);
  const counties = [];
  for (const city of cities) {
    const inside = JSON.parse((await ask(`${plan}/provisions/hours-cycle/units?${day}&under=${city}`)).text());
    counties.push(...inside.units.map((one) => one.code));
  }
  await load("the live state of the whole region", 50, () => `${plan}/state?${day}`);
  await load("the units below the region", 20, () => `${plan}/provisions/hours-cycle/units?${day}`);
  await load("a list of people of the whole region", 20, () => `${plan}/provisions/hours-cycle/entities?${day}`);
  await load(
    `the lists of ${counties.length} counties in turn`,
    20,
    (k) => `${plan}/provisions/hours-cycle/entities?${day}&under=${counties[k % counties.length]}`,
  );
} finally {
  agent.destroy();
  await server.end();
  place.drop();
}
