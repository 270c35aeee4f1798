import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '@/i18n/all-en'
import { i18n } from '@/i18n'
import { facts, factsOf, labelKey, toldOf, wordKey } from './facts'
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

/** What the details of a file's deeds are called: the members of the object that becomes `detail`. */
export function details(text: string): string[] {
  if (!/\baudit(_own)?\(|\bDeed\b/.test(text)) return []
  const wholes = [
    // deed.detail = …serialize(…{{"a", …}, {"b", …}}); an object named detail, and what is added to it
    ...text.matchAll(/\bdetail\b(?:\s*=|\{)([^;]*);/g),
    ...text.matchAll(/\bdetail(\["\w+"\])/g),
    ...text.matchAll(/R"(\(\{"\w+":[^;]*);/g),
    ...text.matchAll(/("\{\\"\w+\\":[^;]*);/g),
  ].map((match) => match[1]!)
  const names = wholes.flatMap((whole) =>
    [...whole.matchAll(/\{"(\w+)",|\["(\w+)"\]|\{"(\w+)":|[{,]\\"(\w+)\\":/g)].map(
      (match) => match.slice(1).find(Boolean)!,
    ),
  )
  return [...new Set(names)]
}
const objects = (text: string): string[] =>
  /\baudit(_own)?\(|\bDeed\b/.test(text)
    ? [...text.matchAll(/"([a-z]+):" \+|object = "([a-z]+)[:"]/g)].map((match) => (match[1] ?? match[2])!)
    : []
// In the same files, and of something else: jobs, and the lists that are exported.
const otherNames = new Set(
  ['imports run', 'intake batch'].concat(
    ['id', 'kind', 'name', 'code', 'school', 'status', 'value', 'target', 'entities'].map(
      (name) => `plans ${name}`,
    ),
  ),
)
const otherKinds = new Set(['missing', 'api'])
const roomOf = (path: string): string => /modules\/(\w+)\//.exec(path)?.[1] ?? 'app'
const read = [...sources(join(root, 'modules')), ...sources(join(root, 'app/src'))].map((path) => ({
  room: roomOf(path),
  text: readFileSync(path, 'utf8').replace(/\/\/[^\n]*/g, ''),
}))
const lines: [string, string][] = read.flatMap(({ room, text }) =>
  details(text)
    .filter((name) => !otherNames.has(`${room} ${name}`))
    .map((name): [string, string] => [room, name]),
)
/** Whether some table of the room, or of a deed that the room's sources name, has words for it. */
const knows = (room: string, name: string): boolean =>
  facts[room]?.[name] !== undefined ||
  Object.entries(facts).some(
    ([key, table]) =>
      key.includes('.') &&
      table[name] !== undefined &&
      read.some((file) => file.room === room && file.text.includes(`"${key}"`)),
  )
const at = (words: object, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], words)

describe('the details of the audit', () => {
  it('are found in the sources', () => {
    expect(details('Deed deed; deed.detail = serialize(object{{"new", 1}, {"b", x}});')).toEqual(['new', 'b'])
    expect(details('Deed d; object detail{{"from", a}}; detail["entry"] = 1;')).toEqual(['from', 'entry'])
    expect(details('Deed d; x = R"({"role":")" + r + "\\"}";')).toEqual(['role'])
    expect(details(String.raw`audit(s); x = "{\"at\":\"" + a + "\",\"teachers\":" + n + "}";`)).toEqual([
      'at',
      'teachers',
    ])
    expect(details('object detail{{"from", a}};')).toEqual([])
    expect(lines.length).toBeGreaterThan(40)
  })
  it.each(lines)('of %s: %s is in the table', (room, name) => expect(knows(room, name)).toBe(true))
  it.each(
    Object.entries(facts).flatMap(([key, table]) => Object.entries(table).map(([name]) => [key, name])),
  )('of %s: %s has words in both languages, and so have its values', (key, name) => {
    const told = facts[key!]![name!]!
    const needed = [labelKey(name!, told), ...(typeof told === 'string' ? [] : told)]
    for (const words of [chinese, english]) for (const one of needed) expect(at(words, one), one).toBeTruthy()
  })
  it.each([...new Set(read.flatMap(({ text }) => objects(text)))].filter((kind) => !otherKinds.has(kind)))(
    'a %s has a name in both languages',
    (kind) => {
      for (const words of [chinese, english]) expect(at(words, `trail.kind.${kind}`), kind).toBeTruthy()
    },
  )
  it('are given to the server as they are here', async () => {
    const told = (words: object) => (key: string, name: string, how: ReturnType<typeof toldOf>) => ({
      label: at(words, labelKey(name, how!)),
      told:
        typeof how === 'string'
          ? how
          : Object.fromEntries(
              how!.flatMap((list) =>
                Object.entries(at(words, list) as Record<string, string>).filter(
                  ([code]) => list !== 'reason' || code.startsWith(`${key}_`),
                ),
              ),
            ),
    })
    const tongue = (words: object): object => ({
      deed: at(words, 'audit'),
      kind: at(words, 'trail.kind'),
      role: at(words, 'role'),
      sheet: at(words, 'trail.sheet'),
      text: Object.fromEntries(
        ['named', 'unknown', 'cli', 'job'].map((name) => [name, at(words, `trail.${name}`)]),
      ),
      facts: Object.fromEntries(
        Object.entries(facts).flatMap(([key, table]) =>
          Object.entries(table).map(([name, how]) => [`${key}.${name}`, told(words)(key, name, how)]),
        ),
      ),
    })
    const text = JSON.stringify({ 'zh-CN': tongue(chinese), en: tongue(english) }, null, 1) + '\n'
    // Quotes of the catalogue's syntax and the end of the server's literal would not survive the way.
    expect(text).not.toMatch(/\{'|\)words"/)
    await expect(text).toMatchFileSnapshot(join(root, 'modules/access/data/trail_words.gen.json'))
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
  const tongue = (locale: 'zh-CN' | 'en') => ({
    locale,
    t: (key: string) => i18n.global.t(key, {}, { locale }),
    te: (key: string) => i18n.global.te(key, 'zh-CN'),
  })
  // The same rows are read by modules/access/src/trail_words_test.cpp.
  const told = JSON.parse(readFileSync(join(root, 'modules/access/data/trail_lines.json'), 'utf8')) as {
    action: string
    detail: Record<string, unknown>
    zh: string
    en: string
  }[]
  it.each(told)('tells the details of $action in words', ({ action, detail, zh, en }) => {
    i18n.global.setLocaleMessage('en', english)
    const one = { ...line, action, detail }
    const say = (locale: 'zh-CN' | 'en'): string =>
      factsOf(tongue(locale), one)
        .map((fact) => fact.join(locale === 'en' ? ': ' : '：'))
        .join(locale === 'en' ? '; ' : '；')
    expect(say('zh-CN')).toBe(zh)
    expect(say('en')).toBe(en)
    for (const code of Object.keys(detail)) expect(toldOf(action, code) ?? 'none').toBeDefined()
  })
  it('makes keys of codes', () => expect(wordKey('intake.other_provider')).toBe('intake_other_provider'))
})
