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
// Not all eight combinations: each pair of settings once is enough to show what breaks.
const looks = [
  { width: wide, locale: "zh-CN", theme: "light", axe: true },
  { width: narrow, locale: "en", theme: "light", axe: true },
  { width: wide, locale: "en", theme: "dark", axe: true },
  { width: narrow, locale: "zh-CN", theme: "dark", axe: true },
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

async function visit(person, path, look) {
  const { page, complaints, close } = await openPage(browser, { ...look.width, locale: look.locale });
  await page.addInitScript((theme) => localStorage.setItem("xingtan.theme", theme), look.theme);
  if (person) {
    const [name, value] = person.cookie.split("; ")[0].split("=");
    await page.context().addCookies([{ name, value, url: server.baseUrl }]);
    await page.addInitScript(() => localStorage.setItem("xingtan.signed-in", "1"));
  }
  await page.goto(server.baseUrl + path);
  await settled(page);
  const where = `${path} as ${person?.me.role ?? "a visitor"} at ${look.width.name}, ${look.locale}, ${look.theme}`;
  assert.ok(await page.title(), `${where} has no title`);
  await assertFits(page, where);
  if (look.axe) await assertAccessible(page, where);
  assert.deepEqual(complaints, [], where);
  await close();
}

describe("every page", () => {
  for (const { path, permission, open } of pages)
    it(path, async () => {
      if (open) {
        for (const look of looks) await visit(null, await filled(path), look);
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
        const these = seen.size === 1 ? looks : [{ ...looks[seen.size % 2], axe: false }];
        for (const look of these) await visit(person, address, look);
      }
    });
});
