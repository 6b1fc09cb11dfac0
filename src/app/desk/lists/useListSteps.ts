import { computed, ref, shallowRef } from 'vue'
import type { ColumnMapping, DoubtChoice, RowChoice } from '#sync/protocol/ImportList.ts'
import type { OfficeTrouble } from '../useOffice.ts'
import type { CheckedList } from './checkedList.ts'
import type { ChosenFile } from './readFile.ts'
import type { Ref } from 'vue'

export const STEPS = ['choose', 'columns', 'check', 'done'] as const
/** A file as every list travels; what else the office must know is added by whoever brings it in. */
export type SentList = {
  readonly fileName: string
  readonly fileBase64: string
  readonly dryRun: boolean
  readonly mapping: ColumnMapping
  readonly choices?: readonly RowChoice[]
}
type Work = 'reading' | 'checking' | 'writing'

/** One list on its way in: read, its columns agreed, looked through, and only then written. `send` asks the office; nothing moves on unless it answered. */
export function useListSteps(send: (sent: SentList) => Promise<CheckedList | undefined>, trouble: Ref<OfficeTrouble | undefined>) {
  const step = ref<0 | 1 | 2 | 3>(0)
  const file = shallowRef<ChosenFile>()
  const mapping = ref<ColumnMapping>([])
  const list = shallowRef<CheckedList>()
  const work = ref<Work>()
  const choices = shallowRef<readonly RowChoice[]>([])
  /** Said since the office last looked. */
  const unchecked = ref(0)

  async function go(next: 1 | 2 | 3, doing: Work): Promise<void> {
    if (!file.value) return
    work.value = doing
    const { name, base64 } = file.value
    const answer = await send({ fileName: name, fileBase64: base64, dryRun: next !== 3, mapping: mapping.value, ...said() })
    work.value = undefined
    if (!answer) return
    ;[list.value, step.value, unchecked.value] = [answer, next, 0]
  }
  /** Other lists than of people are asked without. */
  const said = () => (choices.value.length > 0 ? { choices: choices.value } : {})
  /** The newest word about a doubt stands; none takes it back. */
  function choose(about: readonly Omit<RowChoice, 'choice'>[], choice: DoubtChoice | undefined): void {
    const isAbout = (one: Omit<RowChoice, 'choice'>) =>
      about.some(({ sheet, row, problem }) => one.sheet === sheet && one.row === row && one.problem === problem)
    const others = choices.value.filter((one) => !isAbout(one))
    choices.value = choice ? [...others, ...about.map((one) => ({ ...one, choice }))] : others
    unchecked.value += 1
  }
  function startOver(): void {
    ;[step.value, file.value, list.value, mapping.value, trouble.value] = [0, undefined, undefined, [], undefined]
    ;[choices.value, unchecked.value] = [[], 0]
  }
  return {
    ...{ step, file, mapping, list, work, trouble, startOver, choices, unchecked, choose },
    isBusy: computed(() => work.value !== undefined),
    read: () => {
      ;[mapping.value, choices.value, unchecked.value] = [[], [], 0]
      return go(1, 'reading')
    },
    check: () => go(2, 'checking'),
    bringIn: () => go(3, 'writing'),
    back: () => {
      if (step.value === 1 || step.value === 2) step.value = step.value === 2 ? 1 : 0
    },
  }
}
export type ListSteps = ReturnType<typeof useListSteps>
