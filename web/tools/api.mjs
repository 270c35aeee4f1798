/* eslint-disable no-console */
// npm run api -- OPENAPI.json [--write]: lints the description of the API with redocly's recommended rules and makes
// src/api/openapi.gen.ts from it; without --write a difference fails.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createConfig, lint } from '@redocly/openapi-core'
import openapiTS, { astToString } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'

const [file, mode] = process.argv.slice(2)
const out = new URL('../src/api/openapi.gen.ts', import.meta.url)

const config = await createConfig({ extends: ['recommended'] })
const description = JSON.parse(readFileSync(file, 'utf8'))
// A route that only leads elsewhere has no 2xx to describe.
const redirects = ({ ruleId, location }) => {
  const [, path, method] = (location[0]?.pointer ?? '').slice(2).split('/')
  const named = path?.replaceAll('~1', '/').replaceAll('~0', '~')
  return ruleId === 'operation-2xx-response' && '302' in (description.paths[named]?.[method]?.responses ?? {})
}
const problems = (await lint({ ref: resolve(file), config })).filter((problem) => !redirects(problem))
for (const { severity, ruleId, message, location } of problems)
  console.error(`${severity} ${ruleId}: ${message} (${location[0]?.pointer})`)

const types = astToString(await openapiTS(description, { alphabetize: true }))
const head = '// Made from docs/api/openapi.json by npm run api: do not edit.\n'
const text = await format(head + types, { ...(await resolveConfig(out)), parser: 'typescript' })
let differs = false
if (mode === '--write') writeFileSync(out, text)
else if (readFileSync(out, 'utf8') !== text) {
  differs = true
  console.error('src/api/openapi.gen.ts differs from the description of the API: tools/api.sh --write')
}
console.log(`api: ${Object.keys(description.paths).length} paths, ${problems.length} findings of redocly`)
process.exit(problems.length > 0 || differs ? 1 : 0)
