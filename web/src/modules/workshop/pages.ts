import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/workshop',
    name: 'workshop',
    component: () => import('./WorkshopPage.vue'),
    meta: {
      title: 'workshop.title',
      nav: {
        group: 'manage',
        order: 10,
        label: 'workshop.title',
        permission: 'plans.write',
        icon: 'workshop',
      },
    },
  },
  {
    path: '/workshop/:draft',
    name: 'draft',
    component: () => import('./DraftPage.vue'),
    meta: { title: 'workshop.title', permission: 'plans.write' },
  },
]
