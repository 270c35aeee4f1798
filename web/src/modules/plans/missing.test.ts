import { describe, expect, it } from 'vitest'
import { parseMissing } from './missing'

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
