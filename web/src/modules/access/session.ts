import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { ApiError, call, get, setCsrf } from '@/api/client'
import type { Account, DemoAccount, SessionAnswer } from '@/api/types'
import { forgetPapers } from '@/modules/plans/api'

// The cookie is out of reach of scripts; this note only spares a visitor who never signed in a refused request.
const note = 'xingtan.signed-in'
function mayBeSignedIn(): boolean {
  try {
    return localStorage.getItem(note) !== null
  } catch {
    return true
  }
}
function leaveNote(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(note, '1')
    else localStorage.removeItem(note)
  } catch {
    // Without storage the server is asked each time.
  }
}

export const useSession = defineStore('session', () => {
  const account = ref<Account | null>(null)
  /** False until the server has been asked once who we are. */
  const asked = ref(false)
  const signedIn = computed(() => account.value !== null)

  /** Only hides what would be refused; the server decides. */
  const may = (permission: string): boolean => account.value?.permissions?.includes(permission) ?? true

  function take(answer: SessionAnswer): void {
    account.value = answer.account
    setCsrf(answer.csrf)
    asked.value = true
    leaveNote(true)
  }

  function drop(): void {
    account.value = null
    setCsrf('')
    forgetPapers()
    leaveNote(false)
  }

  async function ask(): Promise<void> {
    if (asked.value) return
    if (!mayBeSignedIn()) {
      asked.value = true
      return
    }
    try {
      take(await get<SessionAnswer>('/api/session'))
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error
      drop()
      asked.value = true
    }
  }

  async function signIn(login: string, password: string, code = ''): Promise<void> {
    const body = code ? { login, password, code } : { login, password }
    take(await call<SessionAnswer>('POST', '/api/session', { body }))
  }

  /** Sets the password by a link; false where the second factor must be shown at the sign-in page. */
  async function accept(token: string, password: string): Promise<boolean> {
    const answer = await call<SessionAnswer | undefined>('POST', '/api/invitation/password', {
      body: { token, password },
    })
    if (answer) take(answer)
    return answer !== undefined
  }

  async function refresh(): Promise<void> {
    take(await get<SessionAnswer>('/api/session'))
  }

  /** Goes on under another post of the same person: what one may see changes with it. */
  async function choosePost(id: string): Promise<void> {
    const answer = await call<SessionAnswer>('PUT', '/api/session/post', { body: { post: id } })
    forgetPapers()
    take(answer)
  }

  async function signOut(): Promise<void> {
    await call('DELETE', '/api/session')
    drop()
  }

  return { account, asked, signedIn, may, take, ask, signIn, accept, refresh, choosePost, signOut, drop }
})

/** The accounts of a demonstration; an ordinary server answers 404, which means "none". */
export async function fetchDemoAccounts(signal?: AbortSignal): Promise<DemoAccount[]> {
  try {
    return (await get<{ accounts: DemoAccount[] }>('/api/demo/accounts', {}, signal)).accounts
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return []
    throw error
  }
}
