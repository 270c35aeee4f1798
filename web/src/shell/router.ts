import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { i18n } from '@/i18n'
import { useSession } from '@/modules/access/session'

const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/plans' },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('@/modules/access/SignInPage.vue'),
    meta: { open: true, title: 'signIn.title' },
  },
  {
    path: '/plans',
    name: 'plans',
    component: () => import('@/modules/plans/PlansPage.vue'),
    meta: { title: 'nav.plans' },
  },
  {
    path: '/plans/:plan',
    name: 'plan',
    component: () => import('@/modules/plans/PlanPage.vue'),
    meta: { title: 'nav.plans' },
  },
  {
    path: '/plans/:plan/provisions/:provision/entities/:entity',
    name: 'entity',
    component: () => import('@/modules/plans/EntityPage.vue'),
    meta: { title: 'explain.title' },
  },
  {
    path: '/teachers/:id',
    name: 'teacher',
    component: () => import('@/modules/people/TeacherPage.vue'),
    meta: { title: 'teacher.title' },
  },
  {
    path: '/:rest(.*)*',
    name: 'not-found',
    component: () => import('@/shell/NotFoundPage.vue'),
    meta: { title: 'common.notFoundTitle' },
  },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    // Within one page (a sentence, a unit, a date) the reader stays where they are.
    return to.path === from.path ? false : { top: 0 }
  },
})

router.beforeEach(async (to) => {
  const session = useSession()
  try {
    await session.ask()
  } catch {
    // The server is away: the page itself will say so and offer to try again.
  }
  if (to.meta.open) return session.signedIn ? { name: 'plans' } : true
  if (session.asked && !session.signedIn)
    return { name: 'sign-in', query: to.path === '/plans' ? {} : { next: to.fullPath } }
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
