// From a click to the answer on the screen, on the demonstration: signs in as every demo account, opens each page of its menu
// and does the main clicks (a provision, a unit below, a filter, another place, a search).
//   BASE_URL=http://127.0.0.1:8080 node bench/interaction.mjs [--repeat 3] [--limit 100] [--only county]
// Without BASE_URL it starts build/xingtan (XINGTAN) on a demonstration of its own. For each click, as medians:
//   next paint  what the browser itself reports (Event Timing, as in web.dev's INP): event to the first paint after it
//   complete    event to the first frame in which everything has arrived and nothing waits any more
//   work        milliseconds of processor the page's main thread took for all of it; hardly depends on who else is busy
//   server      the slowest request meanwhile
// An empty toggle is clicked in between: what this machine takes for nothing at all, at this hour.
// Ends with 1 where the median of a next paint is above the limit.
import { loadavg } from "node:os";
import { demoAccounts, launch, openPage, signIn, widths } from "../tests/e2e/lib/browser.mjs";
import { startServer } from "../tests/e2e/lib/server.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const repeat = Number(option("repeat", 3));
const baseline = "(an empty toggle)";
const limit = Number(option("limit", 100));
const only = option("only", "");

/** Runs in the page once: keeps what the browser says about each interaction. Below 16 ms it says nothing. */
function watched() {
  window.paints = [];
  const keep = (list) => {
    for (const one of list.getEntries()) if (one.interactionId) window.paints.push(one.duration);
  };
  window.paintWatch = new PerformanceObserver(keep);
  window.paintWatch.observe({ type: "event", durationThreshold: 16 });
}

