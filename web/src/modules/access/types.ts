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
