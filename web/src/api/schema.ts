// Types of the API by the names of its description; openapi.gen.ts is made from the server's routes.
import type { components } from './openapi.gen'

export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
