import type { RouteLocationRaw } from 'vue-router'
import type { Account } from '@/api/types'
import type { IconName } from '@/ui/icons'
import type { Nav, Page } from './pages'

export interface Entry {
  /** Name of the route; the key of the entry. */
  name: string
  to: RouteLocationRaw
  label: string
  icon: IconName
}
export interface EntryGroup {
  group: Nav['group']
  entries: Entry[]
}

const groups: readonly Nav['group'][] = ['work', 'records', 'manage']

/** One's own file: after the home page, or in its place where it is the home page itself. */
function own(account: Account): Entry[] {
  if (!account.teacher_id) return []
  const to = { name: 'teacher', params: { id: account.teacher_id } }
  return [{ name: 'mine', to, label: 'nav.mine', icon: 'person' }]
}

function withOwn(work: Entry[], account: Account): Entry[] {
  const mine = own(account)
  const home = work.filter(({ name }) => name === 'home')
  const rest = work.filter(({ name }) => name !== 'home')
  return account.role === 'teacher' && mine.length > 0 ? [...mine, ...rest] : [...home, ...mine, ...rest]
}

const offered = (nav: Nav, account: Account, may: (permission: string) => boolean): boolean =>
  (!nav.permission || may(nav.permission)) && (!nav.roles || nav.roles.includes(account.role))

/** The menu of this person, made of what the rooms' pages say of themselves; empty groups are left out. */
export function menuOf(
  pages: readonly Page[],
  account: Account | null,
  may: (permission: string) => boolean,
): EntryGroup[] {
  if (!account) return []
  const found = pages
    .flatMap((page) => (page.meta.nav ? [{ page, nav: page.meta.nav }] : []))
    .filter(({ nav }) => offered(nav, account, may))
    .sort((a, b) => a.nav.order - b.nav.order)
  return groups
    .map((group) => {
      const entries = found
        .filter(({ nav }) => nav.group === group)
        .map(
          ({ page, nav }): Entry => ({
            name: String(page.name),
            to: { name: page.name },
            label: nav.label,
            icon: nav.icon ?? 'dot',
          }),
        )
      return {
        group,
        entries: group === 'work' ? withOwn(entries, account) : entries,
      }
    })
    .filter(({ entries }) => entries.length > 0)
}

/** What fits the bar of a phone beside search and menu: the head of the work. */
export const barOf = (menu: readonly EntryGroup[], most = 3): Entry[] =>
  menu.flatMap(({ entries }) => entries).slice(0, most)

/** Whether a path is the entry's own or lies below it; everything lies below the home page, which counts for itself only. */
export const isBelow = (path: string, entry: string): boolean =>
  path === entry || (entry !== '/' && path.startsWith(`${entry}/`))
