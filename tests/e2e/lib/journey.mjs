// What a file of journeys begins with: a server with the demonstration, its accounts and a browser, there before the first
// test and gone after the last. Whoever imports this file gets them; the names are bound when the first test starts.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { assertAccessible, assertFits, demoAccounts, launch } from "./browser.mjs";
import { startServer } from "./server.mjs";

export let baseUrl;
export let browser;
export let accounts;
let server;

before(async () => {
  server = await startServer();
  baseUrl = server.baseUrl;
  accounts = await demoAccounts(baseUrl);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

export const byLogin = (login) => accounts.find((one) => one.login === login);

/** An account of that role, of Guangxi where there is one. */
export function byRole(role) {
  const found = accounts.filter((one) => one.role === role);
  const account = found.find((one) => one.scope_name.includes("广西")) ?? found[0];
  assert.ok(account, `a demonstration account with the role ${role}`);
  return account;
}

/** The page as it is: fits the window, no serious finding. With SHOTS=folder it leaves a picture there. */
export async function stands(page, where) {
  if (process.env.SHOTS)
    await page.screenshot({ path: `${process.env.SHOTS}/${where.replace(/\W+/g, "-")}.png`, fullPage: true });
  await assertFits(page, where);
  await assertAccessible(page, where);
}
