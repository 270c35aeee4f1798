// From a click to the painted answer, on the demonstration: signs in as every demo account, opens each page of its menu and
// does the main clicks (a provision, a unit below, a filter, another place, a search).
//   BASE_URL=http://127.0.0.1:8080 node bench/interaction.mjs [--repeat 3] [--limit 100] [--only county]
// Without BASE_URL it starts build/xingtan (XINGTAN) on a demonstration of its own. Times are taken inside the page: from the
// event's own time stamp to the first frame in which nothing waits any more; `server` is the slowest request meanwhile.
// Ends with 1 where a median is above the limit.
import { demoAccounts, launch, openPage, signIn, widths } from "../tests/e2e/lib/browser.mjs";
import { startServer } from "../tests/e2e/lib/server.mjs";

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const repeat = Number(option("repeat", 3));
const limit = Number(option("limit", 100));
const only = option("only", "");

/** Runs in the page: resolves with the times of the next click or key, once `ready` holds and nothing waits. */
function armed(ready) {
  const holds = new Function(`return (${ready})`);
  const waiting = () => document.querySelector('.bones, [aria-busy="true"]') !== null;
  window.measured = new Promise((found) => {
    let from = null;
    const begin = (event) => {
      from ??= event.timeStamp;
    };
    for (const kind of ["click", "keydown"]) window.addEventListener(kind, begin, { capture: true, once: true });
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
async function measure(page, who, what, ready, act) {
  await page.evaluate(armed, ready).catch(() => {});
  await act();
  const times = await Promise.race([
    page.evaluate(() => window.measured),
    new Promise((done) => setTimeout(done, 20_000, null)),
  ]);
  if (!times) {
    console.error(`${who}: ${what}: no answer within 20 s at ${page.url()}`);
    return;
  }
  const key = `${who}\t${what}`;
  rows.set(key, [...(rows.get(key) ?? []), times]);
}
const quiet = (page) => page.waitForLoadState("networkidle");

async function menu(page, who) {
  const links = await page.$$eval(".rail nav a[href]", (all) => all.map((one) => one.getAttribute("href")));
  for (const href of links) {
    const path = href.split("?")[0];
    await measure(page, who, `menu ${path.replace(/\d{6,}/, ":id")}`, `location.pathname === ${JSON.stringify(path)} && document.querySelector('h1')`, () =>
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

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
const table = [...rows].map(([key, times]) => {
  const [who, what] = key.split("\t");
  return {
    who,
    what,
    first: Math.round(times[0].ms),
    median: Math.round(median(times.map((one) => one.ms))),
    server: Math.round(median(times.map((one) => one.server))),
    requests: times[0].requests,
  };
});
table.sort((a, b) => b.median - a.median);
console.log("who\twhat\tfirst\tmedian\tserver (ms)");
for (const row of table) console.log([row.who, row.what, row.first, row.median, row.server].join("\t"));
const late = table.filter((row) => row.median > limit);
for (const row of late) console.error(`above ${limit} ms: ${row.who}: ${row.what}: ${row.requests.join(" ")}`);
const all = [...rows.values()].flat().map((one) => one.ms);
console.log(`${all.length} interactions, median ${Math.round(median(all))} ms, ${late.length} of ${table.length} kinds above ${limit} ms`);
process.exit(late.length > 0 ? 1 : 0);
