import { ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export interface Query {
  /** One value of the address; empty where it says nothing of the kind. */
  text: (name: string) => string
  set: (change: Record<string, string | undefined>) => void
  /** The same for one value; empty takes it out of the address. */
  choose: (name: string, value: string) => void
  /** What is being typed for a value; follows the address when that changes. */
  typed: (name: string) => Ref<string>
}

/** What a list shows stands in its address: filters are read there and written there. */
export function useQuery(): Query {
  const route = useRoute()
  const router = useRouter()
  const text = (name: string): string => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }
  const set = (change: Record<string, string | undefined>): void =>
    void router.replace({ query: { ...route.query, ...change } })
  return {
    text,
    set,
    choose: (name, value) => set({ [name]: value || undefined }),
    typed(name) {
      const value = ref(text(name))
      watch(
        () => text(name),
        (now) => (value.value = now),
      )
      return value
    },
  }
}
