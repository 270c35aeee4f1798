import { ref, type Ref } from 'vue'

import { shanghaiDay } from '@/ui/shanghai'

// The server's day: the demonstration lives on one of its own. Known as soon as an answer came that nobody asked of
// another day.
const today = ref(shanghaiDay(Date.now()))

export function useToday(): {
  today: Ref<string>
  learn: (state: { at: string; known: string }, asked: { at: string | null; known: string | null }) => void
} {
  return {
    today,
    learn(state, asked) {
      if (asked.at === null) today.value = state.at
      else if (asked.known === null) today.value = state.known
    },
  }
}
