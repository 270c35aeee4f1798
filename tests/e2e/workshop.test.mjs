// The plan workshop: from a pasted document to a published plan and its amendment, at both widths.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import {
  assertAccessible,
  assertFits,
  launch,
  openPage,
  signIn,
  widths,
} from "./lib/browser.mjs";
import { startServer } from "./lib/server.mjs";

const document = readFileSync(
  new URL("../../plans/guangxi-145/source.txt", import.meta.url),
  "utf8",
);

async function begin(page, baseUrl, title) {
  await page.goto(`${baseUrl}/workshop`);
  await page.fill("#start-source", document);
  await page.locator("#start-source").dispatchEvent("change");
  await page.fill("#start-title", title);
  await page.fill("#start-from", "2021-01-01");
  await page.fill("#start-to", "2025-12-31");
  await page.click(".start .go");
  await page.waitForURL(/\/workshop\/\d+/);
}

async function writeHours(page) {
  await page.locator(".sentence", { hasText: "不少于360学时" }).first().click();
  await page.locator(".menu .strong").click();
  const measure = page.getByRole("textbox", { name: "怎样计量" }).last();
  await measure.click();
  // A word that was mistyped: the complaint names the one that was meant.
  await measure.fill("hour()");
  await page.locator(".complaints .fix").click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".pane textarea")].some(
      (one) => one.value === "hours()",
    ),
  );
  // Completion: a few letters, then Enter.
  await measure.fill("");
  await measure.pressSequentially("hou");
  await page.waitForSelector("[role=option]");
  await measure.press("Enter");
  assert.equal(await measure.inputValue(), "hours()");
  await page.locator(".target select").selectOption("at_least");
  await page.locator(".target input").first().fill("360");
}

describe("the plan workshop", () => {
  let browser;
  let server;
  before(async () => {
    server = await startServer();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const width of widths) {
    it(`turns a document into a plan and amends it (${width.name})`, async () => {
      const { page, complaints, close } = await openPage(browser, width);
      const { baseUrl } = server;
      await signIn(page, baseUrl, { login: "guangxi" });
      const title = `试写的规划 ${width.viewport.width}`;
      await begin(page, baseUrl, title);
      await page.waitForSelector(".sentence.offered");
      await assertAccessible(page, "the document");
      await assertFits(page, "the document");
      await writeHours(page);
      // The result on today's data, with the first who need attention.
      await page.waitForSelector(".trial .first tbody tr");
      assert.match(
        await page.locator(".trial").innerText(),
        /落后|进度正常|达标|未达标/,
      );
      await assertAccessible(page, "a provision");
      await assertFits(page, "a provision");
      await page.waitForFunction(
        () => !document.querySelector(".bar .go")?.disabled,
      );
      await page.click(".bar .go");
      await page.waitForSelector(".moved tbody tr");
      await assertAccessible(page, "publishing");
      await page.click(".publish .go");
      await page.waitForURL(/\/plans\/450000-2021/);
      await page.waitForSelector(".paper .sentence");
      const planUrl = page.url();

      // The amendment: the target is eased, in force from a day of its own.
      await page.goto(`${baseUrl}/workshop`);
      await page
        .locator("li.row", { hasText: title })
        .getByRole("button")
        .click();
      await page.waitForURL(/\/workshop\/\d+/);
      await page.locator(".sentence.marked").first().click();
      await page.locator(".menu .chip").first().click();
      await page.locator(".target input").first().fill("300");
      await page.waitForFunction(
        () => !document.querySelector(".bar .go")?.disabled,
      );
      await page.locator(".tab").nth(3).click();
      await page.waitForSelector(".differences .changed");
      await assertAccessible(page, "versions");
      await page.click(".bar .go");
      await page.fill("#publish-effective", "2025-05-01");
      await page.click(".publish .go");
      await page.waitForURL(/\/plans\/450000-2021/);
      await page.waitForSelector(".revision");
      assert.match(await page.locator(".revision").innerText(), /2025年5月1日/);
      // Before its day the earlier version stands.
      await page.goto(`${planUrl.split("?")[0]}?at=2025-04-30`);
      await page.waitForSelector(".revision a");
      assert.match(await page.locator(".revision").innerText(), /当时有效/);
      assert.deepEqual(complaints, []);
      await close();
    });
  }
});
