import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { whenSignedOut } from '@/api/client'
import { i18n } from '@/i18n'
import { useSession } from '@/modules/access/session'
import { usePrefs } from '@/shell/prefs'
import { prefetchPages } from '@/shell/prefetch'
import { pages, router } from '@/shell/router'
import App from './App.vue'
import 'element-plus/theme-chalk/base.css'
import './shell/theme.css'
import './shell/base.css'
import './shell/print.css'

async function start(): Promise<void> {
  const app = createApp(App)
  app.use(createPinia()).use(i18n)
  const prefs = usePrefs()
  await prefs.setLocale(prefs.locale)
  whenSignedOut(() => {
    useSession().drop()
    void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } })
  })
  prefetchPages(router, pages)
  app.use(router).mount('#app')
}

void start()
