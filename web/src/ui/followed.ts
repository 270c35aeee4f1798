import type { Router } from 'vue-router'

/** For places with very many links: plain ones with one listener above them, instead of a component for each. */
export function followed(event: MouseEvent, router: Pick<Router, 'push'>): void {
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (event.defaultPrevented || elsewhere) return
  const link = (event.target as Element | null)?.closest<HTMLAnchorElement>('a[href]')
  const href = link?.getAttribute('href')
  if (!link || !href?.startsWith('/') || link.target || link.hasAttribute('download')) return
  event.preventDefault()
  void router.push(href)
}
