import type { Place, Role } from '@/api/types'

/** One of a person's posts: a role at a node, from and to (both inclusive). */
export interface Post {
  id: string
  role: Role
  scope: Place
  from: string
  to: string | null
  holds: boolean
  teacher_id?: string
}
export interface AccountLine {
  id: string
  login: string
  name: string
  active: boolean
  /** Has not set a password yet. */
  waiting: boolean
  must_change: boolean
  /** Signs in with a second factor. */
  factor: boolean
  /** A link by which the password is set, where one is open (one account only). */
  link?: { kind: 'invite' | 'reset'; expires_ms: number } | null
  signed_in_ms: number | null
  created_ms: number
  manageable: boolean
  posts: Post[]
}
export interface AccountsAnswer {
  accounts: AccountLine[]
  next_cursor: string | null
  total: number
  roles: Role[]
}
export interface Region {
  code: string
  name: string
  level: Place['level']
  children: Place[]
  schools: { code: string; name: string }[]
}
export interface AccountLink {
  id: string
  path: string
  expires_ms: number
}
export interface Invited {
  login: string
  name: string
  kind: 'invite' | 'reset'
  expires_ms: number
}
export interface Security {
  factor: boolean
  required: boolean
  factor_since_ms: number | null
  recovery_left: number
  sessions: {
    id: string
    created_ms: number
    seen_ms: number
    address: string
    agent: string
    present: boolean
  }[]
}
export interface NewFactor {
  secret: string
  uri: string
}
export interface TrailLine {
  id: string
  at_ms: number
  actor: string
  actor_name: string
  /** `<room>.<verb>`; its sentence is in the catalogue under `audit`. */
  action: string
  /** `<kind>:<id>` */
  object: string
  object_name: string
  org_code: string
  org_name: string
  changed: boolean
  detail: Record<string, unknown> | null
  request_id: string
}
export interface TrailAnswer {
  lines: TrailLine[]
  next_cursor: string | null
  total: number
  actions: string[]
}
export interface ApiToken {
  id: string
  name: string
  permissions: string[]
  scope: Place
  created_ms: number
  expires_ms: number
  used_ms: number | null
  revoked: boolean
}
export interface TokensAnswer {
  tokens: ApiToken[]
  permissions: string[]
}
export interface MadeToken {
  id: string
  token: string
  expires_ms: number
}
