import type { RouteLocationRaw, Router } from 'vue-router'
import type { Schema } from '@/api/schema'
import { han } from '@/modules/plans/typeset'
import type { IconName } from '@/ui/icons'
import type { EntryGroup } from '../nav'

export type Found = Schema<'Hits'>

/** One line of the results, whatever it is. */
export interface Hit {
  key: string
  to: RouteLocationRaw
  icon: IconName
  text: string
  /** Words of the data are Chinese; words of the catalogue follow the page's language. */
  chinese: boolean
  aside: string
}
export interface HitGroup {
  /** Catalogue key below search.groups. */
  name: 'pages' | 'people' | 'orgs' | 'plans' | 'sentences'
  hits: Hit[]
}

type Translate = (key: string) => string

function pagesFound(menu: readonly EntryGroup[], typed: string, t: Translate): Hit[] {
  const text = typed.toLowerCase()
  return menu
    .flatMap(({ entries }) => entries)
    .filter(({ label }) => t(label).toLowerCase().includes(text))
    .map(({ name, to, icon, label }) => ({
      key: `page ${name}`,
      to,
      icon,
      text: t(label),
      chinese: false,
      aside: '',
    }))
}

/** A school has its page; a region is looked at through the overview or, without one, the plans. */
export function wayTo(org: Found['orgs'][number], router: Router): RouteLocationRaw {
  if (org.level === 'school' && router.hasRoute('school'))
    return { name: 'school', params: { code: org.code } }
  return { name: router.hasRoute('overview') ? 'overview' : 'plans', query: { under: org.code } }
}

function sentence(one: Found['sentences'][number], i: number, typed: string): Hit {
  const [provision] = one.provisions
  return {
    key: `sentence ${one.plan} ${one.block} ${i}`,
    to: {
      name: 'plan',
      params: { plan: one.plan },
      query: provision ? { provision } : {},
      hash: provision ? '' : `#b${one.block}`,
    },
    icon: 'paper',
    text: around(han(one.text), han(typed)),
    chinese: true,
    aside: han(one.plan_title),
  }
}

/** The answer and the menu as groups of lines, without empty groups. */
export function hitGroups(
  found: Found | null,
  menu: readonly EntryGroup[],
  typed: string,
  router: Router,
  t: Translate,
): HitGroup[] {
  if (!typed) return []
  const groups: HitGroup[] = [{ name: 'pages', hits: pagesFound(menu, typed, t) }]
  if (found) {
    const people = found.people.map(
      (one): Hit => ({
        key: `person ${one.id}`,
        to: { name: 'teacher', params: { id: one.id } },
        icon: 'person',
        text: one.name,
        chinese: true,
        aside: one.school || t('search.noSchool'),
      }),
    )
    const orgs = found.orgs.map(
      (one): Hit => ({
        key: `org ${one.code}`,
        to: wayTo(one, router),
        icon: one.level === 'school' ? 'school' : 'place',
        text: one.name,
        chinese: true,
        aside: one.inside || t(`entity.${one.level}`),
      }),
    )
    const plans = found.plans.map(
      (one): Hit => ({
        key: `plan ${one.id}`,
        to: { name: 'plan', params: { plan: one.id } },
        icon: 'paper',
        text: han(one.title),
        chinese: true,
        aside: '',
      }),
    )
    groups.push(
      { name: 'people', hits: people },
      { name: 'orgs', hits: orgs },
      { name: 'plans', hits: plans },
    )
    groups.push({ name: 'sentences', hits: found.sentences.map((one, i) => sentence(one, i, typed)) })
  }
  return groups.filter(({ hits }) => hits.length > 0)
}

const keptBefore = 14
/** A long sentence begins a little before the first word that was typed, so that the word is seen. */
export function around(text: string, typed: string): string {
  const [word] = typed.split(/\s+/).filter(Boolean)
  const at = word ? text.toLowerCase().indexOf(word.toLowerCase()) : -1
  return at > keptBefore + 10 ? `…${text.slice(at - keptBefore)}` : text
}

/** The text cut at the words that were typed, so that they can be set apart. */
export function marked(text: string, typed: string): { text: string; hit: boolean }[] {
  const words = typed.split(/\s+/).filter(Boolean)
  if (words.length === 0) return [{ text, hit: false }]
  const pattern = new RegExp(
    `(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`,
    'i',
  )
  return text.split(pattern).map((part, i) => ({ text: part, hit: i % 2 === 1 }))
}
