import { describe, expect, it } from 'vitest'
import {
  barScale,
  dayOf,
  elapsedShare,
  formatDay,
  formatNumber,
  formatShare,
  isCounted,
  isPaced,
  formatMonth,
  parseDue,
  parseTarget,
  unitOf,
  windowName,
} from './numbers'

describe('numbers', () => {
  it('never shows an unfinished share as finished', () => {
    expect(formatShare(0.9999, 'zh-CN')).toBe('99.9%')
    expect(formatShare(1, 'zh-CN')).toBe('100%')
    expect(formatShare(0.29, 'zh-CN')).toBe('29%')
    expect(formatShare(0.02, 'en')).toBe('2%')
  })
  it('groups digits', () => {
    expect(formatNumber(100000, 'zh-CN')).toBe('100,000')
    expect(formatNumber(312.505, 'zh-CN')).toBe('312.51')
  })
  it('reads the unit from the measure', () => {
    expect(unitOf('hours()')).toBe('hours')
    expect(unitOf("capped(hours(mode = 'online'), 24 per year)")).toBe('hours')
    expect(unitOf("teachers(designation = 'backbone') / teachers()")).toBe('share')
    expect(unitOf("items('a/b')")).toBe('items')
    expect(unitOf('max(1, 2)')).toBe('plain')
  })
  it('paces flows, not stocks or ratios', () => {
    expect(isPaced('records()')).toBe(true)
    expect(isPaced('teachers()')).toBe(false)
    expect(isPaced('hours() / 2')).toBe(false)
    expect(isCounted('records()')).toBe(true)
    expect(isCounted('hours()')).toBe(false)
  })
  it('counts the day itself as elapsed', () => {
    expect(elapsedShare('2025-01-01', '2025-01-10', '2025-01-01')).toBeCloseTo(0.1)
    expect(elapsedShare('2025-01-01', '2025-01-10', '2025-01-10')).toBe(1)
    expect(elapsedShare('2025-01-01', '2025-01-10', '2024-12-01')).toBe(0)
    expect(elapsedShare(null, '2025-01-10', '2025-01-01')).toBeNull()
  })
  it('writes dates as each language does', () => {
    expect(formatDay('2025-06-03', 'zh-CN')).toBe('2025年6月3日')
    expect(formatDay('2025-06-03', 'en')).toBe('3 Jun 2025')
    expect(formatDay(null, 'en')).toBe('')
  })
  it('takes the civil day in Shanghai', () => {
    expect(dayOf('2025-06-30T17:00:00Z')).toBe('2025-07-01')
    expect(dayOf('2025-06-30')).toBe('2025-06-30')
  })
  it('reads a target', () => {
    expect(parseTarget('≥ 360')).toEqual({ kind: 'at_least', a: '360' })
    expect(parseTarget('≤ 5%')).toEqual({ kind: 'at_most', a: '5%' })
    expect(parseTarget('33%–34%')).toEqual({ kind: 'between', a: '33%', b: '34%' })
    expect(parseTarget('鼓励')).toBeNull()
  })
  it('reads a due day', () => {
    expect(parseDue('02-last')).toEqual({ key: 'month_last', month: 2, day: null })
    expect(parseDue('05-31')).toEqual({ key: 'month_day', month: 5, day: 31 })
    expect(parseDue('last')).toMatchObject({ key: 'last' })
    expect(parseDue('2025-05-31')).toBeNull()
    expect([formatMonth(2, 'zh-CN'), formatMonth(2, 'en')]).toEqual(['2月', 'February'])
  })
  it('names windows', () => {
    expect(windowName('2021-01-01', '2021-12-31', 'zh-CN')).toBe('2021年')
    expect(windowName('2021-09-01', '2022-08-31', 'zh-CN')).toBe('2021–2022学年')
    expect(windowName('2021-03-01', '2021-03-31', 'zh-CN')).toBe('2021年3月')
    expect(windowName('2021-03-01', '2021-03-31', 'en')).toBe('Mar 2021')
    expect(windowName('2021-01-01', '2025-12-31', 'en')).toBeNull()
  })
  it('scales a bar to the larger of value and target', () => {
    expect(barScale(180, 360)).toEqual({ value: 50, target: 100 })
    expect(barScale(720, 360)).toEqual({ value: 100, target: 50 })
    expect(barScale(0, 0)).toEqual({ value: 0, target: 100 })
  })
})
