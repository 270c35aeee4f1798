// GB 18030: Node reads it and cannot write it, so the table is made by reading every pair of bytes once.
const decoder = new TextDecoder("gb18030");
let pairs;

function twoBytes() {
  const table = new Map();
  for (let high = 0x81; high <= 0xfe; ++high) {
    for (let low = 0x40; low <= 0xfe; ++low) {
      const text = low === 0x7f ? "" : decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && text !== "\ufffd") table.set(text, [high, low]);
    }
  }
  return table;
}

// ASCII, what has two bytes, and everything outside the basic plane (four bytes, in the order of code points).
export function gb18030(text) {
  pairs ??= twoBytes();
  const out = [];
  for (const letter of text) {
    const point = letter.codePointAt(0);
    if (point < 0x80) out.push(point);
    else if (pairs.has(letter)) out.push(...pairs.get(letter));
    else if (point >= 0x10000) {
      const n = point - 0x10000;
      out.push(0x90 + Math.floor(n / 12600), 0x30 + (Math.floor(n / 1260) % 10), 0x81 + (Math.floor(n / 10) % 126), 0x30 + (n % 10));
    } else throw new Error(`no bytes for ${letter}`);
  }
  return Buffer.from(out);
}
