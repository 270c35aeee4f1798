import { createI18n } from 'vue-i18n'
import { mergeWords, type Words } from './merge'
import zhCN from './zh-CN'

// The words of a room stand beside its pages: modules/<room>/i18n/{zh-CN,en}.ts, under its own top-level
// key; what it adds to shared groups (reason, inbox) is merged in.
const roomsChinese = import.meta.glob<Words>('../modules/*/i18n/zh-CN.ts', { eager: true, import: 'default' })
const chinese = mergeWords([zhCN, ...Object.values(roomsChinese)]) as typeof zhCN

export type Locale = 'zh-CN' | 'en'
export type Catalogue = typeof zhCN

export const i18n = createI18n<false>({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': chinese },
  missingWarn: false,
  fallbackWarn: false,
})

/** English is fetched when somebody asks for it; Chinese is part of the first load. */
export async function applyLocale(locale: Locale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en'))
    i18n.global.setLocaleMessage('en', (await import('./all-en')).default)
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}
