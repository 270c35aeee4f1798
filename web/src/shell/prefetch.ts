import type { Router } from 'vue-router'
import { useSession } from '@/modules/access/session'
import type { Page } from './pages'

// The first page is there and has been looked at for a while before anything else is fetched.
const afterMs = 2_500
const opened = ['plan', 'school', 'teacher']
let started = false

const whenIdle = (job: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(job, { timeout: 2_000 })
  else setTimeout(job, 200)
}

/** Fetches the programme of the pages that this person may open from the menu, one by one, when nothing else happens. */
export function prefetchPages(router: Router, pages: readonly Page[]): void {
  router.afterEach(() => {
    const session = useSession()
    if (started || !session.signedIn) return
    started = true
    const thrifty = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
    if (thrifty) return
    const wanted = pages.filter(({ meta, name }) => {
      const permission = meta.permission ?? meta.nav?.permission
      return (meta.nav || opened.includes(String(name))) && (!permission || session.may(permission))
    })
    const next = (): void => {
      const page = wanted.shift()
      if (typeof page?.component !== 'function') return page ? next() : undefined
      const fetching = (page.component as () => Promise<unknown>)()
      // A page that cannot be fetched now is fetched when somebody goes there, and says so then.
      void fetching.catch(() => {}).then(() => whenIdle(next))
    }
    setTimeout(() => {
      // What comes after this mark is no part of the first load.
      performance.mark('xingtan.prefetch')
      whenIdle(next)
    }, afterMs)
  })
}
