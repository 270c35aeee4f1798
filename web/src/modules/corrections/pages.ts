import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/corrections',
    name: 'corrections',
    component: () => import('./CorrectionsPage.vue'),
    meta: {
      title: 'correction.queue',
      nav: {
        group: 'records',
        order: 30,
        label: 'correction.queue',
        permission: 'corrections.answer',
        icon: 'reply',
      },
    },
  },
]
