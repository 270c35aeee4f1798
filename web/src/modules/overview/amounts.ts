import { useI18n } from 'vue-i18n'
import type { Goal } from '@/api/types'
import { formatNumber, formatShare } from '@/modules/plans/numbers'

/** Amounts in the unit that the server names: `12.5学时`, `3人次`, `5%`. */
export function useAmounts(): {
  amount: (value: number | null | undefined, unit: string) => string
  goal: (target: Goal, unit: string, atMost?: boolean) => string
} {
  const { locale, t, te } = useI18n()
  function amount(value: number | null | undefined, unit: string): string {
    if (value === null || value === undefined) return t('common.dash')
    if (unit === 'share') return formatShare(value, locale.value)
    const word = te(`unit.${unit}`, 'zh-CN') ? t(`${value === 1 ? 'unitOne' : 'unit'}.${unit}`) : ''
    const number = formatNumber(value, locale.value)
    return locale.value === 'en' && word ? `${number} ${word}` : `${number}${word}`
  }
  return {
    amount,
    goal(target, unit, atMost = false) {
      if (target === null) return t('common.dash')
      if (Array.isArray(target))
        return t('target.between', { a: amount(target[0], unit), b: amount(target[1], unit) })
      return t(atMost ? 'target.at_most' : 'target.at_least', { n: amount(target, unit) })
    },
  }
}
