import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/declarations',
    name: 'declarations',
    component: () => import('./DeclarationsPage.vue'),
    meta: {
      title: 'declaration.mine',
      nav: {
        group: 'work',
        order: 10,
        label: 'declaration.nav',
        permission: 'declarations.make',
        roles: ['teacher'],
        icon: 'inbox',
      },
    },
  },
  {
    path: '/declarations/queue',
    name: 'declaration-queue',
    component: () => import('./QueuePage.vue'),
    meta: {
      under: true,
      title: 'declaration.queue',
      nav: {
        group: 'records',
        order: 5,
        label: 'declaration.queueNav',
        permission: 'declarations.queue',
        icon: 'inbox',
      },
    },
  },
  {
    path: '/declarations/deadlines',
    name: 'declaration-deadlines',
    component: () => import('./DeadlinesPage.vue'),
    meta: { under: true, title: 'declaration.deadlines', permission: 'declarations.queue' },
  },
  {
    path: '/declarations/inspections',
    name: 'declaration-inspections',
    component: () => import('./InspectionsPage.vue'),
    meta: {
      under: true,
      title: 'inspection.title',
      nav: {
        group: 'records',
        order: 6,
        label: 'inspection.nav',
        permission: 'declarations.inspect',
        icon: 'search',
      },
    },
  },
  {
    path: '/declarations/inspections/:id',
    name: 'declaration-inspection',
    component: () => import('./InspectionPage.vue'),
    meta: { title: 'inspection.title', permission: 'declarations.inspect' },
  },
]
