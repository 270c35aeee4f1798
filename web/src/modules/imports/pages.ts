import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/imports',
    name: 'imports',
    component: () => import('./ImportsPage.vue'),
    meta: {
      title: 'imports.title',
      nav: { group: 'records', order: 10, label: 'imports.nav', permission: 'imports.read', icon: 'import' },
    },
  },
  {
    path: '/imports/new',
    name: 'import-new',
    component: () => import('./NewImportPage.vue'),
    meta: { title: 'imports.newTitle', permission: 'imports.write' },
  },
  {
    path: '/imports/:id',
    name: 'import',
    component: () => import('./ImportRunPage.vue'),
    meta: { title: 'imports.one', permission: 'imports.read' },
  },
  {
    path: '/holds',
    name: 'holds',
    component: () => import('./HoldsPage.vue'),
    meta: {
      title: 'holds.title',
      nav: { group: 'records', order: 20, label: 'holds.nav', permission: 'imports.read', icon: 'hold' },
    },
  },
]
