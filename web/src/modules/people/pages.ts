import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/teachers/:id',
    name: 'teacher',
    component: () => import('./TeacherPage.vue'),
    meta: { title: 'teacher.title' },
  },
  {
    path: '/teachers/:id/merge',
    name: 'teacher-merge',
    component: () => import('./MergePage.vue'),
    meta: { title: 'merging.title', permission: 'people.merge' },
  },
]
