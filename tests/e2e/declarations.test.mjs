// A teacher photographs a proof on the phone and declares it; the school verifies it with the evidence beside;
// the county says yes; the hours stand in the teacher's account. Then it is drawn for inspection and reversed.
import "./lib/with-rules.mjs";
import assert from "node:assert/strict";
import { deflateSync, constants } from "node:zlib";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

const narrow = widths.find(({ viewport }) => viewport.width < 500);
const wide = widths.find(({ viewport }) => viewport.width > 1000);
const title = "县级作文教学研讨会";

/** A picture of one colour as a PNG file (ISO/IEC 15948). */
function picture(side) {
  const crcOf = (bytes) => {
    let crc = 0xffffffff;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit += 1)
        crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
    return ~crc >>> 0;
  };
  const chunk = (name, body) => {
    const named = Buffer.concat([Buffer.from(name), body]);
    const out = Buffer.alloc(named.length + 8);
    out.writeUInt32BE(body.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crcOf(named), named.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(side * (side + 1), 200);
  for (let row = 0; row < side; row += 1) rows[row * (side + 1)] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows, { level: constants.Z_BEST_SPEED })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const verifyIt = async (page) => {
  const card = page.locator("[data-declaration]", { hasText: title });
  await card.locator(".head").click();
  await card.locator(".evidence img").waitFor();
  await stands(page, "the queue with evidence");
  await card.locator(".yes").click();
  await card.waitFor({ state: "detached" });
};

describe("a declaration", () => {
  it("goes from a photograph to the teacher's account", async () => {
    const teacher = await openPage(browser, narrow);
    const { page } = teacher;
    await signIn(page, baseUrl, byLogin("teacher"));
    await page.goto(`${baseUrl}/declarations`);
    await page.waitForSelector("[data-declaration]");
    await stands(page, "my declarations");
    const began = Date.now();
    await page.setInputFiles(".camera input", {
      name: "IMG_1.png",
      mimeType: "image/png",
      buffer: picture(400),
    });
    await page.waitForSelector(".declare img");
    await page.selectOption("#declare-kind", "training");
    await page.fill("#declare-title", title);
    await page.fill("#declare-hours", "3");
    await page.waitForSelector(".forecast >> text=学分");
    await stands(page, "the form");
    await page.click('.declare [type="submit"]');
    await page.waitForSelector(".said");
    assert.ok(Date.now() - began < 30_000, "declared in 30 seconds");

    const school = await openPage(browser, wide);
    await signIn(school.page, baseUrl, byLogin("school"));
    await school.page.goto(`${baseUrl}/declarations/queue`);
    await verifyIt(school.page);
    await school.page.locator("[data-declaration]").first().waitFor();
    assert.deepEqual(school.complaints, []);
    await school.close();

    const county = await openPage(browser, wide);
    await signIn(county.page, baseUrl, byLogin("county"));
    await county.page.goto(`${baseUrl}/declarations/queue`);
    await verifyIt(county.page);
    assert.deepEqual(county.complaints, []);
    await county.close();

    const card = page.locator("[data-declaration]", { hasText: title });
    const until = Date.now() + 20_000;
    do {
      await page.reload();
      await card.waitFor();
    } while (!(await card.textContent()).includes("已认定") && Date.now() < until);
    assert.match(await card.textContent(), /已认定.*3 学时 · 1 学分/s);
    await card.getByRole("button", { name: "详情" }).click();
    await card.getByText("集中培训:3学时折1学分").first().waitFor();
    await stands(page, "the lines of a declaration");
    // The photograph vouches for the entry in what the teacher takes along.
    const entries = await page.evaluate(async () => {
      const json = async (path) => (await fetch(path)).json();
      const { account } = await json("/api/session");
      return (await json(`/api/teachers/${account.teacher_id}/portfolio`)).entries;
    });
    assert.equal(entries.find((one) => one.programme === title)?.evidence.length, 1);
    assert.deepEqual(teacher.complaints, []);
    await teacher.close();
  });

  it("is drawn for inspection and reversed by somebody who did not verify it", async () => {
    const county = await openPage(browser, wide);
    await signIn(county.page, baseUrl, byLogin("county"));
    await county.page.goto(`${baseUrl}/declarations/inspections`);
    await county.page.click("[data-draw]");
    await county.page.fill("#draw-percent", "100");
    await county.page.locator(".ahead").waitFor();
    await stands(county.page, "the sheet of a draw");
    await county.page.getByRole("button", { name: "下一步" }).click();
    await county.page.getByRole("dialog").getByRole("button", { name: "抽取" }).click();
    const mine = county.page.locator("[data-drawn]", { hasText: title });
    await mine.locator(".head").click();
    await mine.locator(".evidence img").waitFor();
    await mine.locator(".note", { hasText: "您审核通过的" }).waitFor();
    const { pathname } = new URL(county.page.url());
    await county.page.locator("summary").click();
    await county.page.click("[data-again]");
    await county.page.getByText("一致：").waitFor();
    assert.deepEqual(county.complaints, []);
    await county.close();

    const city = await openPage(browser, narrow);
    await signIn(city.page, baseUrl, byLogin("city"));
    await city.page.goto(`${baseUrl}${pathname}`);
    const drawn = city.page.locator("[data-drawn]", { hasText: title });
    await drawn.locator(".head").click();
    await drawn.getByRole("button", { name: "冲销" }).click();
    await city.page.fill("#reverse-words", "研讨会没有这位老师的签到。");
    await city.page.getByRole("button", { name: "下一步" }).click();
    await stands(city.page, "a reversal said back");
    await city.page.getByRole("dialog").getByRole("button", { name: "冲销" }).click();
    await drawn.getByText("学时已收回").waitFor();
    await stands(city.page, "a draw with findings");
    assert.deepEqual(city.complaints, []);
    await city.close();

    const { page, close, complaints } = await openPage(browser, wide);
    await signIn(page, baseUrl, byLogin("teacher"));
    await page.goto(`${baseUrl}/declarations`);
    const card = page.locator("[data-declaration]", { hasText: title });
    await card.waitFor();
    assert.match(await card.textContent(), /已冲销.*学时已收回.*没有这位老师的签到/s);
    assert.deepEqual(complaints, []);
    await close();
  });
});
