import { describe, expect, it } from 'vitest'
import { readStatement } from './statement'

const data = {
  format: 'xingtan-transfer',
  version: 1,
  issuer: '广西壮族自治区',
  number: '7K2M9Q-4ZDXW1-H8R3VC',
  stated_from: '2021-01-01',
  stated_to: '2025-05-31',
  hours: '276.5',
  credits: '71.79',
}
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

function local(name: string, content: Uint8Array): number[] {
  const title = new TextEncoder().encode(name)
  const head = new DataView(new ArrayBuffer(30))
  head.setUint32(0, 0x04034b50, true)
  head.setUint32(18, content.length, true)
  head.setUint32(22, content.length, true)
  head.setUint16(26, title.length, true)
  return [...new Uint8Array(head.buffer), ...title, ...content]
}

describe('a statement from another province', () => {
  it('is read from its JSON and from the archive', () => {
    const zip = new Uint8Array([...local('README.txt', bytes('x')), ...local('statement.json', bytes(data))])
    for (const file of [bytes(data), zip])
      expect(readStatement(file)).toEqual({
        place: '广西壮族自治区',
        statement: '7K2M9Q-4ZDXW1-H8R3VC',
        stated_from: '2021-01-01',
        stated_to: '2025-05-31',
        hours: '276.5',
        credits: '71.79',
      })
  })
  it('is nothing where it is something else', () => {
    expect(readStatement(bytes({ ...data, format: 'xingtan-portfolio' }))).toBeNull()
    expect(readStatement(bytes({ ...data, version: 2 }))).toBeNull()
    expect(readStatement(new Uint8Array([0x50, 0x4b, 3, 4]))).toBeNull()
    expect(readStatement(new Uint8Array())).toBeNull()
  })
})
