import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { applyLocale, type Locale } from '@/i18n'

export type Theme = 'auto' | 'light' | 'dark'

function remembered<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
  try {
    const value = localStorage.getItem(name) as T | null
    return value && allowed.includes(value) ? value : fallback
  } catch {
    return fallback
  }
}
function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Private windows may refuse storage; the choice then lasts for this visit.
  }
}

export const usePrefs = defineStore('prefs', () => {
  const locale = ref<Locale>(remembered('xingtan.locale', ['zh-CN', 'en'] as const, 'zh-CN'))
  const theme = ref<Theme>(remembered('xingtan.theme', ['auto', 'light', 'dark'] as const, 'auto'))
  const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
  const dark = ref(false)

  function applyTheme(): void {
    dark.value = theme.value === 'dark' || (theme.value === 'auto' && systemDark.matches)
    document.documentElement.classList.toggle('dark', dark.value)
  }
  systemDark.addEventListener('change', applyTheme)
  watch(theme, (value) => {
    remember('xingtan.theme', value)
    applyTheme()
  })
  applyTheme()

  async function setLocale(value: Locale): Promise<void> {
    await applyLocale(value)
    locale.value = value
    remember('xingtan.locale', value)
  }

  const toggleTheme = (): void => {
    theme.value = dark.value ? 'light' : 'dark'
  }

  return { locale, theme, dark, setLocale, toggleTheme }
})
