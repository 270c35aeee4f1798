import { useI18n } from 'vue-i18n'
import type { Provision } from '@/api/types'
import type { Aim } from './goals'
import { han } from './typeset'
import { formatDay, formatMonth, parseDue, formatNumber, formatShare, parseTarget, unitOf } from './numbers'

export interface Wording {
  title: (provision: { title: string; title_en?: string }) => string
  /** A value of a measure with its unit: `312.5学时`, `2%`. */
  amount: (value: number | null | undefined, measure: string) => string
  /** The same in two parts, to set the unit smaller than the figure. */
  figure: (value: number, measure: string) => { number: string; unit: string }
  count: (n: number) => string
  share: (value: number | null | undefined) => string
  /** `≥ 360` of the plan's file in words: `不少于360学时`. */
  target: (text: string, measure: string) => string
  /** `02-last` in words: `2月最后一天`. */
  due: (text: string | null | undefined) => string
  /** What a value is held against: `目标 360学时`, `不超过5%`, `33%至34%`. */
  aim: (aim: Aim, measure: string) => string
  /** `5,678名教师` for the kind of entity of a provision. */
  counted: (n: number, kind: string | string[]) => string
}

export function useWording(): Wording {
  const { locale, t, te } = useI18n()
  const count = (n: number): string => formatNumber(n, locale.value, 0)
  function amount(value: number | null | undefined, measure: string): string {
    if (value === null || value === undefined) return t('common.dash')
    const unit = unitOf(measure)
    if (unit === 'share') return formatShare(value, locale.value)
    const word = t(`${value === 1 ? 'unitOne' : 'unit'}.${unit}`)
    const number = formatNumber(value, locale.value)
    return locale.value === 'en' && word ? `${number} ${word}` : `${number}${word}`
  }
  return {
    title: (provision) => (locale.value === 'en' && provision.title_en) || han(provision.title),
    amount,
    figure(value, measure) {
      const unit = unitOf(measure)
      const number = unit === 'share' ? formatShare(value, locale.value) : formatNumber(value, locale.value)
      return { number, unit: unit === 'share' ? '' : t(`${value === 1 ? 'unitOne' : 'unit'}.${unit}`) }
    },
    count,
    share: (value) =>
      value === null || value === undefined ? t('common.dash') : formatShare(value, locale.value),
    aim(aim, measure) {
      if (aim.kind === 'between')
        return t('target.between', { a: amount(aim.low, measure), b: amount(aim.high, measure) })
      if (aim.kind === 'at_most') return t('target.at_most', { n: amount(aim.high, measure) })
      return t('figure.target', { target: amount(aim.low, measure) })
    },
    due(text) {
      const when = parseDue(text ?? '')
      if (!when) return formatDay(text, locale.value)
      const month = when.month === null ? '' : formatMonth(when.month, locale.value)
      return t(`due.${when.key}`, { month, day: when.day ?? '' })
    },
    target(text, measure) {
      const goal = parseTarget(text)
      if (!goal) return text
      const unit = t(`${goal.a === '1' && goal.kind !== 'between' ? 'unitOne' : 'unit'}.${unitOf(measure)}`)
      const withUnit = (number: string): string =>
        number.endsWith('%') || !unit
          ? number
          : locale.value === 'en'
            ? `${number} ${unit}`
            : `${number}${unit}`
      if (goal.kind === 'between') return t('target.between', { a: goal.a, b: withUnit(goal.b) })
      return t(`target.${goal.kind}`, { n: withUnit(goal.a) })
    },
    counted(n, kind) {
      const key = `counted.${Array.isArray(kind) ? kind[0] : kind}`
      return t(te(key, 'zh-CN') ? key : 'counted.other', { n: count(n) }, n)
    },
  }
}

export const entityKinds = (provision: Pick<Provision, 'entity'>): string[] =>
  Array.isArray(provision.entity) ? provision.entity : [provision.entity]
