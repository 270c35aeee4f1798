declare module '*/tools/vocabulary.mjs' {
  export function vocabulary(): string
}
