// Every page of the web app as whoever may open it: no serious finding of axe, nothing wider than the window, no complaint in
// the console; in both languages, light and dark, wide and narrow. A page that this file cannot fill in fails, so that no new
// page escapes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { assertAccessible, assertFits, demoAccounts, launch, openPage, widths } from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";
import { filled } from "./lib/pages.mjs";
import { cookieLines } from "../lib/cookies.mjs";

const [wide, narrow] = widths;
// Not all eight combinations: each pair of settings once is enough to show what breaks. axe is the slow part and looks at each
// width, language and theme once.
const looks = [
  { width: wide, locale: "zh-CN", theme: "light", axe: true },
  { width: narrow, locale: "en", theme: "dark", axe: true },
  { width: wide, locale: "en", theme: "dark" },
  { width: narrow, locale: "zh-CN", theme: "light" },
];

// {path, permission} of every page, as the rooms' pages.ts say it.
const modules = new URL("../../web/src/modules/", import.meta.url);
const pages = readdirSync(modules).flatMap((room) => {
  let text;
  try {
    text = readFileSync(new URL(`${room}/pages.ts`, modules), "utf8");
  } catch {
    return [];
  }
  return text.split(/\bpath: /).slice(1).map((part) => ({
    path: /^'([^']+)'/.exec(part)[1],
    permission: /\bpermission: '([^']+)'/.exec(part)?.[1],
    open: /\bopen: true/.test(part),
    redirect: /^'[^']+',\s*redirect/.test(part),
  }));
}).filter((page) => !page.redirect);

let server;
let browser;
const people = [];
before(async () => {
  server = await startServer();
  browser = await launch();
  for (const account of await demoAccounts(server.baseUrl)) {
    const answer = await fetch(`${server.baseUrl}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ login: account.login, password: account.password }),
    });
    const { account: me } = await answer.json();
    people.push({ me, cookie: cookieLines(answer).map((c) => c.split(";")[0]).join("; ") });
  }
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const get = (person) => async (path) => {
  const answer = await fetch(server.baseUrl + path, { headers: { cookie: person.cookie } });
  assert.equal(answer.status, 200, `${person.me.role}: ${path}`);
  return answer.json();
};

async function settled(page) {
  await page.waitForSelector("h1");
  await page.waitForFunction(() => !document.querySelector('.bones, [aria-busy="true"]'));
}

// One browser window for each person, so that scripts come from its cache after the first page.
class Viewer {
  constructor(person) {
    this.person = person;
  }

  async open() {
    const { page, complaints } = await openPage(browser, { ...wide, locale: null });
    Object.assign(this, { page, complaints });
    if (this.person) {
      const [name, value] = this.person.cookie.split("; ")[0].split("=");
      await page.context().addCookies([{ name, value, url: server.baseUrl }]);
    }
    await page.goto(`${server.baseUrl}/sign-in`); // any page of the app: its memory can be set only there
    await settled(page);
    return this;
  }

  async visit(path, look, { axe = true } = {}) {
    const { page, person, complaints } = this;
    await page.setViewportSize(look.width.viewport);
    await page.evaluate(
      ([signedIn, locale, theme]) => {
        localStorage.setItem("xingtan.locale", locale);
        localStorage.setItem("xingtan.theme", theme);
        if (signedIn) localStorage.setItem("xingtan.signed-in", "1");
      },
      [Boolean(person), look.locale, look.theme],
    );
    await page.goto(server.baseUrl + path);
    await settled(page);
    const where = `${path} as ${person?.me.role ?? "a visitor"} at ${look.width.name}, ${look.locale}, ${look.theme}`;
    assert.ok(await page.title(), `${where} has no title`);
    await assertFits(page, where);
    if (axe && look.axe) await assertAccessible(page, where);
    assert.deepEqual(complaints.splice(0), [], where);
  }
}

// Two lanes at once, each with windows of its own: one waits for the server while the other draws.
describe("every page", { concurrency: 2 }, () => {
  for (const lane of [0, 1])
    describe(`lane ${lane + 1}`, { concurrency: 1 }, () => {
      const viewers = new Map();
      const viewer = async (person) => {
        if (!viewers.has(person)) viewers.set(person, await new Viewer(person).open());
        return viewers.get(person);
      };
      for (const { path, permission, open } of pages.filter((_, i) => i % 2 === lane))
        it(path, async () => {
          if (open) {
            for (const look of looks) await (await viewer(null)).visit(await filled(path), look);
            return;
          }
          const may = people.filter(({ me }) => !permission || me.permissions.includes(permission));
          assert.ok(may.length > 0, `nobody may open ${path}`);
          const seen = new Set();
          for (const person of may) {
            if (seen.has(person.me.role)) continue;
            seen.add(person.me.role);
            const address = await filled(path, person.me, get(person));
            if (address === null) continue; // nothing of the kind in their scope
            // Whoever comes first gets the thorough look; the others one without axe, wide and narrow in turn.
            if (seen.size === 1) for (const look of looks) await (await viewer(person)).visit(address, look);
            else await (await viewer(person)).visit(address, looks[seen.size % 2], { axe: false });
          }
        });
    });
});
