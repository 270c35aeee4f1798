// A provider of identities for the tests: npm `oidc-provider` on this machine, which signs in whoever `person` says without
// asking, and a browser that goes there.
import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { cookieLines } from "../lib/cookies.mjs";

export const client = { id: "xingtan", secret: "a-secret-with-100%-odd:signs" };

const jwk = () => ({
  ...generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" }),
  kid: "k1",
  use: "sig",
  alg: "RS256",
});

// Listens first, because its address must be known to the server, whose own address it must know in turn: open(addresses).
export async function startProvider() {
  const state = { person: "u-1", otherKey: false, tokens: 0 };
  let answer = (_, response) => response.writeHead(503).end();
  const http = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => http.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${http.address().port}`;

  async function open(redirectUris) {
    const { default: Provider } = await import("oidc-provider");
    const provider = new Provider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: redirectUris }],
      jwks: { keys: [jwk()] },
      pkce: { required: () => true, methods: ["S256"] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
      cookies: { keys: ["of this test only"] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
        grant.addOIDCScope("openid");
        await grant.save();
        return grant;
      },
    });
    const other = { keys: [{ ...jwk(), d: undefined, p: undefined, q: undefined, dp: undefined, dq: undefined, qi: undefined }] };
    const callback = provider.callback();
    answer = async (request, response) => {
      if (request.url === "/token") state.tokens += 1;
      if (request.url === "/jwks" && state.otherKey) {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(other));
      } else if (request.url.startsWith("/interaction/")) {
        await provider.interactionFinished(request, response, { login: { accountId: state.person } });
      } else {
        callback(request, response);
      }
    };
  }
  // Goes where the browser is led to, as long as it stays at the provider; answers where it is sent back to.
  async function visit(location) {
    const cookies = new Map();
    let url = new URL(location);
    while (url.origin === issuer) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const met = await fetch(url, { redirect: "manual", headers: { cookie } });
      for (const line of cookieLines(met)) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
        cookies.set(name, value);
      }
      const next = met.headers.get("location");
      if (!next) throw new Error(`${met.status} at ${url}: ${await met.text()}`);
      url = new URL(next, url);
    }
    return url;
  }
  const end = () => new Promise((resolve) => { http.close(resolve); http.closeAllConnections(); });
  return { issuer, state, open, visit, end };
}
