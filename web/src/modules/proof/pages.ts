import type { Page } from '@/shell/pages'

export const pages: Page[] = [
  {
    path: '/verify',
    name: 'verify',
    component: () => import('./VerifyPage.vue'),
    meta: { open: true, framed: true, title: 'proof.verify' },
  },
  {
    path: '/ledger-log',
    name: 'ledger-log',
    component: () => import('./LogPage.vue'),
    meta: {
      open: true,
      framed: true,
      title: 'proof.log',
      nav: { group: 'records', order: 50, label: 'proof.log', roles: ['auditor'], icon: 'audit' },
    },
  },
  {
    path: '/my-certificates',
    name: 'my-certificates',
    component: () => import('./MyCertificatesPage.vue'),
    meta: {
      title: 'proof.mine',
      permission: 'proof.issue',
      nav: {
        group: 'records',
        order: 40,
        label: 'proof.mine',
        permission: 'proof.issue',
        roles: ['teacher'],
        icon: 'paper',
      },
    },
  },
  {
    path: '/certificates',
    name: 'certificates',
    component: () => import('./CertificatesPage.vue'),
    meta: {
      title: 'proof.all',
      under: true,
      nav: { group: 'records', order: 45, label: 'proof.all', permission: 'proof.manage', icon: 'paper' },
    },
  },
]
