import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/platforms',
    name: 'platforms',
    component: () => import('./PlatformsPage.vue'),
    meta: {
      title: 'platforms.title',
      nav: {
        group: 'records',
        order: 40,
        label: 'platforms.nav',
        permission: 'platforms.read',
        icon: 'import',
      },
    },
  },
  {
    path: '/results',
    name: 'results',
    component: () => import('./ResultsPage.vue'),
    meta: {
      title: 'platforms.results.title',
      nav: {
        group: 'records',
        order: 41,
        label: 'platforms.results.nav',
        permission: 'achievements.own',
        icon: 'import',
      },
    },
  },
  {
    path: '/platforms/:id',
    name: 'platform',
    component: () => import('./PlatformPage.vue'),
    meta: { title: 'platforms.one', permission: 'achievements.read' },
  },
]
