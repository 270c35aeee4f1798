// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { EntitiesAnswer, Plan, PlanState, UnitsAnswer } from '../src/api/types'
import { handle } from './handler'

const ask = (url: string, session: string | null = 'gx-province') => handle({ method: 'GET', url, session })

describe('mock server', () => {
  it('cuts the paper so that no character is lost', () => {
    const plan = ask('/api/plans/guangxi-145').body as Plan
    const ids = new Set(plan.body.flatMap((block) => block.segments.flatMap((segment) => segment.provisions)))
    expect(ids.size).toBe(plan.provisions.length)
    const paragraph = plan.body[0]!.segments.map((segment) => segment.text).join('')
    expect(paragraph.startsWith('为持续推进中小学幼儿园教师培训提质增效')).toBe(true)
  })
  it('adds up from the units to the whole', () => {
    const state = ask('/api/plans/guangxi-145/state').body as PlanState
    const whole = state.provisions.find((one) => one.id === 'all-staff-cycle')!
    const { units } = ask('/api/plans/guangxi-145/provisions/all-staff-cycle/units').body as UnitsAnswer
    expect(units.reduce((sum, unit) => sum + unit.entities, 0)).toBe(whole.entities)
    expect(units.reduce((sum, unit) => sum + unit.met, 0)).toBe(whole.met)
  })
  it('pages through a list without loss', () => {
    const base = '/api/plans/guangxi-145/provisions/all-staff-cycle/entities?under=451026&limit=20'
    const ids = new Set<string>()
    let cursor: string | null = ''
    let total = 0
    while (cursor !== null) {
      const page: EntitiesAnswer = ask(`${base}&cursor=${cursor}`).body as EntitiesAnswer
      page.entities.forEach((one) => ids.add(one.id))
      cursor = page.next_cursor
      total = page.total
    }
    expect(ids.size).toBe(total)
  })
  it('keeps everyone inside their scope', () => {
    expect(ask('/api/plans', null).status).toBe(401)
    expect(ask('/api/plans/guangxi-145/state?under=450100', 'gx-napo').status).toBe(403)
    expect(ask('/api/plans/guangxi-145/state', 'gx-napo').status).toBe(200)
  })
})
