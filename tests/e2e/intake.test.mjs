// A county reads why a row of an outside platform came back, sees to it and undoes a receipt; a provider looks at what a
// result sheet would do, hands it in and finds what came back.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, byRole, stands } from "./lib/journey.mjs";

const sheet = (day) =>
  Buffer.from(
    `姓名,证件号码,培训名称,结束日期,学时\r\n无此人,11010519491231002X,学科德育研修,${day},8\r\n无此人,11010519491231002X,学科德育研修,五月八日,8\r\n`,
  );

for (const width of widths)
  describe(`handing in at ${width.name}`, () => {
    it("a provider previews a sheet, hands it in and sees what came back", async () => {
      const { page, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byRole("provider"));
      await page.goto(`${baseUrl}/results`);
      await page.locator("[data-sheet]").setInputFiles({
        name: "成果表.csv",
        mimeType: "text/csv",
        buffer: sheet(width.phone ? "2025-05-08" : "2025-05-09"),
      });
      await page.waitForSelector("[data-preview]");
      assert.equal(await page.locator('[data-preview] [data-state="refused"]').count(), 2);
      assert.match(await page.locator("[data-preview]").innerText(), /第 3 行[^]*结束日期/);
      await stands(page, "preview of a sheet");
      await page.locator("[data-apply]").click();
      const receipt = page.locator("[data-receipt][data-state=done]").first();
      await receipt.waitFor();
      assert.match(await receipt.innerText(), /成果表\.csv/);
      await stands(page, "receipt of a sheet");
      await close();
    });

    if (!width.phone)
      it("a county sees to what came back and undoes a receipt", async () => {
        const { page, close } = await openPage(browser, width);
        await signIn(page, baseUrl, byLogin("county"));
        await page.goto(`${baseUrl}/platforms`);
        await page.getByRole("link", { name: "家校共育网络课堂" }).click();
        const receipt = page.locator("[data-receipt]");
        await receipt.locator("button[aria-expanded]").click();
        await receipt.locator('li[data-state="refused"]').waitFor();
        await receipt.locator('[data-sure="ask"]').click();
        await receipt.locator(".sure button").first().click();
        await receipt.locator('[data-sure="ask"]').waitFor({ state: "detached" });
        await receipt.locator("[data-undo]").click();
        await page.fill("#undo-why", "平台报错了名单");
        await stands(page, "undo of a receipt");
        await page.locator("dialog[open] button[type=submit]").click();
        await page.locator("[data-receipt][data-state=undone]").waitFor();
        await close();
      });
  });
