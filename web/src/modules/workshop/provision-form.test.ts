import { describe, expect, it } from 'vitest'
import { formOf, newProvision, writeForm } from './provision-form'
import { idOf, provisionTables, type Table } from './toml-edit'

const toml = `[plan]
id = "p"

[[provision]]
id       = "hours"
title    = "学时"
quote    = "不少于360学时"
entity   = ["teacher", "school"]
measure  = "hours()"  # 学时
window   = {from = "service_start", months = 6}
between  = [1, "20%"]
needs    = ["甲", "乙"]
`
const find =
  (id: string) =>
  (text: string): Table | undefined =>
    provisionTables(text).find((table) => idOf(table) === id)
const hours = find('hours')

describe('provision-form', () => {
  it('shows what is written', () => {
    expect(formOf(hours(toml)!)).toMatchObject({
      strength: 'must',
      entities: ['teacher', 'school'],
      comparator: 'between',
      low: '1',
      high: '20%',
      window: 'service_start',
      months: '6',
      share: '100%',
      needs: '甲、乙',
    })
  })
  it('writes nothing where nothing changed', () => {
    expect(writeForm(toml, hours, formOf(hours(toml)!))).toBe(toml)
  })
  it('writes what changed and leaves the rest', () => {
    const form = {
      ...formOf(hours(toml)!),
      comparator: 'at_least' as const,
      low: '360',
      entities: ['teacher'],
    }
    const out = writeForm(toml, hours, form)
    expect(out).toContain('entity   = "teacher"')
    expect(out).toContain('at_least = 360')
    expect(out).not.toContain('between')
    expect(out).toContain('measure  = "hours()"  # 学时')
    const share = writeForm(out, hours, { ...form, low: '20%' })
    expect(share).toContain('at_least = "20%"')
  })
  it('begins a provision that the form can read', () => {
    const text = newProvision('a', '说"好"', '引文')
    expect(formOf(find('a')(text)!)).toMatchObject({ title: '说"好"', quote: '引文', comparator: 'none' })
  })
})
