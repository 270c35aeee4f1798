// From signing in to one entry of a teacher's ledger, on a desktop and on a phone.
// node --test tests/e2e/ starts build/xingtan (XINGTAN) itself; BASE_URL chooses a server that runs.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  compressedWeight,
  openPage,
  signIn,
  speak,
  widths,
} from "./lib/browser.mjs";
import { accounts, baseUrl, browser, byRole, stands } from "./lib/journey.mjs";

const planLink = 'article a[href^="/plans/guangxi-145"]';
const param = (page, name) => new URL(page.url()).searchParams.get(name);

async function openPaper(page) {
  await page.click(planLink);
  await page.waitForSelector(".sentence");
}

/** Opens the unit at the head of the list and waits until the list below it is there. */
async function goDown(page) {
  const code = await page
    .locator("[data-code]")
    .first()
    .getAttribute("data-code");
  await page.locator(`[data-code="${code}"]`).click();
  await page.waitForURL((url) => url.searchParams.get("under") === code);
  await page.waitForFunction(
    (old) =>
      !document.querySelector(`[data-code="${old}"]`) &&
      document.querySelector("[data-code], [data-entity]"),
    code,
  );
  return code;
}

for (const width of widths)
  describe(`plan at ${width.name}`, () => {
    it("leads from signing in to an entry", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await page.goto(baseUrl);
      await page.waitForSelector("[data-login]");
      await stands(page, "sign-in");

      await signIn(page, baseUrl, byRole("province_admin"));
      await page.waitForSelector(planLink);
      const weight = await compressedWeight(page);
      assert.ok(weight < 300_000, `first load is ${weight} bytes compressed`);
      await stands(page, "list of plans");

      await openPaper(page);
      await page.waitForFunction(
        () => document.querySelectorAll(".sentence").length >= 10,
      );
      await stands(page, "paper");

      await page
        .locator(".sentence", { hasText: "不少于360学时" })
        .first()
        .click();
      await page.waitForSelector(".provision");
      const provision = param(page, "provision");
      assert.ok(provision, "the chosen sentence stands in the address");
      await page.waitForSelector("[data-code]");
      await stands(page, "provision");

      const city = await goDown(page);
      assert.match(city, /^\d{4}00$/);
      const county = await goDown(page);
      assert.equal(county.slice(0, 4), city.slice(0, 4));
      await stands(page, "county");
      const school = await goDown(page);
      assert.match(school, /^\d{10,16}$/);
      await page.waitForSelector("[data-entity]");
      await stands(page, "school");

      const listed = page.url();
      const name = await page
        .locator("[data-entity] .name")
        .first()
        .innerText();
      await page.locator("[data-entity]").first().click();
      await page.waitForURL((url) => url.pathname.startsWith("/teachers/"));
      await page.waitForSelector(".explain");
      assert.equal(await page.locator("h1").innerText(), name);
      await page.waitForSelector("[data-entry]");
      await stands(page, "teacher");

      await page.locator("[data-entry] summary").first().click();
      assert.ok(
        await page.locator("[data-entry][open] dl").first().isVisible(),
        "the entry opens",
      );

      await page.goBack();
      await page.waitForSelector("[data-entity]");
      assert.equal(page.url(), listed, "the way back leads to the same list");
      assert.deepEqual(complaints, []);
      await close();
    });

    it("opens the same view from a link", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await openPaper(page);
      const link = `${baseUrl}/plans/guangxi-145?provision=all-staff-cycle&under=450100&at=2024-06-30&show=behind,missed`;
      await page.goto(link);
      await page.waitForSelector('.provision [aria-current="location"]');
      assert.equal(
        await page.locator('.provision [aria-current="location"]').innerText(),
        "南宁市",
      );
      assert.match(
        await page.locator(".masthead .line").innerText(),
        /南宁市[^]*2024年6月30日/,
      );
      await page.waitForSelector(".provision .big");
      const shown = await page.locator(".provision .big").innerText();
      await page.reload();
      await page.waitForSelector(".provision .big");
      assert.equal(await page.locator(".provision .big").innerText(), shown);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("speaks English and comes back to Chinese", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("province_admin"));
      await page.waitForSelector(planLink);
      const chinese = await page.locator("h1").innerText();
      await speak(page, "en");
      await page.waitForFunction(() => document.documentElement.lang === "en");
      assert.doesNotMatch(
        await page.locator("h1").innerText(),
        /[\u4e00-\u9fff]/,
      );
      await openPaper(page);
      await stands(page, "English paper");
      await speak(page, "zh-CN");
      await page.waitForFunction(
        () => document.documentElement.lang === "zh-CN",
      );
      await page.goBack();
      await page.waitForSelector(planLink);
      assert.equal(await page.locator("h1").innerText(), chinese);
      assert.deepEqual(complaints, []);
      await close();
    });
  });

describe("scope", () => {
  it("refuses a county administrator the view of another region, in words", async () => {
    const { page, close } = await openPage(browser, widths[0]);
    const county = accounts.find((one) => one.role === "county_admin");
    assert.ok(county);
    await signIn(page, baseUrl, county);
    await page.waitForSelector('article a[href^="/plans/"]');
    const plan = await page
      .locator('article a[href^="/plans/"]')
      .first()
      .getAttribute("href");
    await page.goto(`${baseUrl}${plan}?under=110000`);
    await page.waitForSelector('[role="alert"]');
    assert.match(
      await page.locator('[role="alert"]').innerText(),
      /权限|没有找到/,
    );
    await close();
  });

  it("says so when the password is wrong", async () => {
    const { page, close } = await openPage(browser, widths[1]);
    await page.goto(`${baseUrl}/sign-in`);
    await page.fill("#login", "nobody-of-this-name");
    await page.fill("#password", "wrong");
    await page.click('button[type="submit"]');
    await page.waitForSelector('[role="alert"]');
    assert.match(
      await page.locator('[role="alert"]').innerText(),
      /账号或密码不正确/,
    );
    await close();
  });

  it("shows a teacher nothing but the own file", async () => {
    const { page, complaints, close } = await openPage(browser, widths[1]);
    await signIn(page, baseUrl, byRole("teacher"));
    await page.locator('nav a[href^="/teachers/"]').click();
    await page.waitForSelector("[data-entry]");
    await stands(page, "own file");
    assert.deepEqual(complaints, []);
    await close();
  });
});
