// One door to the server: cookies, the CSRF header on writes, problem+json (RFC 9457) turned into ApiError.
import { forget } from './memory'

/** What is wrong with one part of the request. */
export interface ProblemField {
  name: string
  reason: string
  detail: string
}

export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** Stable word such as `access.bad_credentials`; its text is in the catalogue under `reason`. */
    readonly reason: string,
    readonly fields: readonly ProblemField[] = [],
  ) {
    super(reason)
  }

  /** Somebody else changed what was edited: who, and when where that is known. */
  get changed(): { by: string; at: number | null } | null {
    if (this.status !== 412) return null
    const told = (name: string): string => this.fields.find((field) => field.name === name)?.detail ?? ''
    return { by: told('changed_by'), at: Number(told('changed_ms')) || null }
  }
}
/** What was caught, to be shown: whatever is not the server's answer is a fault of this page. */
export const asApiError = (reason: unknown): ApiError =>
  reason instanceof ApiError ? reason : new ApiError(0, 'client.unexpected')

let csrf = ''
export function setCsrf(token: string): void {
  csrf = token
  forget()
}

let onSignedOut: () => void = () => {}
/** Called when the server says that the session is gone, so that the shell can ask to sign in again. */
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

async function failure(response: Response): Promise<ApiError> {
  const fallback = response.status >= 500 ? 'client.server_error' : `client.http_${response.status}`
  try {
    const problem = await response.json()
    return new ApiError(
      response.status,
      problem.reason ?? fallback,
      Array.isArray(problem.fields) ? problem.fields : [],
    )
  } catch {
    return new ApiError(response.status, fallback)
  }
}

interface Options {
  body?: unknown
  signal?: AbortSignal
  /** The request changes nothing, so that its answer need not be kept under a key. */
  harmless?: boolean
  /** What is edited was loaded at this version, or was not there (null): else the server refuses with 412. */
  version?: string | null
}

/** `crypto.randomUUID` is missing on pages that did not come by TLS, such as a school's own server. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** A write whose answer got lost on the way is sent once more under its key: the server does it once. */
async function send(path: string, init: RequestInit): Promise<Response> {
  const mayRepeat = new Headers(init.headers).has('Idempotency-Key')
  try {
    return await fetch(path, init)
  } catch (error) {
    const abandoned = error instanceof DOMException && error.name === 'AbortError'
    if (abandoned || !mayRepeat) throw error
    return await fetch(path, init)
  }
}

export async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (method !== 'GET') {
    headers['X-CSRF-Token'] = csrf
    if (!options.harmless) headers['Idempotency-Key'] = newKey()
    if (options.version === null) headers['If-None-Match'] = '*'
    else if (options.version !== undefined) headers['If-Match'] = `"${options.version}"`
  }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await send(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: options.signal,
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, 'client.unreachable')
  }
  if (method !== 'GET' && !options.harmless) forget()
  if (!response.ok) {
    const error = await failure(response)
    if (error.status === 401 && path !== '/api/session') onSignedOut()
    throw error
  }
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

export type Query = Record<string, string | number | null | undefined>

/** Appends the parameters that have a value. */
export function withQuery(path: string, query: Query): string {
  const parts = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') parts.set(name, String(value))
  const text = parts.toString()
  return text ? `${path}?${text}` : path
}

export const get = <T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> =>
  call<T>('GET', withQuery(path, query), { signal })

/** A question whose words do not fit an address: it is posted, and changes nothing. */
export const inquire = <T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> =>
  call<T>('POST', path, { body, signal, harmless: true })

/** Sends a file as it is; `progress` hears the share that is out. The browser's fetch cannot tell that. */
export function upload<T>(path: string, body: Blob, progress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('X-CSRF-Token', csrf)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(event.loaded / event.total)
    }
    request.onerror = () => reject(new ApiError(0, 'client.unreachable'))
    request.onload = async () => {
      forget()
      const response = new Response(request.responseText, { status: request.status })
      if (response.ok) return resolve((await response.json()) as T)
      const error = await failure(response)
      if (error.status === 401) onSignedOut()
      reject(error)
    }
    request.send(body)
  })
}
