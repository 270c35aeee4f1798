import { useI18n } from 'vue-i18n'
import { formatDay } from '@/modules/plans/numbers'
import type { Post } from './types'

/** From when to when a post is held. */
export function useSpan(): (post: Post) => string {
  const { t, locale } = useI18n()
  return (post) => {
    const from = formatDay(post.from, locale.value)
    return post.to
      ? t('accounts.span', { from, to: formatDay(post.to, locale.value) })
      : t('accounts.since', { from })
  }
}
