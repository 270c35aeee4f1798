const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/DingTalk/, 'DingTalk'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/(Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const first = (table: readonly [RegExp, string][], agent: string): string =>
  table.find(([sign]) => sign.test(agent))?.[1] ?? ''

/** What a User-Agent says in words people know; proper names, the same in both languages. */
export const deviceOf = (agent: string): { browser: string; system: string } => ({
  browser: first(browsers, agent),
  system: first(systems, agent),
})
