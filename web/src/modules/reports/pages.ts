import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/reports',
    name: 'reports',
    component: () => import('./ReportsPage.vue'),
    meta: {
      under: true,
      title: 'reports.title',
      nav: {
        group: 'records',
        order: 60,
        label: 'reports.title',
        permission: 'reports.read',
        icon: 'paper',
      },
    },
  },
]
