import { describe, expect, it } from 'vitest'
import { isEmpty, type ChartData } from './chart'
import { chartNumber } from './chart-numbers'
import { chartOptions, colourOf } from './chart-options'

const months: ChartData = {
  kind: 'line',
  categories: ['1月', '2月'],
  series: [
    { name: '达标', values: [0.4, null] },
    { name: '进度', values: [0.5, 0.6], guide: true },
  ],
  share: true,
}
const look = { font: 'serif', locale: 'zh-CN', width: 600 }
type Drawn = { type: string; data: unknown[]; symbol?: string; stack?: string }
const seriesOf = (data: ChartData): Drawn[] => chartOptions(data, look).series as Drawn[]

describe('chart options', () => {
  it('leave a gap where nothing is known', () => {
    expect(seriesOf(months)[0]!.data).toEqual([0.4, null])
  })
  it('tell lines apart by their marks and a guide by its lack of them', () => {
    const three = { ...months, series: [...months.series, { name: '去年', values: [0.1, 0.2] }] }
    expect(seriesOf(three).map((one) => one.symbol)).toEqual(['circle', 'none', 'triangle'])
  })
  it('give the parts of a stack patterns that differ', () => {
    const parts = (['met', 'behind', 'missed'] as const).map((state) => ({ name: state, values: [1], state }))
    const drawn = seriesOf({ kind: 'stacked', categories: ['甲'], series: parts })
    const decals = drawn.map((one) => JSON.stringify((one.data[0] as { itemStyle: object }).itemStyle))
    expect(new Set(decals).size).toBe(3)
    expect(drawn.every((one) => one.stack === 'all')).toBe(true)
  })
  it('take colours by the name of their token', () => {
    expect(colourOf({ name: 'a', values: [], state: 'behind' }, 0)).toBe('var(--behind-fill)')
    expect(colourOf({ name: 'a', values: [] }, 6)).toBe('var(--chart-2)')
  })
  it('never move', () => expect(chartOptions(months, look).animation).toBe(false))
  it('write numbers as people read them', () => {
    expect(chartNumber(0.9997, { share: true }, 'zh-CN')).toBe('99.9%')
    expect(chartNumber(1204, { unit: '学时' }, 'zh-CN')).toBe('1,204学时')
    expect(chartNumber(1204, { unit: 'hours' }, 'en')).toBe('1,204 hours')
    expect(chartNumber(null, { unit: '学时' }, 'zh-CN')).toBe('—')
  })
  it('know that a row of gaps is nothing', () => {
    expect(isEmpty({ series: [{ name: 'a', values: [null, null] }] })).toBe(true)
    expect(isEmpty({ series: [{ name: 'a', values: [null, 0] }] })).toBe(false)
  })
})
