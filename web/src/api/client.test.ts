import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, call, get, setCsrf, whenSignedOut, withQuery } from './client'

const answer = (status: number, body: unknown) =>
  vi.fn(async () => new Response(body === undefined ? null : JSON.stringify(body), { status }))

afterEach(() => vi.unstubAllGlobals())

describe('client', () => {
  it('leaves out parameters without a value', () => {
    expect(withQuery('/api/x', { a: 1, b: null, c: '', d: undefined, e: '韦' })).toBe(
      '/api/x?a=1&e=%E9%9F%A6',
    )
    expect(withQuery('/api/x', {})).toBe('/api/x')
  })
  it('sends the CSRF token with writes only', async () => {
    const fetched = answer(204, undefined)
    vi.stubGlobal('fetch', fetched)
    setCsrf('token')
    await call('DELETE', '/api/session')
    await call('GET', '/api/plans')
    const headers = fetched.mock.calls.map((args) => (args as unknown as [string, RequestInit])[1].headers)
    expect(headers[0]).toHaveProperty('X-CSRF-Token', 'token')
    expect(headers[1]).not.toHaveProperty('X-CSRF-Token')
  })
  it('says on which version a write was made, or that there was none', async () => {
    const fetched = answer(204, undefined)
    vi.stubGlobal('fetch', fetched)
    await call('PATCH', '/api/x', { body: {}, version: 'a1' })
    await call('PUT', '/api/x', { body: {}, version: null })
    await call('PUT', '/api/x', { body: {} })
    const headers = fetched.mock.calls.map((args) => (args as unknown as [string, RequestInit])[1].headers)
    expect(headers[0]).toHaveProperty('If-Match', '"a1"')
    expect(headers[0]).not.toHaveProperty('If-None-Match')
    expect(headers[1]).toHaveProperty('If-None-Match', '*')
    for (const name of ['If-Match', 'If-None-Match']) expect(headers[2]).not.toHaveProperty(name)
  })
  it('tells who changed it meanwhile', async () => {
    const fields = [
      { name: 'changed_by', reason: 'changed_meanwhile', detail: '覃志强' },
      { name: 'changed_ms', reason: 'changed_meanwhile', detail: '1750000000000' },
    ]
    vi.stubGlobal('fetch', answer(412, { reason: 'access.changed_meanwhile', fields }))
    await expect(call('PATCH', '/api/x', { version: 'a1' })).rejects.toMatchObject({
      changed: { by: '覃志强', at: 1750000000000 },
    })
    expect(new ApiError(412, 'x', []).changed).toEqual({ by: '', at: null })
    expect(new ApiError(409, 'x', fields).changed).toBeNull()
  })
  it('repeats a write whose answer was lost under the same key, a read not', async () => {
    const fetched = vi.fn<(path: string, init: RequestInit) => Promise<Response>>(async () => {
      if (fetched.mock.calls.length % 2 === 1) throw new TypeError('network')
      return new Response(null, { status: 204 })
    })
    vi.stubGlobal('fetch', fetched)
    await call('POST', '/api/x', { body: {} })
    const keys = fetched.mock.calls.map((args) => args[1].headers)
    expect(keys).toHaveLength(2)
    expect(keys[0]).toEqual(keys[1])
    expect(keys[0]).toHaveProperty('Idempotency-Key')
    await expect(get('/api/x')).rejects.toMatchObject({ reason: 'client.unreachable' })
    expect(fetched).toHaveBeenCalledTimes(3)
  })
  it('turns a problem document into its reason', async () => {
    vi.stubGlobal('fetch', answer(403, { reason: 'access.outside_scope', fields: [] }))
    await expect(get('/api/x')).rejects.toMatchObject({ status: 403, reason: 'access.outside_scope' })
  })
  it('has words for answers that are no problem document', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => new Response('<html>', { status: 502 })),
    )
    await expect(get('/api/x')).rejects.toMatchObject({ reason: 'client.server_error' })
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => {
        throw new TypeError('network')
      }),
    )
    await expect(get('/api/x')).rejects.toEqual(new ApiError(0, 'client.unreachable'))
  })
  it('tells the shell when the session has ended, but not while signing in', async () => {
    const ended = vi.fn()
    whenSignedOut(ended)
    vi.stubGlobal('fetch', answer(401, { reason: 'access.no_session' }))
    await expect(get('/api/session')).rejects.toBeInstanceOf(ApiError)
    expect(ended).not.toHaveBeenCalled()
    await expect(get('/api/plans')).rejects.toBeInstanceOf(ApiError)
    expect(ended).toHaveBeenCalledOnce()
  })
})
