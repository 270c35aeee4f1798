import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/rules',
    name: 'rules',
    component: () => import('./RulesPage.vue'),
    meta: {
      title: 'rules.title',
      nav: { group: 'work', order: 40, label: 'rules.nav', permission: 'rules.read', icon: 'scales' },
    },
  },
]
