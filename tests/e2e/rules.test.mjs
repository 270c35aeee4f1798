// A teacher reads how hours come about in a place, tries an achievement there and sees every step; a number that makes no
// sense is said.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import "./lib/with-rules.mjs"; // before the server starts
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

for (const width of widths)
  describe(`conversion rules at ${width.name}`, () => {
    it("are tried by a teacher, step by step", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      const says = (hours) =>
        page.waitForFunction(
          (n) => document.querySelector(".outcome .sum strong")?.textContent === n,
          hours,
        );
      await signIn(page, baseUrl, byLogin("teacher"));
      await page.goto(`${baseUrl}/rules?rule=neijiang`);
      await page.selectOption("#try-kind", "open_class");
      await page.selectOption("#try-role", "lecturer");
      await page.selectOption("#try-level", "province");
      await page.fill("#try-claimed", "2");
      await says("18");
      const steps = await page.locator(".outcome li").allTextContents();
      assert.ok(
        steps.some((one) => one.includes("申报学时 2 × 9(省级) = 18学时")),
        steps.join("\n"),
      );
      await page.selectOption("#try-level", "county");
      await says("10");
      await stands(page, "a rule tried");
      assert.deepEqual(complaints, []);
      const refused = page.waitForResponse((one) => one.status() === 422 || one.status() === 400);
      await page.fill("#try-claimed", "-2");
      await refused;
      await page.waitForSelector('.outcome [role="alert"]');
      await close();
    });
  });
