import { useI18n } from 'vue-i18n'

/** Words of closed lists (roles, modes, stages …). The server may already send the Chinese word; then it is shown. */
export function useWords(): { word: (group: string, value: string | null | undefined) => string } {
  const { t, te } = useI18n()
  function word(group: string, value: string | null | undefined): string {
    if (!value) return ''
    const key = `${group}.${value.replace(/[.:]/g, '_')}`
    return te(key) || te(key, 'zh-CN') ? t(key) : value
  }
  return { word }
}
