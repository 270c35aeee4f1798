// What tests/api/scope.test.mjs puts into paths and queries: things inside the caller's subtree and things outside it.

const sample = (list, n) => list.filter((_, i) => i % Math.max(1, Math.floor(list.length / n)) === 0).slice(0, n);

function teachers({ world, outside }) {
  const inside = world.teachers.filter((t) => !outside.ids.has(t.id));
  return [
    ...sample(inside, 1).map((t) => ({ value: t.id })),
    ...sample(outside.hidden, 3).map((t) => ({ value: t.id, outside: true })),
  ];
}

function orgs(levels) {
  return ({ world, outside }) => {
    const of = (list) => list.filter((o) => levels.includes(o.level));
    const peopled = new Set(world.teachers.map((t) => t.org_key));
    const inhabited = (list) => {
      const some = list.filter((o) => o.level !== "school" || peopled.has(o.key));
      return some.length ? some : list;
    };
    return [
      ...sample(inhabited(of(world.orgs.filter((o) => outside.within(o.key)))), 1).map((o) => ({ value: o.code })),
      ...sample(inhabited(of(outside.outsideOrgs)), 3).map((o) => ({ value: o.code, outside: true })),
    ];
  };
}
const regions = orgs(["province", "city", "county"]);
const schools = orgs(["school"]);
const anyOrg = orgs(["province", "city", "county", "school"]);

// Rows of a table with the organisation that they belong to; without rows an id that nobody has.
const table = (sql) => ({ world, outside }) => {
  const found = world.rows(sql);
  const marked = found.map((row) => ({ value: String(row.id), outside: !outside.within(row.org_key) }));
  const some = [...sample(marked.filter((m) => !m.outside), 1), ...sample(marked.filter((m) => m.outside), 3)];
  return some.length ? some : [{ value: "999999999999" }];
};

const plans = ["guangxi-145", "lvyuan-dual", "zibo-backbone", "guopei-2021", "shaanxi-sbs"];
const provisions = ["hours-cycle", "weekly-study"];
const nobody = () => [{ value: "999999999999" }];

// By the beginning of the pattern and the parameter's name; the first that fits.
const paths = [
  ["/api/teachers/", "id", teachers],
  ["/api/teachers/", "cid", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM corrections_request")],
  ["/api/regions/", "code", regions],
  ["/api/plans/", "id", () => plans.map((value) => ({ value }))],
  ["/api/plans/", "pid", () => provisions.map((value) => ({ value }))],
  ["/api/schools/", "code", schools],
  ["/api/accounts/", "id", table("SELECT CAST(account_id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM access_post")],
  ["/api/accounts/", "post", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM access_post")],
  ["/api/imports/kinds/", "kind", () => ["schools", "teachers", "entries"].map((value) => ({ value }))],
  ["/api/imports/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(key_lo AS TEXT) AS org_key FROM imports_run")],
  ["/api/teachers/", "hold", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM credits_hold")],
  ["/api/me/sessions/", "id", nobody],
  ["/api/tokens/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM access_token")],
  ["/api/workshop/drafts/", "draft", nobody],
  ["/api/certificates/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM proof_certificate")],
  ["/api/certificate-batches/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(key_lo AS TEXT) AS org_key FROM proof_batch")],
  ["/api/teachers/", "entry", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM credits_entry LIMIT 2000")],
  ["/api/public/keys/", "kid", () => [{ value: "no-such-key" }]],
  ["/api/jobs/", "id", nobody],
  ["/api/platforms/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(COALESCE(NULLIF(provider_key, 0), org_key) AS TEXT) AS org_key FROM intake_platform")],
  ["/api/platforms/", "batch", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM intake_batch")],
  ["/api/achievements/receipts/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM intake_batch")],
  // A region's cycle is known to everybody below it: whom it lists is cut to the subtree.
  ["/api/cycles/", "id", ({ world }) =>
    world.rows("SELECT CAST(id AS TEXT) AS id FROM cycles_cycle").map((row) => ({ value: String(row.id) }))],
  ["/api/closes/", "id", nobody],
  ["/api/declarations/", "did", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM declarations_declaration")],
  ["/api/declarations/", "file", nobody],
  ["/api/declaration-draws/", "draw", table("SELECT CAST(id AS TEXT) AS id, CAST(key_lo AS TEXT) AS org_key FROM declarations_draw")],
  ["/api/declaration-draws/", "did", table("SELECT CAST(declaration_id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM declarations_drawn")],
  ["/api/declaration-batches/", "batch", nobody],
  ["/api/teachers/", "transfer", nobody],
  ["/api/leaving-statements/", "id", table("SELECT CAST(id AS TEXT) AS id, CAST(org_key AS TEXT) AS org_key FROM portfolio_statement")],
];

export function pathValues(pattern, name, context) {
  const found = paths.find(([start, parameter]) => pattern.startsWith(start) && parameter === name);
  return found ? found[2](context) : [];
}

export function queryValues(name, context) {
  const outside = (list) => list.filter((one) => one.outside).map((one) => one.value);
  switch (name) {
    case "under":
    case "region":
    case "org":
      return [...outside(anyOrg(context)), "no-such-code"];
    case "school":
      return outside(schools(context));
    case "entity":
      return [...outside(teachers(context)).slice(0, 1), ...outside(schools(context)).slice(0, 1)];
    case "teacher":
    case "teacher_id":
      return outside(teachers(context));
    case "format":
      return ["xlsx"];
    case "q":
      return ["a", context.outside.hidden[0]?.name ?? "王"];
    case "limit":
      return ["200", "0"];
    case "cursor":
      return ["nonsense"];
    default:
      return ["1"];
  }
}
