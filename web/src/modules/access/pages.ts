import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { open: true, title: 'signIn.title' },
  },
  {
    path: '/invite',
    name: 'invite',
    component: () => import('./InvitePage.vue'),
    meta: { open: true, title: 'invite.title' },
  },
  {
    path: '/me',
    name: 'own',
    component: () => import('./OwnPage.vue'),
    meta: { own: true, title: 'own.title' },
  },
  {
    path: '/admin/accounts',
    name: 'accounts',
    component: () => import('./AccountsPage.vue'),
    meta: {
      title: 'accounts.title',
      nav: {
        group: 'manage',
        order: 10,
        label: 'accounts.nav',
        permission: 'access.accounts',
        icon: 'accounts',
      },
    },
  },
  {
    path: '/admin/accounts/:id',
    name: 'account',
    component: () => import('./AccountPage.vue'),
    meta: { title: 'accounts.detail', permission: 'access.accounts' },
  },
  {
    path: '/admin/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: {
      title: 'trail.title',
      nav: { group: 'manage', order: 20, label: 'trail.nav', permission: 'access.audit', icon: 'audit' },
    },
  },
  {
    path: '/admin/tokens',
    name: 'tokens',
    component: () => import('./TokensPage.vue'),
    meta: {
      title: 'tokens.title',
      nav: { group: 'manage', order: 30, label: 'tokens.nav', permission: 'access.tokens', icon: 'key' },
    },
  },
]
