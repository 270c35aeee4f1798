// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { followed } from './followed'

describe('followed', () => {
  function clicked(html: string, keys: MouseEventInit = {}): { to: unknown[]; prevented: boolean } {
    document.body.innerHTML = `<div>${html}</div>`
    const push = vi.fn(() => Promise.resolve())
    document.body.firstElementChild!.addEventListener('click', (event) =>
      followed(event as MouseEvent, { push }),
    )
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...keys })
    document.querySelector('b')!.dispatchEvent(event)
    return { to: push.mock.calls.map((call: unknown[]) => call[0]), prevented: event.defaultPrevented }
  }

  it('goes where the link leads without leaving the page', () => {
    expect(clicked('<a href="/plans/a?provision=b"><b>x</b></a>')).toEqual({
      to: ['/plans/a?provision=b'],
      prevented: true,
    })
  })
  it('leaves to the browser what opens elsewhere', () => {
    for (const keys of [{ ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { button: 1 }])
      expect(clicked('<a href="/plans/a"><b>x</b></a>', keys)).toEqual({ to: [], prevented: false })
    expect(clicked('<a href="/x" target="_blank"><b>x</b></a>').prevented).toBe(false)
    expect(clicked('<a href="https://example.org/"><b>x</b></a>').prevented).toBe(false)
    expect(clicked('<b>x</b>').prevented).toBe(false)
  })
})
