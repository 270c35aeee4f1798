import { useI18n } from 'vue-i18n'
import type { Provision, ProvisionState } from '@/api/types'
import { useWords } from '@/i18n/words'

/** Sources that need no more than their own sentence. */
const plain = new Set([
  'not_started',
  'above_scope',
  'sessions',
  'programmes',
  'cohorts',
  'calendar',
  'divisor',
])
/** `items:KIND` and its like: what is missing, and the vocabulary that names the kind. */
const named: Record<string, string> = { items: 'item_kind', submitted: 'item_kind', money: 'account' }

export interface Missing {
  /** Key of the sentence under `missing`. */
  key: string
  /** Vocabulary and key of the thing that is missing, or the words of the plan itself. */
  list: string | null
  what: string
}

/** Takes `items:studio`, `money:training`, `calendar` apart; anything else is the plan's own description of a record. */
export function parseMissing(source: string): Missing {
  if (plain.has(source)) return { key: source, list: null, what: '' }
  const [, head, kind] = /^([a-z_]+):(.+)$/.exec(source) ?? []
  if (head && kind && named[head]) return { key: head, list: named[head], what: kind }
  return { key: 'needs', list: null, what: source }
}

const suppliers = new Set([
  'teacher',
  'school',
  'county',
  'city',
  'province',
  'region',
  'programme',
  'provider',
  'cohort',
])

type Gap = Pick<ProvisionState, 'missing' | 'strength' | 'entities'>

/** The kind of paper that fills a gap (the import wizard's word); null where no import does. */
export function importOf(source: string): string | null {
  const { key } = parseMissing(source)
  const kinds: Record<string, string> = {
    items: 'items',
    submitted: 'items',
    money: 'funds',
    sessions: 'sessions',
    calendar: 'calendar',
  }
  return kinds[key] ?? null
}

/** Reasons that lack no paper: nothing is to be handed in. */
const silent = new Set(['not_started', 'above_scope'])
export const isGap = (source: string): boolean => !silent.has(source)

/** Says which data are missing and who can supply them, in words for the person who reads it. */
export function useMissing(): {
  explainMissing: (judged: Gap, provision: Pick<Provision, 'entity'>) => string[]
} {
  const { t } = useI18n()
  const { word } = useWords()

  function explainMissing(judged: Gap, provision: Pick<Provision, 'entity'>): string[] {
    if (judged.strength === 'may') return []
    const entity = Array.isArray(provision.entity) ? provision.entity[0]! : provision.entity
    const texts = judged.missing.map((source) => {
      const { key, list, what } = parseMissing(source)
      const who = t(`supplier.${key === 'money' ? 'money' : suppliers.has(entity) ? entity : 'region'}`)
      return t(`missing.${key}`, { what: list ? word(list, what) : what, who })
    })
    if (texts.length === 0 && judged.entities === 0) texts.push(t('missing.empty'))
    return [...new Set(texts)]
  }
  return { explainMissing }
}
