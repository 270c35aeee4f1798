// The server's own description of its API, and whether an answer is what it promises.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { binary } from "./lib.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const Ajv = require("ajv/dist/2020").default;
const formats = require("ajv-formats").default;

export const description = JSON.parse(execFileSync(binary, ["api"], { encoding: "utf8", maxBuffer: 1 << 26 }));

// Outside, clients must bear new members; here one that is not described is a fault.
function close(schema) {
  if (Array.isArray(schema)) return schema.map(close);
  if (schema === null || typeof schema !== "object") return schema;
  const out = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, close(value)]));
  if (out.type === "object" && out.properties && out.additionalProperties === undefined) out.additionalProperties = false;
  return out;
}

const ajv = new Ajv({ strict: false, allErrors: true });
formats(ajv);
ajv.addSchema({ $id: "api", components: close(description.components) });

// {method, pattern, operation, match: path => params or null}, the more literal first.
export const operations = Object.entries(description.paths)
  .flatMap(([pattern, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const names = [...pattern.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
      const shape = new RegExp(`^${pattern.replace(/\{\w+\}/g, "([^/]+)")}$`);
      const match = (path) => {
        const found = shape.exec(path);
        return found && Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1])]));
      };
      return { method: method.toUpperCase(), pattern, names, operation, match };
    }),
  )
  .sort((a, b) => a.names.length - b.names.length);

const validators = new Map();
function validator(schema) {
  const text = JSON.stringify(close(schema)).replaceAll('"#/components', '"api#/components');
  if (!validators.has(text)) validators.set(text, ajv.compile(JSON.parse(text)));
  return validators.get(text);
}

// What is wrong with an answer of this server, or null.
export function broken(method, path, answer) {
  if (method === "OPTIONS") return null;
  const found = operations.find((one) => one.method === method && one.match(path.split("?")[0]));
  if (!found) return path.startsWith("/api/") && answer.status < 400 ? "the path is not described" : null;
  const { responses } = found.operation;
  const promised = responses[answer.status] ?? responses[`${Math.floor(answer.status / 100)}XX`];
  if (!promised) return answer.status === 304 ? null : `status ${answer.status} is not described`;
  const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
  const content = promised.content?.[type] ?? (/json/.test(type) ? undefined : promised.content?.["application/octet-stream"]);
  if (!promised.content) return answer.text ? "a body where none is described" : null;
  if (!content) return `${type} is not described`;
  if (!answer.json || !content.schema) return null;
  const check = validator(content.schema);
  if (check(answer.json)) return null;
  return check.errors.slice(0, 3).map((e) => `${e.instancePath} ${e.message} ${e.params?.additionalProperty ?? ""}`).join("; ");
}
