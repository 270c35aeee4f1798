import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import english from '@/i18n/all-en'
import { i18n } from '@/i18n'
import { compare, deeds, holdFacts, type HeldFields, type Hold } from './holds'

const fields: HeldFields = {
  programme: '骨干研修',
  provider: null,
  earned_from: '2024-03-01',
  earned_on: '2024-03-03',
  hours: 24,
  credits: 0,
  level: 'county',
  mode: 'in_person',
  category: null,
}
const hold = (state: string, reason = 'overlap', may_reopen = false): Hold =>
  ({ state, reason, may_reopen, id: '1', teacher_id: '2' }) as Hold

describe('evidence', () => {
  it('marks what differs and leaves out what neither says', () => {
    const rows = compare(fields, { ...fields, hours: 16, provider: '中心' })
    expect(rows.map((row) => row.field)).not.toContain('category')
    expect(rows.filter((row) => row.differs).map((row) => row.field)).toEqual(['provider', 'hours'])
  })
})

describe('the reason in words', () => {
  it('counts both days and eight hours for each', () => {
    const held = {
      ...hold('open', 'too_many_hours'),
      earned_from: '2024-02-28',
      earned_on: '2024-03-01',
      hours: 25,
    }
    expect(holdFacts(held)).toMatchObject({ days: 3, most: 24, hours: 25 })
  })
})

describe('the code of a reason', () => {
  const api = JSON.parse(readFileSync('../docs/api/openapi.json', 'utf8'))
  const codes: string[] = api.components.schemas.HoldCode.enum
  const catalogues = [i18n.global.getLocaleMessage('zh-CN'), english] as unknown as {
    holds: { reasons: Record<string, string>; why: Record<string, string> }
  }[]
  it.each(codes)('%s has words in both languages', (code) => {
    for (const { holds } of catalogues) {
      expect(holds.reasons[code], code).toBeTruthy()
      expect(holds.why[code], code).toBeTruthy()
    }
  })
  it('is one of those that the API tells', () => {
    for (const { holds } of catalogues) expect(Object.keys(holds.reasons).sort()).toEqual([...codes].sort())
  })
  it('is put into the sheet in the words of the page', () => {
    const source = readFileSync('../modules/credits/src/holds_http.cpp', 'utf8')
    for (const code of codes) expect(source).toContain(`{"${code}", "${catalogues[0]!.holds.reasons[code]}"}`)
  })
})

describe('what may be done', () => {
  it('depends on the reason and on what was done before', () => {
    expect(deeds([hold('open')])).toEqual(['release', 'drop', 'merge'])
    expect(deeds([hold('open'), hold('open', 'too_many_hours')])).toEqual(['release', 'drop'])
    expect(deeds([hold('open', 'maybe_same')])).toEqual(['same', 'release', 'merge', 'drop'])
    expect(deeds([hold('released', 'overlap', true)])).toEqual(['reopen'])
    expect(deeds([hold('dropped')])).toEqual([])
    expect(deeds([])).toEqual([])
  })
})
