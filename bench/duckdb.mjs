// The same questions of the same rows in DuckDB, on one thread: what an embedded column engine needs for them.
//   build/columns --teachers 100000 --sql FOLDER PLAN…    writes rows and statements
//   node bench/duckdb.mjs FOLDER [--most N]               (npm install --prefix bench first)
// Rows lie in DuckDB's own memory, words as enumerations; making the tables is not in the times. Each statement is
// timed once, after the first one has run to warm up; times are the process' own on its core, as those of the columns.
// Counts of demands on teachers must be those of the columns, where the target is the same for everybody.
import { readFileSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";

const folder = process.argv[2];
const most = Number(process.argv.includes("--most") ? process.argv[process.argv.indexOf("--most") + 1] : Infinity);
if (!folder) throw new Error("duckdb.mjs FOLDER");
const { seconds, statements } = JSON.parse(readFileSync(`${folder}/questions.json`, "utf8"));

const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const db = await instance.connect();
const words = {
  teacher: ["sex", "stage", "subject", "post", "honour", "honour_level"],
  entry: ["mode", "level", "category", "programme_kind"],
  school: ["area"],
};
for (const [table, columns] of Object.entries(words)) {
  const types = { [table]: "" };
  await db.run(`CREATE TABLE raw AS SELECT * FROM read_csv('${folder}/${table}.csv', nullstr = 'NULL')`);
  for (const column of columns) {
    types[column] = `${table}_${column}`;
    await db.run(`CREATE TYPE ${types[column]} AS ENUM (SELECT DISTINCT coalesce(${column}, '')::VARCHAR FROM raw)`);
  }
  const casts = columns.map((column) => `coalesce(${column}, '')::VARCHAR::${types[column]} AS ${column}`);
  await db.run(`CREATE TABLE ${table} AS SELECT * REPLACE (${casts.join(", ")}) FROM raw`);
  await db.run("DROP TABLE raw");
}
const count = async (table) => Number((await db.runAndReadAll(`SELECT count(*) FROM ${table}`)).getRows()[0][0]);
console.log(`${await count("teacher")} teachers, ${await count("entry")} entries; DuckDB ${(await db.runAndReadAll("SELECT version()")).getRows()[0][0]}, one thread`);

const asked = statements.slice(0, most);
await db.runAndReadAll(asked[0].sql);
let total = 0;
let longest = { ms: 0 };
let checked = 0;
for (const one of asked) {
  const begin = process.cpuUsage();
  const rows = (await db.runAndReadAll(one.sql)).getRows();
  const spent = process.cpuUsage(begin);
  const ms = (spent.user + spent.system) / 1e3;
  total += ms;
  if (ms > longest.ms) longest = { ms, name: `${one.plan} ${one.provision}` };
  if (!one.exact) continue;
  const sum = (k) => rows.reduce((all, row) => all + Number(row[k]), 0);
  if (sum(1) !== one.entities || sum(2) !== one.met) {
    console.error(`${one.plan} ${one.provision}: ${sum(2)} of ${sum(1)} met, the columns say ${one.met} of ${one.entities}\n${one.sql}`);
    process.exitCode = 1;
  }
  checked += 1;
}
console.log(
  `${asked.length} statements: ${(total / 1000).toFixed(2)} s, ${(total / asked.length).toFixed(1)} ms each, the longest ` +
    `${longest.ms.toFixed(0)} ms (${longest.name}); ${checked} of them give the columns' counts`,
);
console.log(`the columns answer all of them, and every other provision, in ${seconds.toFixed(3)} s: ${(total / 1000 / seconds).toFixed(0)} times as fast`);
