import type { Schema } from '@/api/schema'
import type { Role } from '@/api/types'

/** One of a person's posts: a role at a node, from and to (both inclusive). */
export type Post = Schema<'Post'>
export type AccountLine = Schema<'AccountLine'>
/** Sends a change of the account as it is on the page, and shows what it has become. */
export type ChangeAccount = (method: string, where: string, body?: unknown) => Promise<void>
export interface AccountsAnswer {
  accounts: AccountLine[]
  next_cursor: string | null
  total: number
  roles: Role[]
}
export type Region = Schema<'Region'>
export type AccountLink = Schema<'AccountLink'>
export interface Invited {
  login: string
  name: string
  kind: 'invite' | 'reset'
  expires_ms: number
}
export type Security = Schema<'Security'>
export interface NewFactor {
  secret: string
  uri: string
}
export type TrailLine = Schema<'TrailLine'> & { detail: Record<string, unknown> | null }
export interface TrailAnswer {
  lines: TrailLine[]
  next_cursor: string | null
  total: number
  actions: string[]
}
export type ApiToken = Schema<'ApiToken'>
export interface TokensAnswer {
  tokens: ApiToken[]
  permissions: string[]
}
export interface MadeToken {
  id: string
  token: string
  expires_ms: number
}
