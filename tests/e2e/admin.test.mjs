// Administration: an invitation, a password, two-step verification, a second post, and what the audit says of it all.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { openPage, signIn, widths } from "./lib/browser.mjs";
import { baseUrl, browser, byLogin, stands } from "./lib/journey.mjs";

/** RFC 6238, written again here: the app on the owner's phone. */
function codeOf(base32, now = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...base32.replace(/\s/g, "")]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const secret = Buffer.from(
    bits.match(/.{8}/g).map((octet) => parseInt(octet, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const mac = createHmac("sha1", secret).update(counter).digest();
  const value = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, "0");
}

async function openMenu(page) {
  await page.locator(".account .handle").click();
}

for (const width of widths)
  describe(`administration at ${width.name}`, () => {
    const login = width.phone ? "newphone" : "newdesk";
    const password = "春天里杏花都开了";

    it("invites, sets a password, sets up two steps, switches post; the audit tells it", async () => {
      const admin = await openPage(browser, width);
      await signIn(admin.page, baseUrl, byLogin("guangxi"));
      await admin.page.goto(`${baseUrl}/admin/accounts`);
      await admin.page.waitForSelector("[data-account]");
      await stands(admin.page, "accounts");
      await admin.page.locator(".manage-head .button.main").click();
      await admin.page.fill("#invite-name", "新来的");
      await admin.page.fill("#invite-new-login", login);
      await admin.page.selectOption("#post-role", "auditor");
      await admin.page.waitForSelector(".root");
      await stands(admin.page, "invitation form");
      await admin.page.locator("dialog .button.main").click();
      await admin.page.waitForSelector("#account-link");
      const link = await admin.page.inputValue("#account-link");
      assert.match(link, /\/invite#[\w-]{43}$/);
      await stands(admin.page, "link");

      const guest = await openPage(browser, width);
      const { page } = guest;
      await page.goto(link);
      await page.waitForSelector("#invite-password");
      await stands(page, "invitation");
      await page.fill("#invite-password", password);
      await page.fill("#invite-again", password);
      await page.locator("form .button.main").click();
      await page.waitForURL((url) => url.pathname === "/");

      await page.goto(`${baseUrl}/me`);
      await page.waitForSelector("#own-factor");
      await stands(page, "own account");
      await page.locator("section[aria-labelledby=own-factor] .button.main").click();
      await page.fill("#own-confirm", password);
      await page.locator("section[aria-labelledby=own-factor] .button.main").click();
      await page.waitForSelector("[data-secret]");
      await page.waitForSelector(".qr");
      await stands(page, "setting up");
      await page.fill("#own-code", codeOf(await page.locator("[data-secret]").innerText()));
      await page.locator("section[aria-labelledby=own-factor] .button.main").click();
      await page.waitForSelector(".codes li");
      assert.equal(await page.locator(".codes li").count(), 10);
      const recovery = await page.locator(".codes li").first().innerText();
      await page.locator("section[aria-labelledby=own-factor] .button.main").click();
      await page.waitForSelector(".tag.good");

      const again = await openPage(browser, width);
      await again.page.goto(`${baseUrl}/sign-in`);
      await again.page.fill("#login", login);
      await again.page.fill("#password", password);
      await again.page.locator("form button[type=submit]").click();
      await again.page.waitForSelector("#code");
      await stands(again.page, "asking for the code");
      await again.page.fill("#code", recovery);
      await again.page.locator("form button[type=submit]").click();
      await again.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

      await again.page.goto(`${baseUrl}/admin/audit?who=${login}`);
      await again.page.waitForSelector('[data-action="access.set_factor"]');
      await stands(again.page, "audit");
      const told = await again.page.locator(".trail").innerText();
      assert.match(told, /新来的\s*启用了两步验证/);
      assert.match(told, /新来的\s*通过链接设置了密码/);
      assert.match(told, /新来的\s*登录了系统/);
      // Asking for the code is a refusal with status 401, which the browser notes.
      assert.deepEqual(
        again.complaints.filter((one) => !one.includes("401")),
        [],
      );
      assert.deepEqual([...admin.complaints, ...guest.complaints], []);
      await Promise.all([admin, guest, again].map((one) => one.close()));
    });

    it("switches between the posts of one person", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("school"));
      await openMenu(page);
      await page.waitForSelector('[data-switch="expert"]');
      await stands(page, "account's menu");
      await Promise.all([page.waitForEvent("load"), page.locator('[data-switch="expert"]').click()]);
      await openMenu(page);
      await page.waitForSelector('[data-switch="expert"][aria-pressed="true"]');
      await Promise.all([page.waitForEvent("load"), page.locator('[data-switch="school_admin"]').click()]);
      assert.deepEqual(complaints, []);
      await close();
    });

    it("tells who was quicker with the same account, and loses nothing that was typed", async () => {
      const [one, other] = [await openPage(browser, width), await openPage(browser, width)];
      await signIn(one.page, baseUrl, byLogin("county"));
      await signIn(other.page, baseUrl, byLogin("guangxi"));
      const open = async ({ page }) => {
        await page.goto(`${baseUrl}/admin/accounts?q=teacher`);
        await page.locator("[data-account=teacher] a").click();
        await page.waitForSelector("#account-deeds");
      };
      await open(one);
      await open(other);
      const deeds = (page) => page.locator("section[aria-labelledby=account-deeds]");
      const rename = async (page, name) => {
        await page.fill("#account-name", name);
        await deeds(page).locator("form .button.main").click();
      };
      const startNaming = (page) => deeds(page).locator(".deeds .button").first().click();
      await startNaming(one.page);
      await startNaming(other.page);
      await rename(other.page, "先改的名");
      await other.page.waitForSelector("h1:text-is('先改的名')");
      await rename(one.page, "后改的名");
      await one.page.waitForSelector("[data-meanwhile]");
      await stands(one.page, "changed meanwhile");
      assert.match(await one.page.locator("[data-meanwhile]").innerText(), /已于.*修改了这里/);
      assert.equal(await one.page.inputValue("#account-name"), "后改的名");
      await one.page.locator("[data-meanwhile] button").click();
      await one.page.waitForSelector("[data-now]");
      await stands(one.page, "what it says now");
      assert.match(await one.page.locator("[data-now]").innerText(), /先改的名/);
      assert.equal(await one.page.inputValue("#account-name"), "后改的名");
      await rename(one.page, "后改的名");
      await one.page.waitForSelector("h1:text-is('后改的名')");
      // The refusal is a status that the browser notes.
      assert.deepEqual(one.complaints.filter((text) => !text.includes("412")), []);
      assert.deepEqual(other.complaints, []);
      await Promise.all([one.close(), other.close()]);
    });

    it("makes and revokes a token", async () => {
      const { page, complaints, close } = await openPage(browser, width);
      await signIn(page, baseUrl, byLogin("guangxi"));
      await page.goto(`${baseUrl}/admin/tokens`);
      await page.locator(".manage-head .button.main").click();
      await page.fill("#token-name", `统计 ${login}`);
      await page.locator("input[value='plans.read']").check();
      await stands(page, "token form");
      await page.locator("form .button.main").click();
      await page.waitForSelector("[data-token]");
      const token = await page.locator("[data-token]").innerText();
      const ask = () =>
        fetch(`${baseUrl}/api/plans`, { headers: { authorization: `Bearer ${token}` } });
      assert.equal((await ask()).status, 200);
      await page.locator(".row [data-sure=ask]").first().click();
      await page.locator(".row [data-sure=yes]").first().click();
      await page.waitForSelector(".row .tag.off");
      await stands(page, "tokens");
      assert.equal((await ask()).status, 401);
      assert.deepEqual(complaints, []);
      await close();
    });
  });
