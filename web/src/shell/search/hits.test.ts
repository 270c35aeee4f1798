import { describe, expect, it } from 'vitest'
import type { Router } from 'vue-router'
import type { EntryGroup } from '../nav'
import { around, hitGroups, marked, wayTo, type Found } from './hits'

const with_ = (...names: string[]): Router => ({ hasRoute: (name: string) => names.includes(name) }) as Router
const menu: EntryGroup[] = [
  { group: 'work', entries: [{ name: 'plans', to: { name: 'plans' }, label: 'nav.plans', icon: 'paper' }] },
]
const t = (key: string): string => ({ 'nav.plans': '规划' })[key] ?? key
const found: Found = {
  people: [{ id: '7', name: '张伟', school: '' }],
  orgs: [{ code: '2145000001', name: '民主路小学', level: 'school', inside: '南宁市 兴宁区' }],
  plans: [],
  sentences: [
    { plan: 'p', plan_title: '规划一', text: '不少于360学时', block: 3, provisions: ['hours'] },
    { plan: 'p', plan_title: '规划一', text: '学时学分', block: 5, provisions: [] },
  ],
}

describe('hits', () => {
  it('stand in groups, without empty ones', () => {
    const groups = hitGroups(found, menu, '规', with_('school'), t)
    expect(groups.map(({ name, hits }) => [name, hits.length])).toEqual([
      ['pages', 1],
      ['people', 1],
      ['orgs', 1],
      ['sentences', 2],
    ])
    expect(hitGroups(found, menu, '', with_(), t)).toEqual([])
  })
  it('lead to a demand where there is one, else to the place in the paper', () => {
    const sentences = hitGroups(found, [], 'x', with_(), t).at(-1)!.hits
    expect(sentences[0]!.to).toMatchObject({ query: { provision: 'hours' }, hash: '' })
    expect(sentences[1]!.to).toMatchObject({ query: {}, hash: '#b5' })
  })
  it('lead to a school, and to a region by the best page there is', () => {
    const region = { code: '450100', name: '南宁市', level: 'city' as const, inside: '' }
    expect(wayTo(found.orgs[0]!, with_('school'))).toEqual({ name: 'school', params: { code: '2145000001' } })
    expect(wayTo(region, with_('school', 'overview'))).toEqual({
      name: 'overview',
      query: { under: '450100' },
    })
    expect(wayTo(region, with_())).toEqual({ name: 'plans', query: { under: '450100' } })
  })
  it('begin near what was typed', () => {
    const long = '加大对边境地区教师的培训力度，统筹各类培训项目，完成五年一周期的学时'
    expect(around(long, '学时')).toBe('…类培训项目，完成五年一周期的学时')
    expect(around(long, '边境')).toBe(long)
    expect(around(long, 'zw')).toBe(long)
  })
  it('set apart what was typed', () => {
    expect(
      marked('不少于360学时', '360 学时')
        .filter(({ hit }) => hit)
        .map(({ text }) => text),
    ).toEqual(['360', '学时'])
    expect(marked('a+b', '+').map(({ text }) => text)).toEqual(['a', '+', 'b'])
    expect(marked('abc', '')).toEqual([{ text: 'abc', hit: false }])
  })
})
