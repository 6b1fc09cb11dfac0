import type { WorldPhone } from './WorldPhone.ts'
import type { World } from './World.ts'

/** Something that may happen next; the heavier, the oftener. */
export type Act = { readonly weight: number; readonly name: string; readonly run: (world: World, phone: WorldPhone) => Promise<unknown> }
