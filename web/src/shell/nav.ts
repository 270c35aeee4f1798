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

/** A teacher's own file stands first: it is what they came for. */
function own(account: Account): Entry[] {
  if (!account.teacher_id) return []
  const to = { name: 'teacher', params: { id: account.teacher_id } }
  return [{ name: 'mine', to, label: 'nav.mine', icon: 'person' }]
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
        entries: group === 'work' ? [...entries.slice(0, 1), ...own(account), ...entries.slice(1)] : entries,
      }
    })
    .filter(({ entries }) => entries.length > 0)
}

/** What fits the bar of a phone beside search and menu: the head of the work. */
export const barOf = (menu: readonly EntryGroup[], most = 3): Entry[] =>
  menu.flatMap(({ entries }) => entries).slice(0, most)
