import { computed, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from '@/modules/access/session'
import { isBelow, menuOf, type Entry, type EntryGroup } from './nav'
import { pages } from './router'

/** The signed-in person's menu; the rail, the phone's bar and its drawer show the same. */
export function useMenu(): ComputedRef<EntryGroup[]> {
  const session = useSession()
  return computed(() => menuOf(pages, session.account, session.may))
}

/** Whether the page that is open belongs to an entry: a plan to the plans, a draft to the workshop. */
export function useHere(): (entry: Entry) => boolean {
  const route = useRoute()
  const router = useRouter()
  return (entry) => isBelow(route.path, router.resolve(entry.to).path)
}
