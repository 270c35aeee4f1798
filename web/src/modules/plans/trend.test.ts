import { describe, expect, it } from 'vitest'
import type { Provision } from '@/api/types'
import { trendLines } from './trend'
import type { TrendPoint } from './types'

const names = { value: '值', share: '比例', then: '当时', pace: '进度', target: '目标' }
const point = (at: string, more: Partial<TrendPoint>): TrendPoint => ({
  at,
  status: 'behind',
  entities: 1,
  met: 0,
  on_track: 0,
  behind: 1,
  missed: 0,
  no_data: 0,
  share: 0,
  value: null,
  target: null,
  window: { from: '2021-01-01', to: '2021-12-31' },
  ...more,
})
const provision = { measure: 'records()', target_text: '≥ 365', required_share: 1 } as Provision

describe('trend', () => {
  it('holds one value against the part of the target that time asks for', () => {
    const lines = trendLines(provision, [point('2021-01-31', { value: 20, target: 365 })], null, names)
    expect(lines.share).toBe(false)
    expect(lines.series).toEqual([
      { name: '值', values: [20] },
      { name: '进度', values: [31], guide: true },
    ])
  })
  it('shows many by the share that met, against the share required', () => {
    const many = [
      point('2021-01-31', { entities: 4, share: 0.25 }),
      point('2021-02-28', { entities: 4, share: 0.5 }),
    ]
    const lines = trendLines({ ...provision, required_share: 0.9 }, many, many.slice(1), names)
    expect(lines.share).toBe(true)
    expect(lines.days).toEqual(['2021-01-31', '2021-02-28'])
    expect(lines.series.map((one) => one.values)).toEqual([
      [0.25, 0.5],
      [null, 0.5],
      [0.9, 0.9],
    ])
  })
  it('leaves a gap where there was no data', () => {
    const gap = [
      point('2021-01-31', { entities: 4, share: 0, status: 'no_data' }),
      point('2021-02-28', { entities: 4, share: 1 }),
    ]
    expect(trendLines(provision, gap, null, names).series[0]!.values).toEqual([null, 1])
  })
})
