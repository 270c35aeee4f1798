// A PostgreSQL of one's own, to be torn down in the middle: the one the other cases use must not suffer.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { readdirSync } from "node:fs";

export async function privatePostgres() {
  const script = fileURLToPath(new URL("../../tools/with_postgres.sh", import.meta.url));
  // Lives until its standard input ends.
  const holder = spawn(script, ["sh", "-c", 'echo "$XT_TEST_POSTGRES"; cat'], { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = await once(createInterface({ input: holder.stdout }), "line");
  const data = `${/host=([^&]+)/.exec(url)[1]}/data`;
  const version = readdirSync("/usr/lib/postgresql").sort((a, b) => Number(a) - Number(b)).pop();
  const control = (...args) => {
    const command = [`/usr/lib/postgresql/${version}/bin/pg_ctl`, "-D", data, "-w", ...args];
    if (process.getuid() === 0) command.unshift("runuser", "-u", "postgres", "--");
    execFileSync(command[0], command.slice(1), { cwd: "/", stdio: "ignore" });
  };
  return {
    url,
    // No checkpoint, everybody thrown out: the next start recovers from the log.
    crash: () => control("-m", "immediate", "stop"),
    revive: () => control("-l", `${data}/log`, "restart"),
    drop: async () => {
      holder.stdin.end();
      await once(holder, "exit");
    },
  };
}
