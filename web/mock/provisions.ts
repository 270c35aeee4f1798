import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import type { Provision, Strength } from '../src/api/types'
import { chance } from './chance'

/** A provision of the real plan and, for the mock alone, how far the made-up region has come (1 = at its target). */
export interface MockProvision extends Provision {
  nth: number
  reach: number
  goal: number | null
  border: boolean
  missing: string[]
}

const file = fileURLToPath(new URL('../../plans/guangxi-145/plan.toml', import.meta.url))

/** As much TOML as a provision of this plan uses: one `key = value` a line. */
function tables(text: string): Record<string, string>[] {
  return text
    .split(/^\[\[provision\]\]$/m)
    .slice(1)
    .map((part) => {
      const table: Record<string, string> = {}
      for (const line of part.split('\n')) {
        const found = /^(\w+)\s*=\s*(.*?)\s*(?:#.*)?$/.exec(line)
        if (found) table[found[1]!] = found[2]!.replace(/^["'](.*)["']$/, '$1').replace(/\\"/g, '"')
      }
      return table
    })
}

function amount(text: string | undefined): number | null {
  if (!text) return null
  if (text.endsWith('%')) return Number(text.slice(0, -1)) / 100
  const [top, bottom] = text.split('/').map(Number)
  return bottom ? top! / bottom : top!
}

function missingOf(table: Record<string, string>, entity: string): string[] {
  if (table.needs) return [table.needs]
  if (entity === 'programme' || entity === 'cohort') return [`${entity}s`]
  const call = /(items|new_items|submitted|money)\('(\w+)'/.exec(table.measure ?? '')
  if (call && chance(`reported ${table.id}`) < 0.12) return [`${call[1]!.replace('new_', '')}:${call[2]}`]
  return []
}

function provision(table: Record<string, string>): MockProvision {
  const entity = (table.entity ?? 'region').replace(/^\[?"?(\w+).*$/, '$1')
  const goal = amount(table.at_least)
  const missing = missingOf(table, entity)
  return {
    id: table.id!,
    title: table.title!,
    title_en: table.title_en,
    quote: table.quote!,
    nth: Number(table.nth ?? 1),
    strength: table.strength as Strength,
    entity,
    window: table.window ?? 'plan',
    measure: table.measure ?? '',
    where: table.where ?? '',
    target_text: table.at_least ? `≥ ${table.at_least}` : '',
    required_share: amount(table.required_share ?? '100%') ?? 1,
    due: null,
    needs: null,
    goal,
    missing,
    border: (table.where ?? '').includes('border_county'),
    reach: missing.length > 0 ? 0 : 0.6 + chance(`reach ${table.id}`) * 0.9,
  }
}

export const provisions: readonly MockProvision[] = tables(readFileSync(file, 'utf8')).map(provision)
