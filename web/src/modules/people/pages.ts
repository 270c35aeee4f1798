import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/teachers/:id',
    name: 'teacher',
    component: () => import('./TeacherPage.vue'),
    meta: { title: 'teacher.title' },
  },
]