/** Runs in the page: resolves with the times of the next click or key, once `ready` holds and nothing waits. */
function armed(ready) {
  const holds = new Function(`return (${ready})`);
  const waiting = () => document.querySelector('.bones, [aria-busy="true"]') !== null;
  window.measured = new Promise((found) => {
    let from = null;
    const begin = (event) => {
      from ??= event.timeStamp;
    };
    // Writing signs that no keyboard has makes no key event.
    for (const kind of ["click", "keydown", "input"]) window.addEventListener(kind, begin, { capture: true, once: true });
    const answers = () =>
      performance.getEntriesByType("resource").filter((one) => one.name.includes("/api/") && one.startTime >= from);
    const look = () => {
      if (from === null || !holds() || waiting()) return requestAnimationFrame(look);
      // The frame in which it stood is painted when the next task runs.
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        found({
          ms: now - from,
          server: Math.max(0, ...answers().map((one) => one.responseEnd - one.requestStart)),
          requests: answers().map((one) => one.name.replace(/^.*\/api/, "/api").slice(0, 60)),
        });
      };
      channel.port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
}

const rows = new Map();
const pause = (ms) => new Promise((done) => setTimeout(done, ms, null));
const sessions = new WeakMap();

async function mainThread(page) {
  let session = sessions.get(page);
  if (!session) {
    sessions.set(page, (session = await page.context().newCDPSession(page)));
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    await page.evaluate(watched);
  }
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

async function measure(page, who, what, ready, act) {
  const before = await mainThread(page);
  await page.evaluate(armed, ready).catch(() => {});
  await page.evaluate(() => (window.paints = [])).catch(() => {});
  await act();
  const times = await Promise.race([page.evaluate(() => window.measured), pause(20_000)]);
  if (!times) {
    console.error(`${who}: ${what}: no answer within 20 s at ${page.url()}`);
    return;
  }
  times.work = (await mainThread(page)) - before;
  // The browser tells of an interaction a little after its paint.
  await pause(60);
  const paints = await page.evaluate(() => window.paints);
  times.paint = Math.max(8, ...paints);
  const key = `${who}\t${what}`;
  rows.set(key, [...(rows.get(key) ?? []), times]);
}

/** A button that does nothing but change its own look. */
async function toggle(page, who) {
  await page.evaluate(() => {
    const button = document.createElement("button");
    button.id = "toggle";
    button.style.cssText = "position:fixed;top:0;left:45%;z-index:99;width:40px;height:24px";
    button.onclick = () => button.toggleAttribute("data-on");
    document.body.append(button);
  });
  await measure(page, who, baseline, "true", () => page.click("#toggle"));
  await page.evaluate(() => document.getElementById("toggle").remove());
}
const quiet = (page) => page.waitForLoadState("networkidle");

async function menu(page, who) {
  const links = await page.$$eval(".rail nav a[href]", (all) => all.map((one) => one.getAttribute("href")));
  for (const href of links) {
    const path = href.split("?")[0];
    // Whose scope is one school is led from the list to the school.
    const there = `(location.pathname === ${JSON.stringify(path)} || location.pathname.startsWith(${JSON.stringify(`${path}/`)}))`;
    await measure(page, who, `menu ${path.replace(/\d{6,}/, ":id")}`, `${there} && document.querySelector('h1')`, () =>
      page.click(`.rail nav a[href="${href}"]`),
    );
    await quiet(page);
  }
}

async function planPage(page, who) {
  if (!(await page.$('.rail nav a[href^="/plans"]'))) return;
  await page.click('.rail nav a[href^="/plans"]');
  const card = 'article a[href^="/plans/"]';
  if (!(await page.waitForSelector(card, { timeout: 3000 }).catch(() => null))) return;
  await quiet(page);
  await measure(page, who, "open a plan", `document.querySelector('.sentence')`, () => page.click(card));
  await quiet(page);
  const sentences = page.locator(".sentence");
  await measure(page, who, "open a provision", `document.querySelector('.provision')`, () => sentences.first().click());
  await quiet(page);
  const hours = page.locator(".sentence", { hasText: /不少于|学时/ });
  if (await hours.count())
    await measure(page, who, "another provision", `document.querySelector('.provision')`, () => hours.last().click());
  await quiet(page);
  const unit = page.locator("[data-code]").first();
  if (await unit.count()) {
    const code = await unit.getAttribute("data-code");
    await measure(page, who, "drill down", `location.search.includes('under=${code}') && !document.querySelector('[data-code="${code}"]')`, () =>
      unit.click(),
    );
    await quiet(page);
  }
  const state = page.locator("button[data-state], .legend button, .filter button").first();
  if (await state.count()) {
    await measure(page, who, "filter by state", "true", () => state.click());
    await quiet(page);
  }
}

async function place(page, who) {
  if (!(await page.$(".place .handle"))) return;
  await page.click('.rail nav a[href="/"], .rail nav a[href^="/overview"]').catch(() => {});
  await quiet(page);
  await page.click(".place .handle");
  await page.waitForSelector("[data-place]");
  const code = await page.locator("[data-place]").first().getAttribute("data-place");
  await measure(page, who, "switch organisation", `location.search.includes('under=${code}') || !document.querySelector('dialog[open]')`, () =>
    page.click(`[data-place="${code}"]`),
  );
  await quiet(page);
  await page.click(".place .whole").catch(() => {});
  await quiet(page);
}

async function search(page, who) {
  await measure(page, who, "open search", `document.querySelector('[role="combobox"]')`, () => page.keyboard.press("Control+k"));
  await page.keyboard.type("学");
  await quiet(page);
  await measure(page, who, "search", `document.querySelector('[data-hit]')`, () => page.keyboard.type("时"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

const server = await startServer();
const browser = await launch();
const accounts = (await demoAccounts(server.baseUrl)).filter((one) => one.login.includes(only));
for (let round = 0; round < repeat; round += 1) {
  for (const account of accounts) {
    const who = `${account.role} ${account.scope_name}`;
    const { page, close } = await openPage(browser, widths[0]);
    try {
      await signIn(page, server.baseUrl, account);
      await page.waitForSelector("h1");
      await quiet(page);
      await toggle(page, who);
      await menu(page, who);
      await planPage(page, who);
      await place(page, who);
      await search(page, who);
    } catch (error) {
      console.error(`${who}: ${error.message.split("\n")[0]}`);
    }
    await close();
  }
}
await browser.close();
await server.stop();

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const rounded = (times, name) => Math.round(median(times.map((one) => one[name])));
const table = [...rows].map(([key, times]) => {
  const [who, what] = key.split("\t");
  const of = (name) => rounded(times, name);
  return { who, what, paint: of("paint"), complete: of("ms"), work: of("work"), server: of("server"), requests: times[0].requests };
});
table.sort((a, b) => b.paint - a.paint || b.complete - a.complete);
console.log("who\twhat\tnext paint\tcomplete\twork\tserver (ms)");
for (const row of table) console.log([row.who, row.what, row.paint, row.complete, row.work, row.server].join("\t"));
const kinds = table.filter((row) => row.what !== baseline);
const late = kinds.filter((row) => row.paint > limit);
for (const row of late) console.error(`next paint above ${limit} ms: ${row.who}: ${row.what}: ${row.requests.join(" ")}`);
const all = (wanted, name) => [...rows].filter(([key]) => key.endsWith(baseline) !== wanted).flatMap(([, times]) => times.map((one) => one[name]));
const said = (name) => {
  const values = all(true, name).sort((a, b) => a - b);
  return `${name}: median ${Math.round(median(values))}, 95 of 100 within ${Math.round(values[Math.floor(values.length * 0.95)])}, empty toggle ${Math.round(median(all(false, name)))}`;
};
console.log(`${all(true, "ms").length} interactions, load ${loadavg()[0].toFixed(1)} on this machine (ms)`);
for (const name of ["paint", "ms", "work"]) console.log(`  ${said(name).replace(/^ms/, "complete")}`);
const slow = kinds.filter((row) => row.complete > limit).length;
console.log(`${late.length} of ${kinds.length} kinds have their next paint above ${limit} ms, ${slow} are complete later than that`);
process.exit(late.length > 0 ? 1 : 0);
