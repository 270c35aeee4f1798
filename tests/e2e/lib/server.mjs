// A server of its own for the journeys, with the demonstration in a folder that goes away afterwards.
// BASE_URL chooses one that already runs (it must have been started with --demo).
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

function started(child) {
  return new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address) found(address[0]);
    });
    child.on("exit", (code) =>
      failed(new Error(`the server ended with ${code}: ${said}`)),
    );
  });
}

export async function startServer() {
  if (process.env.BASE_URL)
    return {
      baseUrl: process.env.BASE_URL.replace(/\/$/, ""),
      stop: async () => {},
    };
  const xingtan = resolve(process.env.XINGTAN ?? join(root, "build/xingtan"));
  const folder = mkdtempSync(join(tmpdir(), "xingtan-e2e-"));
  const db = `sqlite:${join(folder, "demo.db")}`;
  const plans = join(root, "plans");
  const inherit = { cwd: folder, stdio: ["ignore", "ignore", "inherit"] };
  execFileSync(xingtan, ["demo", "--db", db], inherit);
  const options = [
    "--db",
    db,
    "--port",
    "0",
    "--demo",
    "--plans",
    plans,
    // Rules of real places only where a journey asks for them: elsewhere hours count as claimed.
    ...(process.env.XT_RULES ? ["--rules", process.env.XT_RULES] : []),
    "--undo-window",
    "2",
    "--web",
    join(root, "web/dist"),
  ];
  const child = spawn(xingtan, ["serve", ...options], {
    cwd: folder,
    // Its log line for every request would bury the journeys; XT_LOG=1 shows it.
    stdio: ["ignore", "pipe", process.env.XT_LOG ? "inherit" : "ignore"],
  });
  const baseUrl = await started(child);
  return {
    baseUrl,
    async stop() {
      child.removeAllListeners("exit");
      const ended = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
