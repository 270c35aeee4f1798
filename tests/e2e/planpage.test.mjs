// The plan page as people of a county or province use it before a meeting: dates, search, what changed, months, tiles,
// what is missing, and the files; on a desktop and on a phone.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byRole, stands } from "./lib/journey.mjs";

const plan = "/plans/guangxi-145";
const param = (page, name) => new URL(page.url()).searchParams.get(name);
async function open(page, query = "") {
  await page.goto(`${baseUrl}${plan}${query}`);
  await page.waitForSelector(".sentence");
}

for (const width of widths)
  describe(`plan page at ${width.name}`, () => {
    it("puts dates, search and filters into the address, from which the same view opens", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await open(page);
      const all = await page.locator(".sentence").count();

      await page.click(".dates .handle");
      await stands(page, "dates");
      await page.click('[data-preset="yearEnd"]');
      await page.waitForURL((url) => url.searchParams.has("at"));
      assert.match(param(page, "at"), /^\d{4}-12-31$/);
      await page.click('[data-known="then"]');
      await page.waitForURL((url) => url.searchParams.has("known"));
      assert.equal(param(page, "known"), param(page, "at"));
      await page.keyboard.press("Escape");

      await page.fill(".find", "360学时");
      await page.waitForURL((url) => url.searchParams.has("find"));
      const found = await page.locator(".sentence").count();
      assert.ok(found > 0 && found < all, `${found} of ${all} sentences`);

      const link = page.url();
      await page.goto(`${baseUrl}/plans`);
      await page.goto(link);
      await page.waitForSelector(".sentence");
      assert.equal(await page.locator(".sentence").count(), found);
      assert.equal(await page.inputValue(".find"), "360学时");
      assert.deepEqual(complaints, []);
      await close();
    });

    it("says what changed, against last month and against what was reported then", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await open(page, "?view=changes&at=2024-12-31");
      await page.waitForSelector(".sides tbody td");
      await stands(page, "changes");
      await page.click('[data-vs="then"]');
      await page.waitForURL((url) => url.searchParams.get("vs") === "then");
      await page.waitForSelector("[data-changed]");
      const heads = await page.locator(".sides thead th").allInnerTexts();
      assert.match(heads[1], /所知截至 2024年12月31日/);
      await page.locator("[data-changed]").first().click();
      await page.waitForSelector(".provision .since");
      assert.ok(param(page, "provision"));
      assert.deepEqual(complaints, []);
      await close();
    });

    it("shows a requirement month by month and its units as tiles that open", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await open(page, "?provision=hours-cycle&at=2022-06-30");
      await page.waitForSelector(".trend figure table");
      // Eighteen months are reckoned, on a machine that may have other work.
      await page.waitForFunction(
        () => !document.querySelector('.trend [role="status"]'),
        undefined,
        { timeout: 60_000 },
      );
      const months = await page.locator(".trend tbody tr").count();
      assert.equal(months, 18, "the ends of months from January 2021");
      await page.click('[data-view="tiles"]');
      await page.waitForSelector(".tile");
      assert.equal(await page.locator(".tile").count(), 14);
      await stands(page, "tiles");
      await page.locator("button.tile").first().focus();
      await page.keyboard.press("Enter");
      await page.waitForURL((url) => url.searchParams.get("under") === "450100");
      assert.equal(param(page, "view"), "tiles");
      assert.deepEqual(complaints, []);
      await close();
    });

    it("lists what is missing and gives every list as a file", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await open(page, "?view=missing");
      await page.waitForSelector(".gap");
      await stands(page, "missing");
      assert.match(await page.locator(".gaps").innerText(), /可由/);

      await open(page, "");
      await page.click('.tools [aria-label="导出"]');
      for (const [key, ending] of [
        ["report", ".pdf"],
        ["state", ".xlsx"],
        ["changes", ".xlsx"],
      ]) {
        const coming = page.waitForEvent("download");
        await page.click(`[data-file="${key}"]`);
        const file = await coming;
        assert.ok(file.suggestedFilename().endsWith(ending), file.suggestedFilename());
        assert.match(file.suggestedFilename(), /广西/);
      }
      assert.deepEqual(complaints, []);
      await close();
    });
  });
