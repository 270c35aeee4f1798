import type { TrailLine } from './types'

type Translate = (key: string, values?: Record<string, string>) => string
type Has = (key: string) => boolean

const keyOf = (action: string): string => `audit.${action.replace('.', '_')}`

/** The deed itself, for a list to choose from: the sentence without its people. */
export function deedName(t: Translate, te: Has, action: string): string {
  const key = keyOf(action)
  if (!te(key)) return action
  return t(key, { what: t('trail.something'), role: '', kind: '' })
    .replace(/\s{2,}/g, ' ')
    .trim()
}

/** What was done to what, as a sentence goes on behind the name of who did it. */
export function deedText(t: Translate, te: Has, line: TrailLine): string {
  const key = keyOf(line.action)
  if (!te(key)) return t('trail.unknown', { action: line.action, what: whatOf(t, te, line) })
  const role = typeof line.detail?.role === 'string' ? t(`role.${line.detail.role}`) : ''
  return t(key, { what: whatOf(t, te, line), role })
}

/** "the account of Mo Xiuying"; a name where there is one, else the kind and its number. */
export function whatOf(t: Translate, te: Has, line: TrailLine): string {
  const at = line.object.indexOf(':')
  const kind = at < 0 ? line.object : line.object.slice(0, at)
  const id = at < 0 ? '' : line.object.slice(at + 1)
  const key = `trail.kind.${kind}`
  const word = te(key) ? t(key) : kind
  return line.object_name ? t('trail.named', { kind: word, name: line.object_name }) : `${word} ${id}`.trim()
}
