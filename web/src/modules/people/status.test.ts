import { describe, expect, it } from 'vitest'
import type { Teacher } from '@/api/types'
import { standingOn } from './status'

const teacher = (
  employment: Teacher['periods']['employment'],
  absence: Teacher['periods']['absence'] = [],
): Teacher => ({ periods: { employment, absence } }) as unknown as Teacher
const first = { from: '2015-09-01', to: '2023-08-31', org_name: '第一小学', end_reason: 'transfer' }
const second = { from: '2023-09-01', to: null, org_name: '第二小学' }

describe('how a teacher stands', () => {
  it('serves where they always did', () => {
    expect(standingOn(teacher([{ ...second }]), '2025-01-01')).toEqual({
      absent: null,
      left: null,
      moved: null,
    })
  })
  it('came from another school, whatever the order of the answer', () => {
    expect(standingOn(teacher([second, first]), '2025-01-01')?.moved).toEqual({
      day: '2023-09-01',
      school: '第一小学',
    })
    expect(standingOn(teacher([first, second]), '2023-08-31')?.moved).toBeNull()
  })
  it('left on the day after the last day, with the reason', () => {
    const gone = teacher([first, { ...second, to: '2024-02-29', end_reason: 'retired' }])
    expect(standingOn(gone, '2024-03-01')?.left).toEqual({ day: '2024-03-01', why: 'retired' })
    expect(standingOn(gone, '2024-02-29')?.left).toBeNull()
  })
  it('is away while an absence lasts', () => {
    const away = teacher([second], [{ from: '2024-01-01', to: '2024-06-30', value: 'seconded' }])
    expect(standingOn(away, '2024-06-30')?.absent).toBe('seconded')
    expect(standingOn(away, '2024-07-01')?.absent).toBeNull()
  })
  it('says nothing of who has not begun', () => {
    expect(standingOn(teacher([second]), '2020-01-01')).toBeNull()
  })
})
