// plan.toml as a person edits it: the text stays the truth. Reading finds the tables and the values of their keys;
// writing replaces one key's lines and leaves comments, order and everything else as they stand.

export type Value = string | number | boolean | Value[] | { [key: string]: Value }

export interface Key {
  name: string
  value: Value | null
  /** As written. */
  raw: string
  /** Lines of the file, from 0; both inclusive. */
  first: number
  last: number
}
export interface Table {
  kind: 'plan' | 'body' | 'provision' | 'other'
  first: number
  last: number
  keys: Key[]
}

/** Reads one value from `at`; null where it is no TOML. Dates and numbers in other notations come as text. */
function readValue(text: string, at: number): { value: Value; end: number } | null {
  for (const quote of ['"""', "'''"]) {
    if (!text.startsWith(quote, at)) continue
    const end = text.indexOf(quote, at + 3)
    return end < 0 ? null : { value: text.slice(at + 3, end).replace(/^\r?\n/, ''), end: end + 3 }
  }
  const c = text[at]
  if (c === '"' || c === "'") {
    let out = ''
    for (let i = at + 1; i < text.length && text[i] !== '\n'; i++) {
      if (text[i] === c) return { value: out, end: i + 1 }
      if (c === '"' && text[i] === '\\') {
        i += 1
        out += { n: '\n', t: '\t' }[text[i] ?? ''] ?? text[i] ?? ''
      } else out += text[i]
    }
    return null
  }
  if (c === '[' || c === '{') return readMany(text, at, c === '[' ? ']' : '}')
  const word = /^[^\s,\]}#]+/.exec(text.slice(at))?.[0]
  if (!word) return null
  const end = at + word.length
  if (word === 'true' || word === 'false') return { value: word === 'true', end }
  return { value: /^[+-]?\d+(\.\d+)?$/.test(word) ? Number(word) : word, end }
}

function readMany(text: string, from: number, close: string): { value: Value; end: number } | null {
  const items: Value[] = []
  const members: Record<string, Value> = {}
  let at = from + 1
  for (;;) {
    at += /^([\s,]|#[^\n]*)*/.exec(text.slice(at))![0].length
    if (at >= text.length) return null
    if (text[at] === close) return { value: close === ']' ? items : members, end: at + 1 }
    let name = ''
    if (close === '}') {
      const key = /^("[^"]*"|[\w\u4e00-\u9fff-]+)\s*=\s*/.exec(text.slice(at))
      if (!key) return null
      name = key[1]!.replace(/"/g, '')
      at += key[0].length
    }
    const read = readValue(text, at)
    if (!read) return null
    if (close === '}') members[name] = read.value
    else items.push(read.value)
    at = read.end
  }
}

/** Of one value. */
const mostLines = 400

const kindOf = (header: string): Table['kind'] => {
  const name = header.replace(/[[\]\s]/g, '').replace(/#.*$/, '')
  return name === 'plan' || name === 'body' || name === 'provision' ? name : 'other'
}

/** Every table of the file with its keys. Lines that cannot be read belong to their table and to no key. */
export function tables(toml: string): Table[] {
  const lines = toml.split('\n')
  const out: Table[] = []
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (/^\s*\[{1,2}\s*[\w.-]+\s*\]{1,2}\s*(#.*)?$/.test(line)) {
      out.push({ kind: kindOf(line), first: i, last: i, keys: [] })
      continue
    }
    const table = out.at(-1)
    if (!table) continue
    const key = /^\s*([\w-]+)\s*=\s*/.exec(line)
    if (!key) {
      if (line.trim() !== '') table.last = i
      continue
    }
    const own = line.slice(key[0].length)
    // Most values end on their line; the others begin with a bracket or with three quotes.
    const long = /^(\[|\{|"""|''')/.test(own)
    const rest = long ? [own, ...lines.slice(i + 1, i + mostLines)].join('\n') : own
    const read = readValue(rest, 0)
    const raw = read ? rest.slice(0, read.end) : line.slice(key[0].length)
    const last = i + raw.split('\n').length - 1
    table.keys.push({ name: key[1]!, value: read?.value ?? null, raw, first: i, last })
    i = last
    table.last = last
  }
  return out
}

export const quoted = (text: string): string =>
  `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`

export const provisionTables = (toml: string): Table[] =>
  tables(toml).filter((table) => table.kind === 'provision')
export const idOf = (table: Table): string => String(table.keys.find((key) => key.name === 'id')?.value ?? '')
export const valueOf = (table: Table, name: string): Value | null =>
  table.keys.find((key) => key.name === name)?.value ?? null

/** Replaces a key's value (`raw` as TOML writes it), adds the key at the end of the table, or takes it away (null). */
export function setKey(toml: string, table: Table, name: string, raw: string | null): string {
  const lines = toml.split('\n')
  const key = table.keys.find((one) => one.name === name)
  if (key && raw !== null) {
    const old = lines.slice(key.first, key.last + 1).join('\n')
    const head = /^\s*[\w-]+\s*=\s*/.exec(old)![0]
    const tail = old.slice(head.length + key.raw.length)
    lines.splice(key.first, key.last - key.first + 1, `${head}${raw}${tail}`)
  } else if (key) {
    lines.splice(key.first, key.last - key.first + 1)
  } else if (raw !== null) {
    const after = table.keys.at(-1)?.last ?? table.first
    lines.splice(after + 1, 0, `${name.padEnd(8)} = ${raw}`)
  }
  return lines.join('\n')
}

export function tableText(toml: string, table: Table): string {
  return toml
    .split('\n')
    .slice(table.first, table.last + 1)
    .join('\n')
}
export function replaceTable(toml: string, table: Table, text: string): string {
  const lines = toml.split('\n')
  lines.splice(table.first, table.last - table.first + 1, ...text.split('\n'))
  return lines.join('\n')
}
export function removeTable(toml: string, table: Table): string {
  const lines = toml.split('\n')
  lines.splice(table.first, table.last - table.first + 1)
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}
/** Puts a provision's text at the end; its id is changed where it is taken. Answers the text and the id. */
export function addProvision(toml: string, block: string): { toml: string; id: string } {
  const taken = new Set(provisionTables(toml).map(idOf))
  const table = provisionTables(block)[0]
  const wish = (table && idOf(table)) || 'provision'
  let id = wish
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`
  const text = table && id !== wish ? setKey(block, table, 'id', quoted(id)) : block
  return { toml: `${toml.trimEnd()}\n\n${text.trim()}\n`, id }
}

/** Which passages of the document are its body: the [[body]] tables are replaced by these. */
export function setBody(toml: string, begin: string, end: string, nth: number): string {
  let text = toml
  for (let found = tables(text).find((table) => table.kind === 'body'); found; ) {
    text = removeTable(text, found)
    found = tables(text).find((table) => table.kind === 'body')
  }
  const plan = tables(text).find((table) => table.kind === 'plan')
  const lines = text.split('\n')
  const at = plan ? plan.last + 1 : lines.length
  const block = ['', '[[body]]', `begin = ${quoted(begin)}`, `end   = ${quoted(end)}`]
  if (nth > 1) block.push(`nth   = ${nth}`)
  lines.splice(at, 0, ...block)
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}
