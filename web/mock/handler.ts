import type { Account, DemoAccount, Entity, PlanSummary, Role } from '../src/api/types'
import { stateOf as shownState } from '../src/modules/plans/states'
import {
  entitiesOf,
  findProvision,
  parentOf,
  placeOf,
  stateOf,
  sumUp,
  windowOf,
  within,
  type When,
} from './judge'
import { readPaper } from './paper'
import { entriesOf, schools, teachers } from './people'
import { provisions } from './provisions'
import { regions } from './regions'

export interface Request {
  method: string
  url: string
  body?: unknown
  session: string | null
  csrf?: string | null
}
export interface Answer {
  status: number
  body?: unknown
  session?: string | null
}

const password = 'xingtan-demo'
const people: readonly [string, string, Role, string, string][] = [
  ['gx-province', '黄政', 'province_admin', '450000', '看全区每一条要求落实到哪里'],
  ['gx-nanning', '李明', 'city_admin', '450100', '看南宁市各县区的差距'],
  ['gx-napo', '农彩霞', 'county_admin', '451026', '看那坡县各校的进度,落实到人'],
  [
    'gx-school',
    '韦校长',
    'school_admin',
    schools.find((one) => one.county === '451026')!.code,
    '看本校教师的进度',
  ],
  ['gx-teacher', '', 'teacher', '', '看自己的学时、还差多少'],
  ['gx-auditor', '陆审', 'auditor', '450000', '核对每个数字的来源'],
]

interface Known {
  /** The mock knows no permissions: whoever signs in may look at everything. */
  account: Omit<Account, 'permissions'>
  what: string
}
const accounts: Known[] = people.map(([login, name, role, scope, what]) => {
  const school = people.find(([one]) => one === 'gx-school')![3]
  const self = role === 'teacher' ? teachers.find((one) => one.school === school)! : null
  const place = placeOf(self ? self.school : scope)!
  return {
    account: {
      id: login,
      login,
      name: self?.name ?? name,
      role,
      scope: place,
      ...(self ? { teacher_id: self.id } : {}),
      post_id: login,
      posts: [],
      duty: 'none',
    },
    what,
  }
})

const demo: DemoAccount[] = accounts.map(({ account, what }) => ({
  login: account.login,
  password,
  name: account.name,
  role: account.role,
  scope_name: account.scope.name,
  what,
}))

const body = readPaper()
const head = {
  id: 'guangxi-145',
  title: '广西中小学幼儿园教师培训“十四五”规划',
  title_en: 'Guangxi: training of school and kindergarten teachers, 14th five-year plan',
  region: '450000',
  region_name: '广西壮族自治区',
  from: '2021-01-01',
  to: '2025-12-31',
}

const ok = (value: unknown): Answer => ({ status: 200, body: value })
const problem = (status: number, reason: string): Answer => ({
  status,
  body: { type: 'about:blank', title: reason, status, reason, fields: [] },
})

interface Context {
  account: Known['account']
  query: URLSearchParams
  when: When
  under: string
}

function pathTo(code: string, top: string): string[] {
  const steps = [code]
  while (steps[0] !== top) {
    const parent = parentOf(steps[0]!)
    if (!parent) break
    steps.unshift(parent)
  }
  return steps
}

const childrenOf = (code: string): string[] => {
  const level = placeOf(code)?.level
  if (level === 'county') return schools.filter((one) => one.county === code).map((one) => one.code)
  return regions.filter((one) => one.parent === code).map((one) => one.code)
}

function plansFor({ when, under }: Context): Answer {
  const counts: PlanSummary['counts'] = { met: 0, on_track: 0, behind: 0, missed: 0, no_data: 0, may: 0 }
  for (const provision of provisions) counts[shownState(stateOf(provision, under, when))] += 1
  return ok({ plans: [{ ...head, counts }] })
}

function units(id: string, { under, when, account }: Context): Answer {
  const provision = findProvision(id)
  if (!provision) return problem(404, 'plans.unknown_provision')
  return ok({
    under: placeOf(under),
    path: pathTo(under, account.scope.code).map(placeOf),
    window: windowOf(provision, when.at),
    units: childrenOf(under)
      .map((code) => ({ ...placeOf(code)!, ...sumUp(provision, entitiesOf(provision, code, when), when.at) }))
      .filter((unit) => unit.entities > 0),
  })
}

function entities(id: string, { under, when, query }: Context): Answer {
  const provision = findProvision(id)
  if (!provision) return problem(404, 'plans.unknown_provision')
  const q = query.get('q') ?? ''
  const status = query.get('status')
  const found = entitiesOf(provision, under, when).filter(
    (one) => (!status || one.status === status) && (!q || one.name.includes(q) || one.id.includes(q)),
  )
  const order = ['missed', 'behind', 'on_track', 'met', 'no_data']
  found.sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || (a.value ?? 0) - (b.value ?? 0))
  const from = Number(query.get('cursor') ?? 0)
  const limit = Math.min(200, Number(query.get('limit') ?? 50))
  const next = from + limit < found.length ? String(from + limit) : null
  return ok({ entities: found.slice(from, from + limit), next_cursor: next, total: found.length })
}

