/// <reference types="vitest/config" />
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { mockApi } from './mock/plugin'

export default defineConfig(({ mode }) => ({
  plugins: [vue(), ...(mode === 'mock' ? [mockApi()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_I18N_FULL_INSTALL__: false, __VUE_I18N_LEGACY_API__: false },
  build: {
    target: 'es2022',
    // Which file needs which: the weight of the first load is added up from it (src/shell/weight.test.ts).
    manifest: true,
    // A content security policy without data: URLs must be able to serve every asset.
    assetsInlineLimit: 0,
    // The chart engine is the largest, and is fetched only where a chart comes into view.
    chunkSizeWarningLimit: 520,
  },
  server: {
    port: 5173,
    ...(mode === 'mock' ? {} : { proxy: { '/api': process.env.XINGTAN_API ?? 'http://127.0.0.1:8080' } }),
  },
  preview: { port: 4173 },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts', 'mock/**/*.test.ts'] },
}))
