import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { open: true, title: 'signIn.title' },
  },
]
