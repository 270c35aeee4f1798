import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/types'
import type { IconName } from '@/ui/icons'

/** Where a page stands in the navigation, and for whom. */
export interface Nav {
  /** Groups in the order of the menu. */
  group: 'work' | 'records' | 'manage'
  /** Within the group, small first. */
  order: number
  /** Catalogue key of the entry's words. */
  label: string
  /** Name of a permission of modules/access; everybody signed in where absent. */
  permission?: string
  /** For these roles only; all others reach the page in other ways. */
  roles?: readonly Role[]
  /** Sign of the entry; see shell/AppIcon.vue. */
  icon?: IconName
}

/** A page of a room: modules/<room>/pages.ts exports `pages: Page[]`. */
export type Page = RouteRecordRaw & {
  meta: {
    /** Catalogue key of the window's title. */
    title: string
    /** Open to visitors who have not signed in. */
    open?: boolean
    /** Open to visitors, yet within the menu's frame for those who have signed in. */
    framed?: boolean
    nav?: Nav
    /** Who may open it, where the navigation does not say it; the server decides in any case. */
    permission?: string
    /** Shows a part of the subtree by `under` in its address; the place chosen in the header is put there. */
    under?: boolean
    /** About one's own account: offered in the account's menu, by its title. */
    own?: boolean
  }
}
