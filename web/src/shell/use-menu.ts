import { computed, type ComputedRef } from 'vue'
import { useSession } from '@/modules/access/session'
import { menuOf, type EntryGroup } from './nav'
import { pages } from './router'

/** The signed-in person's menu; the rail, the phone's bar and its drawer show the same. */
export function useMenu(): ComputedRef<EntryGroup[]> {
  const session = useSession()
  return computed(() => menuOf(pages, session.account, session.may))
}
