// An address for each page of the web app: what stands for :id and the like, taken from the demonstration.

const first = async (get, path, list) => (await get(path))[list]?.[0];

const teacherOf = async (me, get) => {
  if (me.teacher_id) return me.teacher_id;
  if (!me.permissions.includes("plans.drill")) return null;
  const plans = (await get("/api/plans")).plans;
  for (const plan of plans) {
    const { provisions } = await get(`/api/plans/${plan.id}`);
    const about = provisions.find((one) => [one.entity].flat().includes("teacher") && one.measure?.includes("hours"));
    if (!about) continue;
    const one = await first(get, `/api/plans/${plan.id}/provisions/${about.id}/entities?limit=1`, "entities");
    if (one) return one.id;
  }
  return null;
};
const planOf = async (me, get) => (await first(get, "/api/plans", "plans"))?.id ?? null;

const fillers = {
  "/plans/:plan": { plan: planOf },
  "/plans/:plan/provisions/:provision/entities/:entity": {
    plan: planOf,
    provision: async (me, get) => {
      const { provisions } = await get(`/api/plans/${await planOf(me, get)}`);
      return provisions.find((one) => one.entity === "teacher" && one.measure?.includes("hours"))?.id ?? null;
    },
    entity: teacherOf,
  },
  "/teachers/:id": { id: teacherOf },
  "/teachers/:id/merge": { id: teacherOf },
  "/imports/:id": {
    id: async (me, get) =>
      me.permissions.includes("imports.read") ? (await first(get, "/api/imports?limit=1", "imports"))?.id ?? null : null,
  },
  "/platforms/:id": {
    id: async (me, get) =>
      me.permissions.includes("achievements.read")
        ? (await first(get, "/api/platforms?limit=1", "platforms"))?.id ?? null
        : null,
  },
  "/schools/:code": {
    code: async (me, get) =>
      me.permissions.includes("schools.read") ? (await first(get, "/api/schools?limit=1", "schools"))?.code ?? null : null,
  },
  "/teachers/:id/account": {
    id: async (me, get) => (me.permissions.includes("cycles.read") ? await teacherOf(me, get) : null),
  },
  "/teachers/:id/portfolio": {
    id: async (me, get) => (me.permissions.includes("cycles.read") ? await teacherOf(me, get) : null),
  },
  "/declarations/inspections/:id": {
    id: async (me, get) =>
      me.permissions.includes("declarations.inspect")
        ? (await first(get, "/api/declaration-draws?limit=1", "draws"))?.id ?? null
        : null,
  },
  "/cycles/:id/closing": {
    id: async (me, get) =>
      me.permissions.includes("cycles.close") ? (await first(get, "/api/cycles", "cycles"))?.id ?? null : null,
  },
  // Amending a published plan makes a draft; the journey of the workshop writes in it.
  "/workshop/:draft": { draft: async () => null },
  "/admin/accounts/:id": {
    id: async (me, get) =>
      me.permissions.includes("access.accounts") ? (await first(get, "/api/accounts?limit=1", "accounts"))?.id ?? null : null,
  },
};

/** The path with everything filled in; null where the person's scope has nothing of the kind. */
export async function filled(path, me, get) {
  const names = [...path.matchAll(/:(\w+)/g)].map((found) => found[1]);
  let out = path;
  for (const name of names) {
    const filler = fillers[path]?.[name];
    if (!filler) throw new Error(`${path}: nothing to put for :${name}; teach tests/e2e/lib/pages.mjs`);
    const value = await filler(me, get);
    if (value === null) return null;
    out = out.replace(`:${name}`, encodeURIComponent(value));
  }
  return out;
}
