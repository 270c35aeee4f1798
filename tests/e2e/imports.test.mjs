// A county official imports: the template, a filled sheet, the check, the import, what it did, and taking it back.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

// A sheet of funds of the county: one good row, one of another county, one that is no amount.
const sheet = (amount) =>
  Buffer.from(
    "机构代码,年度,科目,出资方,口径,金额\r\n" +
      `451003,2019,教师培训经费,县级,决算,${amount}\r\n` +
      "450102,2019,教师培训经费,县级,决算,5\r\n" +
      "451003,2019,教师培训经费,县级,决算,很多\r\n",
  );

for (const width of widths) {
  describe(`imports at ${width.name}`, () => {
    const tag = width.phone ? "phone" : "desktop";

    it("goes from the template to the undone import", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("county"));
      await page.goto(`${baseUrl}/imports`);
      await page.waitForSelector("h1");
      await stands(page, `imports-${tag}`);

      await page.click('a[href="/imports/new"]');
      await page.click('.kinds >> text="经费"');
      const [template] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`a:has-text("下载模板")`),
      ]);
      assert.equal(template.suggestedFilename(), "经费导入模板.xlsx");
      assert.equal(
        (await readFile(await template.path())).subarray(0, 2).toString(),
        "PK",
      );
      await page.click("details summary");
      await stands(page, `imports-new-${tag}`);

      // What is no sheet is refused before it is sent.
      await page.setInputFiles("input[type=file]", {
        name: "照片.png",
        mimeType: "image/png",
        buffer: Buffer.from("png"),
      });
      await page.waitForSelector(".fault");
      await page.setInputFiles("input[type=file]", {
        name: `经费-${tag}.csv`,
        mimeType: "text/csv",
        buffer: sheet(width.phone ? "1234.50" : "4321"),
      });
      await page.waitForURL(/\/imports\/\d+$/);
      await page.waitForSelector("text=检查结果");
      const numbers = await page.$$eval(".strip dd", (all) =>
        all.map((one) => Number(one.textContent)),
      );
      assert.deepEqual(numbers, [3, 1, 0, 0, 0, 2]);
      assert.match(await page.textContent(".problems"), /不在您的管理范围内/);
      await stands(page, `imports-checked-${tag}`);

      const [returned] = await Promise.all([
        page.waitForEvent("download"),
        page.click(`a:has-text("下载退回的2行")`),
      ]);
      assert.equal(returned.suggestedFilename(), `经费-${tag}-退回.xlsx`);

      // The page tells the same when it is opened anew.
      await page.reload();
      await page.click(`button:has-text("确认导入1行")`);
      await page.waitForSelector("text=导入结果");
      assert.equal(
        await page.textContent(".manage-head .tag").then((t) => t.trim()),
        "已导入",
      );

      await page.click(`button:has-text("撤销这次导入")`);
      await page.waitForSelector("text=1笔经费");
      await stands(page, `imports-undo-${tag}`);
      await page.fill("#undo-reason", "金额填错，重新导入");
      await page.click('dialog button:has-text("撤销"):not(.shut)[type=submit]');
      await page.waitForSelector("text=已撤销");
      await stands(page, `imports-undone-${tag}`);

      await page.goto(`${baseUrl}/imports?kind=funds`);
      await page.waitForSelector(`text=经费-${tag}.csv`);
      await stands(page, `imports-history-${tag}`);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("says why a sheet could not be read, and asks what it is", async () => {
      const { page, complaints, close } = await openPage(browser, {
        ...width,
        locale: "en",
      });
      await signIn(page, baseUrl, byLogin("county"));
      await page.goto(`${baseUrl}/imports/new`);
      await page.setInputFiles("input[type=file]", {
        name: "menu.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("菜名,价格\r\n螺蛳粉,12\r\n"),
      });
      await page.waitForSelector("text=What kind of sheet is this?");
      await page.selectOption("#import-kind", "teachers");
      await page.click('button:has-text("Check")');
      await page.waitForSelector("text=This sheet could not be read");
      await stands(page, `imports-failed-en-${tag}`);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("decides a held record with its evidence beside it, and takes the decision back", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("county"));
      await page.goto(`${baseUrl}/holds`);
      const first = "article.item >> nth=0";
      await page.waitForSelector(first);
      const before = await page.$$eval("article.item", (all) => all.length);
      await page.click(`${first} >> text=对照查看`);
      await page.waitForSelector("text=任职经历");
      await stands(page, `holds-${tag}`);

      await page.check(`${first} >> input[type=checkbox]`);
      await page.click('[data-deed="release"]');
      await page.fill("#hold-reason", "经学校核实，情况属实");
      await stands(page, `holds-release-${tag}`);
      await page.click('dialog button[type="submit"]');
      await page.waitForSelector("text=已处理1条");
      await page.waitForFunction(
        (n) => document.querySelectorAll("article.item").length === n - 1,
        before,
      );

      await page.selectOption("#holds-state", "released");
      await page.waitForSelector("text=处理理由：经学校核实");
      await page.check(`${first} >> input[type=checkbox]`);
      await page.click('[data-deed="reopen"]');
      await page.fill("#hold-reason", "点错了");
      await page.click('dialog button[type="submit"]');
      await page.waitForSelector("text=已处理1条");
      await page.selectOption("#holds-state", "open");
      await page.waitForFunction(
        (n) => document.querySelectorAll("article.item").length === n,
        before,
      );
      assert.deepEqual(complaints, []);
      await close();
    });
  });
}
