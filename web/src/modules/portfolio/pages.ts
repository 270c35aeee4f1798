import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/my/portfolio',
    name: 'my-portfolio',
    component: () => import('./PortfolioPage.vue'),
    meta: {
      title: 'portfolio.mine',
      nav: {
        group: 'records',
        order: 15,
        label: 'portfolio.mine',
        permission: 'cycles.read',
        roles: ['teacher'],
        icon: 'person',
      },
    },
  },
  {
    path: '/teachers/:id/portfolio',
    name: 'portfolio',
    component: () => import('./PortfolioPage.vue'),
    meta: { title: 'portfolio.title', permission: 'cycles.read' },
  },
]
