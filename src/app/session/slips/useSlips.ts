import { computed, type InjectionKey } from 'vue'
import { vietnamDay } from '#domain/shared/PlainDate.ts'
import { CLOCK } from '../../tools.ts'
import { useTool } from '../useTool.ts'
import type { HeldSlips } from './HeldSlips.ts'
import type { SlipReminders } from './SlipReminders.ts'
import type { SlipLooking } from './SlipLooking.ts'

export const HELD_SLIPS: InjectionKey<HeldSlips> = Symbol('held-slips')
export const REMINDERS: InjectionKey<SlipReminders> = Symbol('reminders')
export const LOOKING: InjectionKey<SlipLooking> = Symbol('looking')

/** The slips of this phone, the page that is looked at, and the day it is. */
export function useSlips() {
  const [held, clock, looking] = [useTool(HELD_SLIPS), useTool(CLOCK), useTool(LOOKING)]
  return {
    held,
    looking,
    slip: held.current,
    page: computed(() => held.current.value?.page),
    nowMs: () => clock.nowMs(),
    today: () => vietnamDay(clock.nowMs()),
  }
}
