import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/overview',
    name: 'overview',
    component: () => import('./OverviewPage.vue'),
    meta: {
      under: true,
      title: 'overview.title',
      nav: {
        group: 'work',
        order: 10,
        label: 'overview.title',
        permission: 'overview.read',
        icon: 'overview',
      },
    },
  },
  {
    path: '/schools',
    name: 'schools',
    component: () => import('./SchoolsPage.vue'),
    meta: {
      under: true,
      title: 'school.list',
      nav: {
        group: 'work',
        order: 30,
        label: 'school.list',
        permission: 'schools.read',
        icon: 'school',
      },
    },
  },
  {
    path: '/schools/:code',
    name: 'school',
    component: () => import('./SchoolPage.vue'),
    meta: { title: 'school.title', permission: 'schools.read' },
  },
]
