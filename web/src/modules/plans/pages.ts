import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/plans',
    name: 'plans',
    component: () => import('./PlansPage.vue'),
    meta: {
      under: true,
      title: 'nav.plans',
      nav: { group: 'work', order: 20, label: 'nav.plans', permission: 'plans.read', icon: 'paper' },
    },
  },
  {
    path: '/plans/:plan',
    name: 'plan',
    component: () => import('./PlanPage.vue'),
    meta: { under: true, title: 'nav.plans' },
  },
  {
    path: '/plans/:plan/provisions/:provision/entities/:entity',
    name: 'entity',
    component: () => import('./EntityPage.vue'),
    meta: { title: 'explain.title' },
  },
]
