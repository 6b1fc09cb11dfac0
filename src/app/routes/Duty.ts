import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** `waiting`: the one number of a tab, what waits there. */
type Tab = { readonly to: string; readonly word: string; readonly icon: Component; readonly waiting?: () => number }

/** What a duty puts before whoever bears it. `look` is called at every change of screen. */
export type Duty = { readonly routes: readonly RouteRecordRaw[]; readonly tabs: readonly Tab[]; readonly look?: () => void }
