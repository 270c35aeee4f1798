import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connect, Plugin } from 'vite'
import { handle } from './handler'

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString('utf8')
  return text ? JSON.parse(text) : undefined
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  next: Connect.NextFunction,
): Promise<void> {
  if (!request.url?.startsWith('/api/')) return next()
  const session = /xt_session=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null
  const answer = handle({
    method: request.method ?? 'GET',
    url: request.url,
    body: await bodyOf(request),
    session,
  })
  if (answer.session !== undefined)
    response.setHeader(
      'Set-Cookie',
      `xt_session=${answer.session ?? ''}; Path=/; HttpOnly; SameSite=Lax${answer.session ? '' : '; Max-Age=0'}`,
    )
  response.statusCode = answer.status
  response.setHeader('Content-Type', answer.status < 400 ? 'application/json' : 'application/problem+json')
  response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body))
}

/** Answers /api from made-up data, in `vite --mode mock` and `vite preview --mode mock`. */
export function mockApi(): Plugin {
  const use = (server: { middlewares: Connect.Server }): void => {
    server.middlewares.use((request, response, next) => void serve(request, response, next).catch(next))
  }
  return { name: 'xingtan-mock-api', configureServer: use, configurePreviewServer: use }
}
