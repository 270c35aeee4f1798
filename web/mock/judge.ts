import type { Counts, Entity, Goal, Place, ProvisionState, Status, WindowState } from '../src/api/types'
import { chance } from './chance'
import { entriesOf, schools, teachers, type MockSchool, type MockTeacher } from './people'
import { provisions, type MockProvision } from './provisions'
import { borderCounties, regions } from './regions'

export interface When {
  at: string
  known: string
}
const dayNumber = (text: string): number => Date.parse(`${text}T00:00:00Z`) / 86_400_000
const schoolByCode = new Map(schools.map((school) => [school.code, school]))

/** The level at which a provision judges; `region` is the issuing region, here the province. */
const levelOf = (provision: MockProvision): string =>
  provision.entity === 'region' ? 'province' : String(provision.entity)

export const within = (code: string, under: string): boolean => {
  if (code === under || under === '450000' || under === '000000') return true
  const county = schoolByCode.get(code)?.county ?? code
  if (under.length !== 6) return false
  return under.endsWith('00') ? county.startsWith(under.slice(0, 4)) : county === under
}

export function placeOf(code: string): Place | null {
  const region = regions.find((one) => one.code === code)
  if (region) return { code, name: region.name, level: region.level }
  const school = schoolByCode.get(code)
  return school ? { code, name: school.name, level: 'school' } : null
}
export function parentOf(code: string): string | null {
  return schoolByCode.get(code)?.county ?? regions.find((one) => one.code === code)?.parent ?? null
}

export function windowOf(provision: MockProvision, at: string): { from: string; to: string } {
  const r = at > '2025-12-31' ? '2025-12-31' : at
  const year = r.slice(0, 4)
  return provision.window === 'year'
    ? { from: `${year}-01-01`, to: `${year}-12-31` }
    : { from: '2021-01-01', to: '2025-12-31' }
}

function judge(provision: MockProvision, value: number | null, at: string): Status {
  if (value === null || provision.goal === null) return 'no_data'
  if (value >= provision.goal) return 'met'
  const { from, to } = windowOf(provision, at)
  if (at >= to) return 'missed'
  const paced = provision.measure.startsWith('hours(') || provision.measure === 'records()'
  const share = (dayNumber(at) - dayNumber(from) + 1) / (dayNumber(to) - dayNumber(from) + 1)
  return paced && value >= provision.goal * share ? 'on_track' : 'behind'
}

export function hoursOf(teacher: MockTeacher, when: When): number {
  return entriesOf(teacher)
    .filter((entry) => entry.earned_on <= when.at && entry.posted_at.slice(0, 10) <= when.known)
    .reduce((sum, entry) => sum + entry.hours, 0)
}

function organisationValue(provision: MockProvision, code: string): number | null {
  if (provision.goal === null || provision.reach === 0) return null
  if (chance(`gap ${provision.id} ${code}`) < 0.04 && levelOf(provision) !== 'province') return null
  const spread = levelOf(provision) === 'province' ? 1 : 0.85 + chance(`${provision.id} ${code}`) * 0.5
  const value = provision.goal * provision.reach * spread
  if (provision.goal < 1) return Math.round(value * 1e6) / 1e6
  return provision.goal === 1 ? (value > 0.95 ? 1 : 0) : Math.round(value)
}

function teacherEntity(provision: MockProvision, teacher: MockTeacher, when: When): Entity {
  const value = provision.measure.startsWith('hours(') ? hoursOf(teacher, when) : null
  return {
    id: teacher.id,
    kind: 'teacher',
    name: teacher.name,
    code: null,
    school: schoolByCode.get(teacher.school)!.name,
    status: judge(provision, value, when.at),
    value,
    target: provision.goal,
  }
}

export function entitiesOf(provision: MockProvision, under: string, when: When): Entity[] {
  const allowed = (county: string): boolean => !provision.border || borderCounties.has(county)
  const organisation = (code: string, name: string): Entity => {
    const value = organisationValue(provision, code)
    return {
      id: code,
      kind: String(provision.entity),
      name,
      code,
      school: null,
      status: judge(provision, value, when.at),
      value,
      target: provision.goal,
    }
  }
  switch (provision.entity) {
    case 'teacher':
      return teachers
        .filter((one) => within(one.school, under) && allowed(schoolByCode.get(one.school)!.county))
        .map((one) => teacherEntity(provision, one, when))
    case 'school':
      return schools
        .filter((one: MockSchool) => within(one.code, under))
        .map((one) => organisation(one.code, one.name))
    case 'region':
    case 'province':
    case 'city':
    case 'county':
      return regions
        .filter((one) => one.level === levelOf(provision) && within(one.code, under))
        .map((one) => organisation(one.code, one.name))
    default:
      return []
  }
}

export function countsOf(entities: readonly Entity[]): Counts {
  const counts: Counts = { met: 0, on_track: 0, behind: 0, missed: 0, no_data: 0 }
  for (const entity of entities) counts[entity.status] += 1
  return counts
}

export interface Sum extends Counts {
  entities: number
  share: number | null
  status: Status
  value: number | null
  target: Goal
}

export function sumUp(provision: MockProvision, entities: readonly Entity[], at: string): Sum {
  const counts = countsOf(entities)
  const n = entities.length
  const required = Number(provision.required_share ?? 1)
  const over = at >= windowOf(provision, at).to
  let status: Status = 'behind'
  if (n === 0 || counts.no_data === n) status = 'no_data'
  else if (counts.met / n >= required) status = 'met'
  else if (over) status = 'missed'
  else if ((counts.met + counts.on_track) / n >= required) status = 'on_track'
  const single = n === 1 ? entities[0]! : null
  return {
    ...counts,
    entities: n,
    share: n === 0 ? null : Math.round((counts.met / n) * 1e6) / 1e6,
    status,
    value: single?.value ?? null,
    target: single === null ? null : single.target,
  }
}

/** The mock knows the past only roughly: shares of earlier years by chance. */
function earlier(provision: MockProvision, entities: readonly Entity[], at: string): WindowState[] {
  if (provision.window !== 'year' || provision.missing.length > 0) return []
  const years = Array.from({ length: Number(at.slice(0, 4)) - 2020 }, (_, i) => 2021 + i)
  return years.map((year) => {
    const share = Math.round(chance(`${provision.id} ${year}`) * 1000) / 1000
    const done = share > 0.5
    return {
      from: `${year}-01-01`,
      to: `${year}-12-31`,
      status: done ? 'met' : year === Number(at.slice(0, 4)) ? 'behind' : 'missed',
      ...{ met: 0, on_track: 0, behind: 0, missed: 0, no_data: 0 },
      entities: entities.length,
      share: done ? 1 : share,
    }
  })
}

export function stateOf(provision: MockProvision, under: string, when: When): ProvisionState {
  const entities = entitiesOf(provision, under, when)
  const level = placeOf(under)?.level
  const above =
    (levelOf(provision) === 'province' && level !== 'province') ||
    (provision.entity === 'city' && (level === 'county' || level === 'school'))
  return {
    id: provision.id,
    title: provision.title,
    strength: provision.strength,
    window: windowOf(provision, when.at),
    required_share: provision.required_share,
    missing: above ? ['above_scope'] : provision.missing,
    windows: earlier(provision, entities, when.at),
    ...sumUp(provision, entities, when.at),
  }
}

export const findProvision = (id: string): MockProvision | undefined =>
  provisions.find((one) => one.id === id)
