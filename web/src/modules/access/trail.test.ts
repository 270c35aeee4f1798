import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '@/i18n/all-en'
import { i18n } from '@/i18n'
import { deedText, whatOf } from './trail'
import type { TrailLine } from './types'

const root = join(process.cwd(), '..')

function sources(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.cpp$/.test(path) && !path.endsWith('_test.cpp') ? [path] : []
  })
}

/** Names that look like actions in files that write the audit; what is plainly a refusal is left out. */
export function candidates(text: string): string[] {
  if (!/\baudit(_own)?\(|\bDeed\b/.test(text)) return []
  const rest = text
    .replace(/\/\/[^\n]*/g, '')
    .replace(/\b(make_error|Error\s*\{|refuse|may|wrong|bad_parameter|bad_field|fault)\b[^;]*?;/g, '')
    .replace(/\b(reason|code)\s*[!=]=\s*"[^"]*"/g, '')
  return [...rest.matchAll(/"([a-z]+\.[a-z_]+)"/g)]
    .map((match) => match[1]!)
    .filter((name) => !/\.(h|xlsx|toml|csv|json|pdf)$/.test(name))
}

// In the same files, and not deeds: permissions, lines of the log, faults that are made in other ways, kinds of jobs.
const otherWords = new Set([
  'access.touch',
  'corrections.already_open',
  'imports.checked',
  'imports.failed',
  'imports.holds',
  'imports.kind',
  'imports.rehearsed',
  'imports.years',
  'intake.post',
  'jobs.cancelled',
  'plans.cases_wrong',
  'plans.not_compiled',
  'workshop.changed_meanwhile',
])
const permissions = new Set(
  [
    ...readFileSync(join(root, 'modules/access/src/permissions.cpp'), 'utf8').matchAll(
      /Permission\{"([\w.]+)"/g,
    ),
  ].map((match) => match[1]!),
)
const key = (action: string): string => action.replace('.', '_')
type Words = { audit: Record<string, string>; reason: Record<string, string> }
const chinese = i18n.global.getLocaleMessage('zh-CN') as unknown as Words
const actions = new Set(
  [...sources(join(root, 'modules')), ...sources(join(root, 'app/src'))]
    .flatMap((path) => candidates(readFileSync(path, 'utf8')))
    .filter((name) => !otherWords.has(name) && !permissions.has(name))
    // Has words for refusals: it is one.
    .filter((name) => !chinese.reason[key(name)]),
)

describe('the audit', () => {
  it('finds the deeds in the sources', () => {
    expect(candidates('audit(session, actor, {"credits.new_deed", "x"})')).toEqual(['credits.new_deed'])
    expect(candidates('audit(s); return make_error(Code::conflict, "credits.no_deed");')).toEqual([])
    expect(actions.has('access.sign_in')).toBe(true)
    expect(actions.size).toBeGreaterThan(40)
  })
  it.each([...actions])('has a sentence for %s in both languages', (action) => {
    expect(chinese.audit[key(action)], `audit.${key(action)} in Chinese`).toBeTruthy()
    const words = (english as unknown as Words).audit
    expect(words[key(action)], `audit.${key(action)} in English`).toBeTruthy()
  })
})

describe('a line of the trail', () => {
  const line: TrailLine = {
    id: '1',
    at_ms: 0,
    actor: 'li',
    actor_name: '李伟',
    action: 'access.add_post',
    object: 'account:12',
    object_name: '莫秀英',
    org_code: '',
    org_name: '',
    changed: false,
    detail: { role: 'expert' },
    request_id: '',
  }
  const t = (name: string, values?: Record<string, string>): string => i18n.global.t(name, values ?? {})
  const te = (name: string): boolean => i18n.global.te(name)
  it('is a sentence', () => {
    expect(deedText(t, te, line)).toBe('为账号“莫秀英”增加了专家岗位')
  })
  it('names the thing by its number where it has no name', () => {
    expect(whatOf(t, te, { ...line, object: 'job:7', object_name: '' })).toBe('后台任务 7')
  })
  it('tells an action nobody has words for', () => {
    expect(deedText(t, te, { ...line, action: 'x.y' })).toContain('x.y')
  })
})
