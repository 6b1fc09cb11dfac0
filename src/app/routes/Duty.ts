import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

export type Tab = {
  readonly to: string
  readonly word: string
  readonly icon: Component
  /** The one number of a tab: what waits there. */
  readonly waiting?: () => number
  /** Only where the tabs stand beside the work, or only where they stand at its foot and four are enough. */
  readonly only?: 'rail' | 'foot'
  /** Screens that are reached through this one. */
  readonly holds?: readonly string[]
}

/** Whether the screen at this path belongs to the tab without being its own. */
export const isWithin = ({ to, holds = [] }: Tab, path: string): boolean =>
  path.startsWith(`${to}/`) || holds.some((one) => path === one || path.startsWith(`${one}/`))

/** What a duty puts before whoever bears it. `look` is called at every change of screen; `over` stands above all of them. */
export type Duty = {
  readonly routes: readonly RouteRecordRaw[]
  readonly tabs: readonly Tab[]
  readonly look?: () => void
  readonly over?: Component
}