function explain(id: string, { query, when, account }: Context): Answer {
  const provision = findProvision(id)
  const wanted = query.get('entity') ?? ''
  if (!provision) return problem(404, 'plans.unknown_provision')
  const entity: Entity | undefined = entitiesOf(provision, account.scope.code, when).find(
    (one) => one.id === wanted,
  )
  if (!entity) return problem(404, 'plans.unknown_entity')
  const teacher = teachers.find((one) => one.id === wanted)
  const rows = teacher
    ? entriesOf(teacher).filter((one) => one.earned_on <= when.at && one.posted_at.slice(0, 10) <= when.known)
    : []
  const { from, to } = windowOf(provision, when.at)
  return ok({
    entity: { id: entity.id, kind: entity.kind, name: entity.name },
    status: entity.status,
    value: entity.value,
    target: entity.target,
    window: { from, to },
    served_days: 1826,
    window_days: 1826,
    elapsed_days: 1642,
    pace_needed: teacher ? 323.7 : null,
    arithmetic: [
      { label_zh: '计入的学时合计', label_en: 'Hours counted', value: entity.value },
      { label_zh: '目标', label_en: 'Target', value: entity.target },
      {
        label_zh: '尚差',
        label_en: 'Still missing',
        value: Math.max(0, Number(entity.target ?? 0) - (entity.value ?? 0)),
      },
    ],
    rows: rows.map((one) => ({
      ...one,
      kind: 'entry',
      title: one.programme,
      date: one.earned_on,
      note: null,
    })),
    rows_total: rows.length,
  })
}

function teacherPage(id: string, { account }: Context): Answer {
  const teacher = teachers.find((one) => one.id === id)
  const mine = account.role !== 'teacher' || account.teacher_id === id
  if (!teacher || !mine || !within(teacher.school, account.scope.code))
    return problem(404, 'people.no_teacher')
  const school = placeOf(teacher.school)!
  const since = { from: teacher.serviceFrom, to: null }
  return ok({
    id,
    name: teacher.name,
    sex: teacher.sex,
    id_masked: '4526**********00*X',
    stage: teacher.stage,
    subject: teacher.subject,
    service_from: teacher.serviceFrom,
    school: { code: school.code, name: school.name },
    periods: {
      employment: [{ ...since, org_name: school.name }],
      post: [{ ...since, value: 'teacher' }],
      title: [
        { from: teacher.serviceFrom, to: '2019-12-31', value: 'second' },
        { from: '2020-01-01', to: null, value: 'first' },
      ],
      full_time: [{ ...since, value: true }],
    },
    designations: [{ from: '2022-01-01', to: null, designation: 'backbone', level: 'county' }],
  })
}

function entriesPage(id: string, { query }: Context): Answer {
  const teacher = teachers.find((one) => one.id === id)
  if (!teacher) return problem(404, 'people.no_teacher')
  const year = query.get('year')
  const list = entriesOf(teacher)
    .filter((one) => !year || one.earned_on.startsWith(year))
    .reverse()
  const from = Number(query.get('cursor') ?? 0)
  const limit = Number(query.get('limit') ?? 50)
  return ok({
    entries: list.slice(from, from + limit),
    totals: {
      hours: list.reduce((sum, one) => sum + one.hours, 0),
      credits: Math.round(list.reduce((sum, one) => sum + one.credits, 0) * 100) / 100,
    },
    next_cursor: from + limit < list.length ? String(from + limit) : null,
  })
}

function signIn(given: unknown): Answer {
  const { login, password: secret } = given as { login: string; password: string }
  const found = accounts.find((one) => one.account.login === login)
  if (!found || secret !== password) return problem(401, 'access.bad_credentials')
  return { ...ok({ account: found.account, csrf: `csrf-${login}` }), session: login }
}

function route(path: string, context: Context): Answer {
  if (path === '/api/plans') return plansFor(context)
  const [, kind, id, third, pid, verb] = path.split('/').slice(1)
  if (kind === 'teachers' && id)
    return third === 'entries' ? entriesPage(id, context) : teacherPage(id, context)
  if (kind !== 'plans') return problem(404, 'http.not_found')
  if (id !== head.id) return problem(404, 'plans.unknown_plan')
  if (!third) return ok({ ...head, body, provisions })
  if (third === 'state') {
    const { when, under } = context
    const states = provisions.map((provision) => stateOf(provision, under, when))
    return ok({ plan: id, ...when, under, under_name: placeOf(under)!.name, provisions: states })
  }
  if (third === 'provisions' && pid) {
    if (verb === 'units') return units(pid, context)
    if (verb === 'entities') return entities(pid, context)
    if (verb === 'explain') return explain(pid, context)
  }
  return problem(404, 'http.not_found')
}

/** The whole contract as a pure function of the request; used by the dev server and by the unit tests. */
export function handle(request: Request): Answer {
  const { pathname, searchParams } = new URL(request.url, 'http://mock')
  if (pathname === '/api/demo/accounts') return ok({ accounts: demo })
  if (pathname === '/api/oidc') return ok({ name: null })
  const signedIn = accounts.find((one) => one.account.login === request.session)
  if (pathname === '/api/session') {
    if (request.method === 'POST') return signIn(request.body)
    if (request.method === 'DELETE') return { status: 204, session: null }
    if (!signedIn) return problem(401, 'access.no_session')
    return ok({ account: signedIn.account, csrf: `csrf-${signedIn.account.login}` })
  }
  if (!signedIn) return problem(401, 'access.no_session')
  const { account } = signedIn
  const under = searchParams.get('under') || account.scope.code
  if (!placeOf(under) || !within(under, account.scope.code)) return problem(403, 'access.outside_scope')
  const at = searchParams.get('at') || '2025-06-30'
  const when = { at, known: searchParams.get('known') || '2025-07-05' }
  return route(decodeURIComponent(pathname), { account, query: searchParams, when, under })
}
