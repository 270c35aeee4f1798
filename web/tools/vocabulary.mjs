// Writes src/i18n/vocabulary.gen.json: the closed vocabularies of the server in Chinese and English, as the pages need them.
// Source: modules/vocab/data/*.txt and plans/item_kinds.txt. `npm run vocabulary` renews it; a unit test notices when it is stale.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'

const wanted = [
  'stage mode level area post title_rank sex designation category item_category subject item_kind account',
  'programme_kind employment_status session_form role',
]
  .join(' ')
  .split(' ')
const files = [
  ['modules/vocab/data/words.txt', null],
  ['modules/vocab/data/subjects.txt', null],
  ['modules/vocab/data/item_kinds.txt', null],
  ['plans/item_kinds.txt', 'item_kind'],
]
const target = fileURLToPath(new URL('../src/i18n/vocabulary.gen.json', import.meta.url))

export function vocabulary() {
  const all = Object.fromEntries(wanted.map((name) => [name, {}]))
  for (const [path, only] of files) {
    let section = only
    for (const line of readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8').split('\n')) {
      const head = /^\[(\w+)\]/.exec(line)
      if (head) section = head[1]
      if (head || line.startsWith('#') || !line.includes('|')) continue
      const cells = line.split('|').map((cell) => cell.trim())
      // The plans' own list has no column of national numbers.
      const [chinese, english] = only ? cells.slice(1) : cells.slice(2)
      if (all[section]) all[section][cells[0]] = [chinese, english]
    }
  }
  return `${JSON.stringify(all, null, 1)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, vocabulary())
