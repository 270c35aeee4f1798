// A teacher sees what they owe and asks for a correction; the principal answers; the teacher reads it. A county official
// goes from the overview over a school to a teacher.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  assertAccessible,
  openPage,
  signIn,
  widths,
} from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

async function openOwnFile(page) {
  const { account } = await page.evaluate(() =>
    fetch("/api/session").then((answer) => answer.json()),
  );
  await page.goto(`${baseUrl}/teachers/${account.teacher_id}`);
  await page.waitForSelector("[data-plan] .ring");
}

for (const width of widths)
  describe(`people at ${width.name}`, () => {
    it("shows a teacher what is owed and carries a correction to its answer", async () => {
      // The door folds full-width signs, so the sentence has none.
      const words = `日期登记错了${width.phone ? "手机" : "桌面"}`;
      const teacher = await openPage(browser, width);
      const { page } = teacher;
      await signIn(page, baseUrl, byLogin("teacher"));
      await openOwnFile(page);
      await page.waitForSelector('[data-group="owes"] [data-demand]');
      await page.waitForSelector("details.entry");
      await stands(page, "own file");
      const owed = page
        .locator('[data-demand="guangxi-145/hours-cycle"]')
        .first();
      await owed.locator("summary").click();
      assert.match(
        await owed.locator("blockquote").first().innerText(),
        /培训/,
        "the sentence that asks for it",
      );

      // The oldest entries are nobody else's matter: each width takes its own.
      const entry = page.locator("details.entry").nth(width.phone ? 6 : 5);
      await entry.locator("summary").click();
      await entry.locator(".ask").click();
      await page.check('input[value="dates"]');
      await page.fill("#correction-words", words);
      await assertAccessible(page, "asking for a correction");
      await page.click('dialog button[type="submit"]');
      const mine = page.locator("[data-correction]", { hasText: words });
      await mine.waitFor();
      const id = await mine.getAttribute("data-correction");

      const principal = await openPage(browser, width);
      await signIn(principal.page, baseUrl, byLogin("school"));
      await principal.page.goto(`${baseUrl}/corrections`);
      const item = principal.page.locator(`[data-correction="${id}"]`);
      await item.locator(".head").click();
      await item.locator(".sides").waitFor();
      await stands(principal.page, "queue of corrections");
      await item.locator('input[value="decline"]').check();
      await item.locator("textarea").fill("签到表与记录一致，日期无误。");
      await item.locator('button[type="submit"]').click();
      await principal.page.waitForSelector('[role="status"]');
      await item.waitFor({ state: "detached" });
      assert.deepEqual(principal.complaints, []);
      await principal.close();

      await page.reload();
      const answered = page.locator(`[data-correction="${id}"]`);
      await answered.locator(".declined").waitFor();
      assert.match(await answered.innerText(), /签到表与记录一致/);
      assert.deepEqual(teacher.complaints, []);
      await teacher.close();
    });

    it("leads a county official from a gap over a school to a teacher", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("county"));
      await page.goto(`${baseUrl}/overview`);
      await page.waitForSelector("[data-gap]");
      await stands(page, "overview");
      await page.locator('[data-gap] a[href^="/schools/"]').first().click();
      await page.waitForURL((url) => url.pathname.startsWith("/schools/"));
      await page.waitForSelector("[data-teacher]");
      await page.waitForSelector(".weeks .week");
      await page.waitForSelector("#funds-title");
      await stands(page, "school");
      await page.locator("[data-teacher] a").first().click();
      await page.waitForURL((url) => url.pathname.startsWith("/teachers/"));
      await page.waitForSelector(".owes");
      assert.equal(
        await page.locator(".ask").count(),
        0,
        "only one's own file offers corrections",
      );
      await stands(page, "teacher");
      await page.goto(`${baseUrl}/schools`);
      await page.waitForSelector("[data-school]");
      await stands(page, "schools");
      assert.deepEqual(complaints, []);
      await close();
    });

    it("makes two records of one person into one", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("county"));
      const [stays, goes, hours] = await page.evaluate(async () => {
        const ask = (path) => fetch(path).then((answer) => answer.json());
        const { schools } = await ask("/api/schools");
        const { teachers } = await ask(`/api/schools/${schools.at(-1).code}/teachers`);
        const pair = teachers.slice(0, 2);
        const ledgers = await Promise.all(pair.map(({ id }) => ask(`/api/teachers/${id}/entries`)));
        return [...pair, ledgers.reduce((sum, { totals }) => sum + totals.hours, 0)];
      });
      await page.goto(`${baseUrl}/teachers/${stays.id}`);
      await page.click(`a[href="/teachers/${stays.id}/merge"]`);
      await page.fill("#merge-q", goes.name);
      await page.keyboard.press("Enter");
      await page.click(`[data-candidate][href*="${goes.id}"]`);
      await page.waitForSelector(".changes li");
      await stands(page, "two records side by side");
      const button = page.locator(".confirm [type=submit]");
      assert.ok(await button.isDisabled(), "no merging without a reason and the tick");
      await page.fill("#merge-reason", "同一人重复建档");
      await page.check(".sure input");
      await button.click();
      await page.waitForURL(`${baseUrl}/teachers/${stays.id}`);
      await page.waitForSelector("[data-entry], details.entry");
      const after = await page.evaluate(async (ids) => {
        const ask = (path) => fetch(path).then((answer) => answer.json());
        const [kept, gone] = await Promise.all(ids.map((id) => ask(`/api/teachers/${id}/entries`)));
        return [kept.totals.hours, gone.totals?.hours];
      }, [stays.id, goes.id]);
      assert.equal(after[0], hours, "the hours of both stand in one account");
      assert.ok(after[1] === undefined || after[1] === hours, "the other record has none of its own left");
      assert.deepEqual(complaints, []);
      await close();
    });
  });
