import { useI18n } from 'vue-i18n'

import { shanghaiDay } from '@/ui/shanghai'

/** Times as people in Shanghai read them, to the minute, in the language of the page. */
export function useMoments(): { moment: (ms: number) => string; today: () => string } {
  const { locale } = useI18n()
  const moment = (ms: number): string =>
    new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Shanghai',
    }).format(ms)
  /** YYYY-MM-DD in Shanghai. */
  const today = (): string => shanghaiDay(Date.now())
  return { moment, today }
}
