import { useI18n } from 'vue-i18n'
import type { Provision, ProvisionState } from '@/api/types'

const whole = new Set([
  'not_started',
  'above_scope',
  'sessions',
  'programmes',
  'records',
  'teachers',
  'calendar',
  'wages',
  'empty',
])
const prefixed = new Set(['items', 'new_items', 'partners', 'money', 'submitted'])

/** Says which data are missing and who can supply them, in words for the person who reads it. */
export function useMissing(): { explainMissing: (judged: ProvisionState, provision: Provision) => string[] } {
  const { t, te } = useI18n()

  function one(source: string): string {
    if (whole.has(source)) return t(`missing.${source}`)
    const [head = '', ...rest] = source.split(/[:.(]/)
    const detail = rest.join(' ').replace(/[')]/g, '').trim()
    if (!prefixed.has(head)) return t('missing.other', { what: source })
    const kind = head === 'new_items' || head === 'partners' ? 'items' : head
    const name = te(`source.${detail}`, 'zh-CN') ? t(`source.${detail}`) : detail || t('missing.title')
    const who = t(head === 'money' ? 'missing.whoMoney' : 'missing.whoDefault')
    return t(`missing.${kind}`, { what: name, who })
  }

  function explainMissing(judged: ProvisionState): string[] {
    const texts = judged.missing.map(one)
    if (texts.length === 0 && judged.entities === 0 && judged.strength !== 'may')
      texts.push(t('missing.empty'))
    return [...new Set(texts)]
  }
  return { explainMissing }
}
