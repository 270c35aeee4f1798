// Small sheets for the fault cases, and the command line run on them.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { binary } from "../api/lib.mjs";

export const school = "2145010201";
export const schools = [["学校标识码", "学校名称", "所属地区代码", "学段", "城乡类型"],
  [school, "龙泉路小学", "450102", "小学", "城区"]];
const teacherColumns = ["姓名", "证件号码", "学校标识码", "学段", "从教日期"];
const entryColumns = ["教师姓名", "身份证号", "培训年度", "培训类别", "培训项目名称", "培训方式", "培训获得学时"];

// GB 11643: the check digit.
export function identity(n) {
  const head = `450102198001${String(1 + Math.floor(n / 1000)).padStart(2, "0")}${String(n % 1000).padStart(3, "0")}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(head[i]), 0);
  return head + "10X98765432"[sum % 11];
}

export const teachers = (names) =>
  [teacherColumns, ...names.map((name, n) => [name, identity(n), school, "小学", "2005-09-01"])];
export const names = (count) => Array.from({ length: count }, (_, n) => `韦${String.fromCodePoint(0x4e00 + n)}`);
// `each` entries for every teacher; no two alike, none overlapping: each is a project of its own.
export const entries = (people, each) =>
  [entryColumns, ...people.flatMap((name, n) => Array.from({ length: each }, (_, i) =>
    [name, identity(n), "2023", "县级", `专题培训${i}`, "集中培训", "8"]))];

export const csv = (rows) =>
  rows.map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join(",") + "\r\n")
    .join("");

// Writes `content` (rows become csv) and answers the path.
export function put(place, name, content) {
  const path = join(place.folder, name);
  writeFileSync(path, Array.isArray(content) ? csv(content) : content);
  return path;
}

// Runs to the end, or until killed after `kill` ms. `memory`: address space in KiB.
export function call(place, args, { kill, memory, environment = {} } = {}) {
  const command = memory ? ["sh", "-c", `ulimit -v ${memory}; exec "$0" "$@"`, binary, ...args] : [binary, ...args];
  const child = spawn(command[0], command.slice(1), {
    env: { ...process.env, XINGTAN_KEY_FILE: place.key, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let timer;
  if (kill !== undefined) timer = setTimeout(() => child.kill("SIGKILL"), kill);
  const out = { stdout: "", stderr: "" };
  child.stdout.on("data", (text) => (out.stdout += text));
  child.stderr.on("data", (text) => (out.stderr += text));
  const began = Date.now();
  return new Promise((resolve) => child.once("close", (code, signal) => {
    clearTimeout(timer);
    resolve({ code: code ?? signal, ...out, ms: Date.now() - began });
  }));
}

export const importing = (place, kind, file, args = [], options = {}) =>
  call(place, ["import", kind, file, "--db", place.url, "--json", ...args], options);

// What an import counted; throws where it ended otherwise than `code`.
export async function imported(place, kind, file, code = 0, args = []) {
  const done = await importing(place, kind, file, args);
  if (done.code !== code) throw new Error(`import ${kind}: ${done.code}\n${done.stdout}${done.stderr}`);
  return code === 1 ? done : { ...JSON.parse(done.stdout), stderr: done.stderr };
}

// The number of entries in the chains; throws where the ledger is not whole.
export async function ledger(place) {
  const done = await call(place, ["ledger", "verify", "--db", place.url]);
  const [, count] = /ok, (\d+) entries/.exec(done.stdout) ?? [];
  if (done.code !== 0 || count === undefined) throw new Error(`ledger verify: ${done.code}\n${done.stdout}${done.stderr}`);
  return Number(count);
}
