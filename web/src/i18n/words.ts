import { useI18n } from 'vue-i18n'
import vocabulary from './vocabulary.gen.json'

type Vocabulary = Record<string, Record<string, string[]>>

/** The word of a closed list of the server (`stage`, `mode`, `item_kind` …), or null. */
export function vocabularyWord(list: string, key: string, locale: string): string | null {
  return (vocabulary as Vocabulary)[list]?.[key]?.[locale === 'en' ? 1 : 0] ?? null
}

/**
 * Words for coded values: first the server's vocabularies, then the catalogue. A value that is neither (a name, a word that
 * is already Chinese) is shown as it is.
 */
export function useWords(): { word: (list: string, value: string | null | undefined) => string } {
  const { t, te, locale } = useI18n()
  function word(list: string, value: string | null | undefined): string {
    if (!value) return ''
    const known = vocabularyWord(list, value, locale.value)
    if (known) return known
    const key = `${list}.${value.replace(/[.:]/g, '_')}`
    return te(key, 'zh-CN') ? t(key) : value
  }
  return { word }
}
