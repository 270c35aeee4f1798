// A teacher issues a certificate of a year; anybody verifies it by number and by file, without an account; the school
// revokes one; everybody checks the log of the ledger on their own device.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

const own = (page) =>
  page.evaluate(async () => (await (await fetch("/api/session")).json()).account.teacher_id);

for (const width of widths)
  describe(`certificates at ${width.name}`, () => {
    it("are issued by a teacher and verified by anybody", async () => {
      const teacher = await openPage(browser, width);
      const { page } = teacher;
      await signIn(page, baseUrl, byLogin("teacher"));
      await page.goto(`${baseUrl}/my-certificates`);
      await page.waitForSelector("[data-certificate]");
      await stands(page, "my certificates");
      const before = await page.locator("[data-certificate]").count();
      await page.selectOption("#proof-year", "other");
      await page.fill("#proof-from", "2023-01-01");
      await page.fill("#proof-to", "2023-12-31");
      await page.click(".issue [type=submit]");
      const said = page.locator(".said");
      await said.waitFor();
      const number = /[0-9A-Z]{6}-[0-9A-Z]{6}-[0-9A-Z]{6}/.exec(
        await said.textContent(),
      )[0];
      await page.waitForFunction(
        (n) => document.querySelectorAll("[data-certificate]").length === n,
        before + 1,
      );
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.click("[data-certificate] >> nth=0 >> a[download] >> nth=0"),
      ]);
      const bytes = readFileSync(await download.path());
      assert.equal(bytes.subarray(0, 5).toString(), "%PDF-");
      assert.deepEqual(teacher.complaints, []);
      await teacher.close();

      const anybody = await openPage(browser, width);
      const verify = anybody.page;
      const sent = [];
      verify.on("request", (one) => sent.push(one.postData() ?? ""));
      await verify.goto(`${baseUrl}/verify#${number}`);
      await verify.waitForSelector('[data-state="valid"]');
      await stands(verify, "verified by number");
      await verify.setInputFiles('input[type="file"]', {
        name: "one.pdf",
        mimeType: "application/pdf",
        buffer: bytes,
      });
      await verify.waitForSelector('[data-state="valid"] >> text=one.pdf');
      const last = verify.locator("[data-state]");
      await verify.setInputFiles('input[type="file"]', {
        name: "forged.pdf",
        mimeType: "application/pdf",
        buffer: Buffer.concat([bytes, Buffer.from(" ")]),
      });
      await verify.waitForSelector('[data-state="unknown"]');
      await stands(verify, "a forged file");
      assert.ok(!(await last.textContent()).includes("undefined"));
      assert.ok(
        sent.every((body) => !body.includes("%PDF")),
        "the file itself was sent",
      );
      await verify.fill("#verify-number", "000000-000000-000002");
      const refused = verify.waitForResponse((one) => one.status() === 422);
      await verify.keyboard.press("Enter");
      await refused;
      await verify.waitForSelector('[role="alert"]');
      // The refusal itself is the only complaint.
      assert.ok(anybody.complaints.every((one) => one.includes("422")));
      await anybody.close();
    });

    it("rest on entries that the browser finds in the signed log", async () => {
      const teacher = await openPage(browser, width);
      const { page } = teacher;
      await signIn(page, baseUrl, byLogin("teacher"));
      await page.goto(`${baseUrl}/teachers/${await own(page)}`);
      const entry = page.locator("[data-entry] >> nth=0");
      await entry.locator("summary").first().click();
      await entry.locator(".in-log button").click();
      await page.waitForSelector('[data-in-log="true"]');
      assert.equal(await entry.locator(".steps .tag.good").count(), 3);
      await stands(page, "an entry in the log");
      assert.deepEqual(teacher.complaints, []);
      await teacher.close();
    });

    it("are revoked by the school, with a reason", async () => {
      const school = await openPage(browser, width);
      const { page } = school;
      await signIn(page, baseUrl, byLogin("school"));
      await page.goto(`${baseUrl}/certificates`);
      await page.waitForSelector("[data-certificate]");
      await stands(page, "all certificates");
      await page.selectOption("#proof-state", "valid");
      await page.waitForFunction(() => location.search.includes("valid"));
      const one = page.locator("[data-certificate]").first();
      await one.waitFor();
      const id = await one.getAttribute("data-certificate");
      await one.locator('.deeds button[aria-expanded="false"]').last().click();
      await one.locator(".ask input").fill("登记有误");
      await stands(page, "about to revoke");
      await one.locator(".ask .grave").click();
      await page.waitForFunction(
        (gone) => !document.querySelector(`[data-certificate="${gone}"]`),
        id,
      );
      await page.selectOption("#proof-state", "revoked");
      await page.waitForSelector(`[data-certificate="${id}"] >> text=登记有误`);
      assert.deepEqual(school.complaints, []);
      await school.close();
    });

    it("rest on a log that everybody checks", async () => {
      const anybody = await openPage(browser, width);
      const { page } = anybody;
      await page.goto(`${baseUrl}/ledger-log`);
      await page.waitForSelector("[data-root]");
      await page.click(".deeds .main");
      await page.waitForSelector('[data-all="true"]');
      await stands(page, "the log");
      assert.deepEqual(anybody.complaints, []);
      await anybody.close();
    });
  });
