import { describe, expect, it } from 'vitest'
import { importOf, isGap, parseMissing } from './missing'

describe('missing', () => {
  it('names what a source lacks', () => {
    expect(parseMissing('items:studio')).toEqual({ key: 'items', list: 'item_kind', what: 'studio' })
    expect(parseMissing('money:payroll')).toEqual({ key: 'money', list: 'account', what: 'payroll' })
    expect(parseMissing('calendar')).toEqual({ key: 'calendar', list: null, what: '' })
  })
  it('passes on the words of the plan', () => {
    expect(parseMissing('资源平台的教师使用记录')).toEqual({
      key: 'needs',
      list: null,
      what: '资源平台的教师使用记录',
    })
    expect(parseMissing('unheard:of').key).toBe('needs')
  })
})

describe('the way to fill a gap', () => {
  it('is the kind of paper to import, where there is one', () => {
    expect(importOf('items:studio')).toBe('items')
    expect(importOf('money:training')).toBe('funds')
    expect(importOf('sessions')).toBe('sessions')
    expect(importOf('外部系统的记录')).toBe(null)
  })
  it('is not asked for where nothing is to be handed in', () => {
    expect(isGap('above_scope')).toBe(false)
    expect(isGap('calendar')).toBe(true)
  })
})
