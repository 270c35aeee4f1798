import { onBeforeUnmount, watch } from 'vue'
import type { ReceiptLine } from './api'

/** Asks again while the server still works on one of the receipts that are shown. */
export function useSettling(rows: () => readonly ReceiptLine[], reload: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(rows, (list) => {
    clearTimeout(timer)
    if (list.some((one) => one.state === 'received' || one.state === 'undoing'))
      timer = setTimeout(reload, 1000)
  })
  onBeforeUnmount(() => clearTimeout(timer))
}
