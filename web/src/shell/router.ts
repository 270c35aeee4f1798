import { createRouter, createWebHistory, type RouteLocationRaw, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@/i18n'
import { useSession } from '@/modules/access/session'
import { usePlace } from './place'
import type { Page } from './pages'

// Each room brings its pages (modules/<room>/pages.ts); their components are fetched when somebody goes there.
const found = import.meta.glob<{ pages: Page[] }>('../modules/*/pages.ts', { eager: true })
export const pages: Page[] = [
  {
    path: '/',
    name: 'home',
    component: () => import('./home/HomePage.vue'),
    // A teacher's home is the own file: hours, what is missing, what waits.
    beforeEnter: () => ownFile() ?? true,
    meta: {
      title: 'nav.home',
      nav: { group: 'work', order: 0, label: 'nav.home', icon: 'home' },
    },
  },
  ...Object.values(found).flatMap((file) => file.pages),
]
function ownFile(): RouteLocationRaw | null {
  const { account } = useSession()
  if (account?.role !== 'teacher' || !account.teacher_id) return null
  return { name: 'teacher', params: { id: account.teacher_id } }
}

const routes: RouteRecordRaw[] = [
  ...pages,
  {
    path: '/not-permitted/:rest(.*)*',
    name: 'not-permitted',
    component: () => import('@/shell/NotPermittedPage.vue'),
    meta: { title: 'common.notPermittedTitle' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('@/shell/NotFoundPage.vue'),
    meta: { title: 'common.notFoundTitle' },
  },
]

const permissionOf = (meta: Page['meta']): string | undefined => meta.permission ?? meta.nav?.permission

/** Going back leads to where one was, once the page has grown that long again; it gets half a second for it. */
async function tallEnough<P extends { top: number }>(saved: P): Promise<P> {
  const until = performance.now() + 500
  const frame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done))
  while (document.documentElement.scrollHeight < saved.top + window.innerHeight && performance.now() < until)
    await frame()
  return saved
}

export const router = createRouter({
  history: createWebHistory(),
  routes,
  async scrollBehavior(to, from, saved) {
    if (saved) return tallEnough(saved)
    // Within one page (a sentence, a unit, a date) the reader stays where they are.
    return to.path === from.path ? false : { top: 0 }
  },
})

router.beforeEach(async (to, from) => {
  const session = useSession()
  try {
    await session.ask()
  } catch {
    // The server is away: the page itself will say so and offer to try again.
  }
  // An invitation is opened by whoever has it, signed in or not.
  if (to.meta.open) return session.signedIn && to.name === 'sign-in' ? { name: 'home' } : true
  if (session.asked && !session.signedIn)
    return { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  // The server answers nothing else until it is done.
  if (session.account && session.account.duty !== 'none' && to.name !== 'own') return { name: 'own' }
  const needed = permissionOf(to.meta as Page['meta'])
  if (needed && session.signedIn && !session.may(needed) && to.name !== 'not-permitted')
    return { name: 'not-permitted', params: { rest: to.path.split('/').filter(Boolean) } }
  // The chosen place goes along to pages that understand it; within a page its address alone decides.
  const { chosen } = usePlace()
  if (chosen && to.meta.under && !to.query.under && to.path !== from.path)
    return { ...to, query: { ...to.query, under: chosen.code } }
  return true
})

/** Sets the window's title; pages with a better one (a plan, a person) call this themselves. */
export function titled(text?: string): void {
  const { t } = i18n.global
  document.title = text ? `${text} · ${t('app.name')}` : t('app.name')
}

router.afterEach((to, from) => {
  if (to.path !== from.path) titled(to.meta.title ? i18n.global.t(String(to.meta.title)) : undefined)
})
