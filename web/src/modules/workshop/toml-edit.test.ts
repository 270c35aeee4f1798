import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  addProvision,
  idOf,
  provisionTables,
  removeTable,
  setBody,
  setKey,
  tables,
  valueOf,
} from './toml-edit'

const head = '[plan]\nid = "p" # mine\nfrom = 2021-01-01\n'
const one = `[[provision]]
id       = "hours"
title    = "说“好”\\"引\\""
entity   = ["teacher", "school"]
window   = {from = "service_start", months = 12}
measure  = """
hours(
  mode = 'online'
)"""
at_least = 360  # 学时
prorate  = true
`
const toml = `${head}\n${one}\n[[provision]]\nid = "other"\nquote = "x"\n`

describe('toml-edit', () => {
  it('finds tables, keys and values of several lines', () => {
    const [hours, other] = provisionTables(toml)
    expect(idOf(hours!)).toBe('hours')
    expect(valueOf(hours!, 'title')).toBe('说“好”"引"')
    expect(valueOf(hours!, 'entity')).toEqual(['teacher', 'school'])
    expect(valueOf(hours!, 'window')).toEqual({ from: 'service_start', months: 12 })
    expect(valueOf(hours!, 'measure')).toBe("hours(\n  mode = 'online'\n)")
    expect(valueOf(hours!, 'at_least')).toBe(360)
    expect(valueOf(hours!, 'prorate')).toBe(true)
    expect(valueOf(other!, 'quote')).toBe('x')
    expect(valueOf(tables(toml)[0]!, 'from')).toBe('2021-01-01')
  })
  it('replaces a value and leaves the comment beside it', () => {
    const changed = setKey(toml, provisionTables(toml)[0]!, 'at_least', '300')
    expect(changed).toContain('at_least = 300  # 学时\n')
    expect(changed.split('\n').length).toBe(toml.split('\n').length)
    const shorter = setKey(toml, provisionTables(toml)[0]!, 'measure', '"hours()"')
    expect(shorter).toContain('measure  = "hours()"\nat_least')
  })
  it('adds and removes a key', () => {
    const added = setKey(toml, provisionTables(toml)[1]!, 'strength', '"should"')
    expect(added.endsWith('quote = "x"\nstrength = "should"\n')).toBe(true)
    expect(setKey(added, provisionTables(added)[1]!, 'strength', null)).toBe(toml)
  })
  it('gives a new provision an id of its own', () => {
    const { toml: text, id } = addProvision(toml, '[[provision]]\nid = "other"\nquote = "y"')
    expect(id).toBe('other-2')
    expect(provisionTables(text).map(idOf)).toEqual(['hours', 'other', 'other-2'])
  })
  it('takes a provision away and nothing else', () => {
    const text = removeTable(toml, provisionTables(toml)[0]!)
    expect(provisionTables(text).map(idOf)).toEqual(['other'])
    expect(text.startsWith(head)).toBe(true)
  })
  it('says once where the body is', () => {
    const once = setBody(toml, '为持续', '氛围。', 2)
    const twice = setBody(once, '为', '氛围。', 1)
    const bodies = tables(twice).filter((table) => table.kind === 'body')
    expect(bodies).toHaveLength(1)
    expect(valueOf(bodies[0]!, 'begin')).toBe('为')
    expect(provisionTables(twice)).toHaveLength(2)
  })
  it('never loses a line of the real plans', () => {
    for (const plan of ['guangxi-145', 'lvyuan-dual', 'zibo-backbone', 'guopei-2021', 'shaanxi-sbs']) {
      const text = readFileSync(`../plans/${plan}/plan.toml`, 'utf8')
      const found = provisionTables(text)
      expect(found.length).toBe([...text.matchAll(/^\[\[provision\]\]/gm)].length)
      for (const table of found) {
        expect(idOf(table)).not.toBe('')
        for (const key of table.keys) {
          expect(key.value, `${plan} ${idOf(table)} ${key.name}`).not.toBeNull()
          expect(setKey(text, table, key.name, key.raw)).toBe(text)
        }
      }
    }
  })
})
