import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/my/account',
    name: 'my-account',
    component: () => import('./AccountPage.vue'),
    meta: {
      title: 'cycles.myAccount',
      nav: {
        group: 'records',
        order: 10,
        label: 'cycles.myAccount',
        permission: 'cycles.read',
        roles: ['teacher'],
        icon: 'calendar',
      },
    },
  },
  {
    path: '/teachers/:id/account',
    name: 'teacher-account',
    component: () => import('./AccountPage.vue'),
    meta: { title: 'cycles.account', permission: 'cycles.read' },
  },
  {
    path: '/cycles',
    name: 'cycles',
    component: () => import('./CyclesPage.vue'),
    meta: {
      under: true,
      title: 'cycles.title',
      nav: {
        group: 'records',
        order: 20,
        label: 'cycles.title',
        permission: 'cycles.list',
        icon: 'calendar',
      },
    },
  },
  {
    path: '/cycles/:id/closing',
    name: 'closing',
    component: () => import('./ClosingPage.vue'),
    meta: { title: 'cycles.closing', permission: 'cycles.close' },
  },
]
