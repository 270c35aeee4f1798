// The frame around all pages: landing by role, the menu by keyboard, the place in the header, searching, what waits.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  compressedWeight,
  openPage,
  signIn,
  speak,
  widths,
} from "./lib/browser.mjs";
import { baseUrl, browser, byRole, stands } from "./lib/journey.mjs";

const roles = [
  "province_admin",
  "city_admin",
  "county_admin",
  "school_admin",
  "teacher",
  "provider",
  "expert",
  "auditor",
];
const path = (page) => new URL(page.url()).pathname;

const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return (
      at?.getAttribute("aria-label") ?? at?.getAttribute("href") ?? at?.tagName
    );
  });
async function tabTo(page, wanted, most = 30) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === wanted) return;
  }
  assert.fail(`Tab does not lead to ${wanted}`);
}
async function openSearch(page) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector('[role="combobox"]');
}

for (const width of widths) {
  describe(`frame at ${width.name}`, () => {
    for (const role of roles)
      it(`lands a ${role} where the work is, within 300 kB`, async () => {
        const { page, complaints, close } = await openPage(browser, width);
        await signIn(page, baseUrl, byRole(role));
        await page.waitForSelector("h1");
        await page.waitForLoadState("networkidle");
        if (role === "teacher") assert.match(path(page), /^\/teachers\/\d+$/);
        else assert.equal(path(page), "/");
        const weight = await compressedWeight(page);
        assert.ok(weight < 300_000, `${role}: ${weight} bytes compressed`);
        await stands(page, `landing of ${role}`);
        assert.deepEqual(complaints, []);
        await close();
      });

    it("finds a person by the initials of the name and opens the file", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await page.waitForSelector("h1");
      await openSearch(page);
      await page.keyboard.type("zw");
      await page.waitForSelector('[data-hit="people"]');
      await stands(page, "search");
      const name = await page
        .locator('[data-hit="people"] .text')
        .first()
        .innerText();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.pathname.startsWith("/teachers/"));
      await page.waitForFunction(
        (wanted) => document.querySelector("h1")?.textContent?.includes(wanted),
        name,
      );
      assert.equal(await page.locator("dialog[open]").count(), 0);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("finds a sentence and opens the paper at its demand", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("county_admin"));
      await page.waitForSelector("h1");
      await openSearch(page);
      await page.keyboard.type("360学时");
      await page.waitForSelector('[data-hit="sentences"]');
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.searchParams.has("provision"));
      assert.match(path(page), /^\/plans\//);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("narrows the view to a city and back, in the address too", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await page.click('article a[href^="/plans/guangxi-145"]');
      await page.waitForSelector(".sentence");
      await page.click(".place .handle");
      await page.waitForSelector("[data-place]");
      await stands(page, "choice of a place");
      await page.keyboard.type("nanning");
      await page.waitForFunction(
        () =>
          document.querySelector("[data-place]")?.getAttribute("data-place") ===
          "450100",
      );
      await page.keyboard.press("Enter");
      await page.waitForURL(
        (url) => url.searchParams.get("under") === "450100",
      );
      assert.match(await page.locator(".place .handle").innerText(), /南宁市/);
      await page.goto(`${baseUrl}/`);
      await page.waitForSelector("h1");
      assert.match(
        await page.locator(".place .handle").innerText(),
        /南宁市/,
        "remembered for the session",
      );
      await page.click(".place .whole");
      await page.waitForFunction(
        () => !document.querySelector(".place .whole"),
      );
      assert.deepEqual(complaints, []);
      await close();
    });

    it("tells what waits, and says so when nothing does", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("school_admin"));
      await page.waitForSelector("h1");
      await page.click(".inbox > button");
      const panel = page.locator(".inbox .panel").first();
      await panel.waitFor();
      await page.waitForFunction(() =>
        document.querySelector(".inbox .waiting, .inbox .empty"),
      );
      await stands(page, "what waits");
      await page.keyboard.press("Escape");
      await panel.waitFor({ state: "detached" });
      assert.deepEqual(complaints, []);
      await close();
    });

    it("stands in the dark and in English", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await page.waitForSelector("h1");
      await speak(page, "en");
      await page.evaluate(() => document.documentElement.classList.add("dark"));
      await page.waitForSelector("article");
      await stands(page, "home in the dark, English");
      await openSearch(page);
      await page.keyboard.type("nanning");
      await page.waitForSelector('[data-hit="orgs"]');
      await stands(page, "search in the dark, English");
      assert.deepEqual(complaints, []);
      await close();
    });
  });
}

describe("keyboard", () => {
  it("reaches the page, the menu and every tool of the header", async () => {
    const { page, complaints, close } = await openPage(browser, widths[0]);
    await signIn(page, baseUrl, byRole("province_admin"));
    await page.waitForSelector("article");
    await page.reload();
    await page.waitForSelector("article");
    await page.keyboard.press("Tab");
    assert.equal(
      await focused(page),
      "#main",
      "the first stop skips the frame",
    );
    await tabTo(page, "/plans");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/plans");
    await page.waitForSelector("article");
    await page.keyboard.press("Control+k");
    await page.waitForSelector('[role="combobox"]');
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector("dialog[open]"));
    assert.deepEqual(complaints, []);
    await close();
  });

  it("opens everything from the phone's drawer", async () => {
    const { page, complaints, close } = await openPage(browser, widths[1]);
    await signIn(page, baseUrl, byRole("province_admin"));
    await page.waitForSelector("article");
    await page.locator("nav.bar button").click();
    await page.waitForSelector("dialog[open] nav a");
    await stands(page, "drawer");
    await page.locator('dialog[open] nav a[href="/plans"]').click();
    await page.waitForURL((url) => url.pathname === "/plans");
    await page.waitForFunction(() => !document.querySelector("dialog[open]"));
    assert.deepEqual(complaints, []);
    await close();
  });
});
