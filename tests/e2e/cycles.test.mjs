// A teacher opens the figures of their account down to the entries; a province looks at its accounts, closes a year, sees it
// settled, opens it again; a county opens a number of form 4068 down to its teachers.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

for (const width of widths)
  describe(`cycles at ${width.name}`, () => {
    it("opens a teacher's figures to the entries that make them", async () => {
      const { page, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("teacher"));
      await page.goto(`${baseUrl}/my/account`);
      await page.waitForSelector("[data-met] .figure");
      const figure = page.locator("[data-met] .figure").first();
      const shown = Number((await figure.innerText()).replace(/,/g, ""));
      await figure.click();
      await page.waitForSelector("[data-entry]");
      const head = await page.locator(".entries h2 .num").innerText();
      assert.equal(Number(head.replace(/[^\d.]/g, "")), shown);
      await stands(page, "own account");
      await close();
    });

    it("closes a year, settles it and opens it again", async () => {
      const year = width.phone ? "2022" : "2021";
      const { page, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("guangxi"));
      await page.goto(`${baseUrl}/cycles`);
      await page.waitForSelector("[data-teacher]");
      await stands(page, "accounts");
      await page.locator('a[href$="/closing"]').click();
      const span = page.locator(`[data-span="year${year}-01-01"]`);
      await span.locator("button").click();
      await page.waitForSelector("dialog[open] form");
      await stands(page, "confirmation");
      await page.locator("#close-reason").fill("年度学时审核完毕");
      await page.locator("dialog[open] button[type=submit]").click();
      const card = page.locator('[data-close][data-state="done"]');
      await card.waitFor();
      assert.match(await card.innerText(), /人/);
      await stands(page, "closed");
      await card.locator("button.chip").click();
      await card.locator("input").fill("试算");
      await card.locator("button[type=submit]").click();
      await page.waitForSelector('[data-close][data-state="undone"]');
      await span.locator("button").waitFor();
      await close();
    });

    it("sets a cycle up and takes it back", async () => {
      const { page, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("guangxi"));
      await page.goto(`${baseUrl}/cycles`);
      await page.waitForSelector("[data-teacher]");
      await page.locator("[data-add]").click();
      await page.fill("#cycle-title", "试设周期");
      await page.fill("#cycle-from", width.phone ? "2031-01-01" : "2036-01-01");
      await page.locator(".caps > .chip").click();
      await page.fill(".caps input", "40");
      await stands(page, "new cycle");
      await page.locator("dialog[open] button[type=submit]").click();
      assert.match(await page.locator("[data-summary]").innerText(), /试设周期.*5年/);
      await page.locator("dialog[open] button[type=submit]").click();
      await page.locator("#cycles-cycle option", { hasText: "试设周期" }).waitFor({ state: "attached" });
      await page.locator("[data-remove]").click();
      await page.locator("dialog[open] button[type=submit]").click();
      await page.locator("#cycles-cycle option", { hasText: "试设周期" }).waitFor({ state: "detached" });
      await close();
    });

    it("opens a number of form 4068 down to its teachers", async () => {
      const { page, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("guangxi"));
      await page.goto(`${baseUrl}/reports`);
      await page.waitForSelector('[data-row="all"] .cell');
      const cell = page.locator('[data-row="all"] .cell').first();
      const people = Number(await cell.innerText());
      await cell.click();
      await page.waitForSelector(".people [data-teacher]");
      assert.match(await page.locator(".people h3").innerText(), new RegExp(`${people}`));
      await stands(page, "form 4068");
      await close();
    });

    if (!width.phone)
      it("states for a leaver what counts, and reads that statement back in", async () => {
        const { page, close } = await openPage(browser, width);
        await signIn(page, baseUrl, byLogin("teacher"));
        await page.goto(`${baseUrl}/my/portfolio`);
        await page.waitForSelector(".sums button.open");
        await page.locator(".sums button.open").first().click();
        await page.waitForSelector("[data-entry]");
        await stands(page, "portfolio");
        const id = await page.evaluate(async () => (await (await fetch("/api/session")).json()).account.teacher_id);
        await page.context().clearCookies();
        await signIn(page, baseUrl, byLogin("county"));
        await page.goto(`${baseUrl}/teachers/${id}/portfolio`);
        await page.fill("#statement-place", "山东省淄博市");
        await page.locator("[data-statements] form button[type=submit]").click();
        await page.locator("dialog[open] button[type=submit]").click();
        await page.waitForSelector('[data-statement][data-state="valid"]');
        await stands(page, "statement");
        const [archive] = await Promise.all([
          page.waitForEvent("download"),
          page.locator('[data-statement] a[href*="format=zip"]').first().click(),
        ]);
        await page.goto(`${baseUrl}/teachers/${id}/account`);
        await page.locator("[data-bring]").click();
        await page.setInputFiles("#transfer-file", await archive.path());
        await page.waitForFunction(() => document.querySelector("#transfer-statement").value.length > 10);
        assert.ok(Number(await page.inputValue("#transfer-hours")) > 0);
        await stands(page, "transfer");
        await close();
      });
  });
