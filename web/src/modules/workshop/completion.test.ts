import { describe, expect, it } from 'vitest'
import { completeExpression, completeText, type Completion } from './completion'
import type { Words } from './types'

const field = (
  object: string,
  name: string,
  zh: string,
  type: 'word' | 'number' | 'flag',
  words = '',
): Words['fields'][number] => ({ name, object, zh, en: name, type, words, attribute: false })
const words: Words = {
  fields: [
    field('teacher', 'stage', '学段', 'word', 'stage'),
    field('teacher', 'full_time', '专任', 'flag'),
    field('school', 'area', '城乡类型', 'word', 'area'),
    field('entry', 'mode', '培训方式', 'word', 'mode'),
    field('item', 'level', '级别', 'word', 'level'),
    field('region', 'border_county', '边境县', 'flag'),
  ],
  vocabularies: {
    stage: [{ key: 'primary', zh: '小学', en: 'Primary' }],
    mode: [{ key: 'online', zh: '远程培训', en: 'Online' }],
    item_kind: [{ key: 'studio', zh: '名师工作室', en: 'Studio' }],
  },
  measures: [
    { name: 'hours', zh: '学时', argument: 'filter' },
    { name: 'items', zh: '事项', argument: 'item_kind' },
  ],
}
const labels = (found: Completion): string[] => found.suggestions.map((one) => one.label)
const inMeasure = (before: string, entity = 'teacher'): Completion =>
  completeExpression(words, 'measure', entity, before, 'zh-CN')
const inFilter = (before: string, entity = 'teacher'): Completion =>
  completeExpression(words, 'where', entity, before, 'zh-CN')

describe('completion', () => {
  it('offers measures by their name and their Chinese word', () => {
    expect(labels(inMeasure(''))).toEqual(['hours', 'items'])
    expect(labels(inMeasure('学'))).toEqual(['hours'])
    expect(inMeasure('ho')).toMatchObject({ replace: 2, suggestions: [{ insert: 'hours()' }] })
  })
  it('offers the fields of the entry inside a sum of hours, the kinds of items inside items', () => {
    expect(labels(inMeasure('hours('))).toEqual(['mode', 'stage', 'full_time', 'area'])
    expect(labels(inMeasure('hours(mo'))).toEqual(['mode'])
    expect(labels(inMeasure('items(', 'county'))).toEqual(['studio'])
    expect(labels(inMeasure('items(studio, ', 'county'))).toEqual(['level'])
    expect(labels(inMeasure('hours() / '))).toEqual(['hours', 'items'])
  })
  it('offers the words of a value inside quotes', () => {
    expect(inMeasure("hours(mode = '远")).toMatchObject({ replace: 1, suggestions: [{ insert: '远程培训' }] })
    expect(labels(inFilter("stage in ('小学', '"))).toEqual(['小学'])
    expect(labels(inFilter("学段 = '"))).toEqual(['小学'])
  })
  it('offers the fields of the entity in a filter', () => {
    expect(labels(inFilter(''))).toEqual(['stage', 'full_time', 'area'])
    expect(labels(inFilter('', 'county'))).toEqual(['border_county'])
    expect(labels(inFilter('full_time and 城乡'))).toEqual(['area'])
  })
  it('offers the keys that a provision does not have yet, and the words of a closed list', () => {
    const text = (before: string): Completion => completeText(words, before, 'zh-CN', (name) => name)
    const found = text('[[provision]]\nid = "x"\nst')
    expect(found).toMatchObject({ replace: 2, suggestions: [{ insert: 'strength = ' }] })
    expect(labels(text('[[provision]]\nid = "x"\n'))).not.toContain('id')
    expect(text('[[provision]]\nstrength = ').suggestions[0]!.insert).toBe('"must"')
    expect(text('[[provision]]\nstrength = "sh').suggestions[0]!.insert).toBe('should')
    expect(labels(text('[[provision]]\nentity = "county"\nwhere = "'))).toEqual(['border_county'])
    expect(labels(text('[plan]\n'))).toEqual([])
  })
})
