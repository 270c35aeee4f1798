// What every journey needs: a browser of its own, an ear for the console, and the accessibility check.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const require = createRequire(
  new URL("../../../web/package.json", import.meta.url),
);
const { chromium } = require("playwright-core");
const axeSource = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const widths = [
  { name: "1440 px", viewport: { width: 1440, height: 900 }, phone: false },
  { name: "390 px", viewport: { width: 390, height: 844 }, phone: true },
];

// Started as root in containers; nothing may call home. Playwright makes a new profile folder for each start.
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--headless",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });

export async function demoAccounts(baseUrl) {
  const answer = await fetch(`${baseUrl}/api/demo/accounts`);
  assert.equal(
    answer.status,
    200,
    "the journeys need a server that was started with --demo",
  );
  return (await answer.json()).accounts;
}

/** A page that remembers everything the console complained about. With the locale null the test sets the language itself. */
export async function openPage(browser, { viewport, locale = "zh-CN" }) {
  const context = await browser.newContext({
    viewport,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  if (locale) await context.addInitScript((value) => localStorage.setItem("xingtan.locale", value), locale);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error")
      complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  return { page, complaints, close: () => context.close() };
}

export async function signIn(page, baseUrl, account) {
  await page.goto(`${baseUrl}/sign-in`);
  await page.click(`[data-login="${account.login}"]`);
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** Chooses the language in the account's menu. */
export async function speak(page, language) {
  await page.click(".header .account > button");
  await page.click(`.tools [lang="${language}"]`);
  await page.keyboard.press("Escape");
}

/** No finding of the impact serious or critical on the page as it stands. */
export async function assertAccessible(page, where) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  const grave = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.html.slice(0, 160))
          .join(" | ")}`,
    );
  assert.deepEqual(grave, [], `accessibility of ${where}`);
}

export async function assertFits(page, where) {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  assert.ok(beyond <= 0, `${where} is ${beyond} px wider than the window`);
}

/** Size of all scripts and styles of the first load, each compressed with gzip: without the pages that are fetched ahead. */
export async function compressedWeight(page) {
  const urls = await page.evaluate(() => {
    const ahead = performance.getEntriesByName("xingtan.prefetch")[0]?.startTime ?? Infinity;
    return performance
      .getEntriesByType("resource")
      .filter((entry) => entry.startTime < ahead)
      .map((entry) => entry.name)
      .filter((name) => /\.(js|css)(\?|$)/.test(name));
  });
  let sum = 0;
  for (const url of new Set(urls))
    sum += gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  return sum;
}
