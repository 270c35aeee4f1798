import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { Schema } from '@/api/schema'
import { useSession } from '@/modules/access/session'

export type Place = Schema<'Place'>

const key = 'xingtan.place'

interface Remembered {
  post: string
  place: Place
}

function remembered(post: string): Place | null {
  try {
    const found = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Remembered | null
    return found?.post === post && /^\w{1,32}$/.test(found.place.code) ? found.place : null
  } catch {
    return null
  }
}
function remember(value: Remembered | null): void {
  try {
    if (value) sessionStorage.setItem(key, JSON.stringify(value))
    else sessionStorage.removeItem(key)
  } catch {
    // Without storage the choice lasts until the page is loaded anew.
  }
}

/**
 * The part of the own subtree that somebody looks at; null is the whole of it. Kept for this browser tab and post. Pages
 * that understand it carry it in their address as `under` (meta.under).
 */
export const usePlace = defineStore('place', () => {
  const session = useSession()
  const post = computed(() => session.account?.post_id ?? '')
  const chosen = ref<Place | null>(null)
  watch(post, (id) => (chosen.value = id ? remembered(id) : null), { immediate: true })

  const whole = computed(() => session.account?.scope ?? null)
  const current = computed(() => chosen.value ?? whole.value)
  /** Below a school or an institution there is nothing to choose. */
  const divisible = computed(
    () => whole.value !== null && !['school', 'institution'].includes(whole.value.level),
  )
  function choose(place: Place | null): void {
    chosen.value = place && place.code !== whole.value?.code ? place : null
    remember(chosen.value && { post: post.value, place: chosen.value })
  }
  return { chosen, current, whole, divisible, choose }
})
