import { describe, expect, it } from 'vitest'
import type { Account } from '@/api/types'
import { barOf, isBelow, menuOf } from './nav'
import type { Page } from './pages'

const page = (name: string, nav?: Page['meta']['nav']): Page =>
  ({ path: `/${name}`, name, component: {}, meta: { title: name, nav } }) as Page
const pages = [
  page('audit', { group: 'manage', order: 10, label: 'audit', permission: 'access.audit' }),
  page('plans', { group: 'work', order: 20, label: 'plans' }),
  page('home', { group: 'work', order: 0, label: 'home' }),
  page('school', { group: 'records', order: 5, label: 'school', roles: ['school_admin'] }),
  page('detail'),
]
const account = (role: string, teacher_id: string | null = null): Account =>
  ({ id: '1', login: 'a', name: '甲', role, teacher_id, scope: {} }) as Account
const names = (menu: ReturnType<typeof menuOf>): string[][] =>
  menu.map(({ entries }) => entries.map((one) => one.name))

describe('menu', () => {
  it('is made of the pages in their order, without what the person may not do', () => {
    expect(names(menuOf(pages, account('county_admin'), () => false))).toEqual([['home', 'plans']])
    expect(names(menuOf(pages, account('auditor'), () => true))).toEqual([['home', 'plans'], ['audit']])
  })
  it('offers what is meant for a role to that role', () => {
    expect(names(menuOf(pages, account('school_admin'), () => false))).toEqual([
      ['home', 'plans'],
      ['school'],
    ])
  })
  it('sets one’s own file after the home page, and for a teacher in its place', () => {
    expect(names(menuOf(pages, account('school_admin', '7'), () => false))[0]).toEqual([
      'home',
      'mine',
      'plans',
    ])
    const menu = menuOf(pages, account('teacher', '7'), () => false)
    expect(names(menu)).toEqual([['mine', 'plans']])
    expect(menu[0]!.entries[0]!.to).toEqual({ name: 'teacher', params: { id: '7' } })
  })
  it('knows to which entry a page belongs', () => {
    expect(isBelow('/plans/guangxi-145', '/plans')).toBe(true)
    expect(isBelow('/plans', '/plans')).toBe(true)
    expect(isBelow('/plansets', '/plans')).toBe(false)
    expect(isBelow('/plans', '/')).toBe(false)
  })
  it('is empty for a visitor', () => expect(menuOf(pages, null, () => true)).toEqual([]))
  it('gives a phone its head', () => {
    const menu = menuOf(pages, account('auditor'), () => true)
    expect(barOf(menu, 2).map((one) => one.name)).toEqual(['home', 'plans'])
  })
})
