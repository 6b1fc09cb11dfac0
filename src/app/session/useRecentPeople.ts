import { defineStore } from 'pinia'
import { ref } from 'vue'
import { personOf } from '#sync/recording/layFacts.ts'
import { GATE, RECORDS } from '../tools.ts'
import { useTool } from './useTool.ts'

const MOST = 5

/** What was looked for and who was opened, so that «back» comes back to it; locking forgets both, and then the last records tell who. */
export const useRecentPeople = defineStore('recent-people', () => {
  const [gate, records] = [useTool(GATE), useTool(RECORDS)]
  const ids = ref<readonly string[]>([])
  const query = ref('')
  gate.onChange(() => {
    if (gate.door().face !== 'open') [ids.value, query.value] = [[], '']
  })
  const note = (id: string) => {
    ids.value = [id, ...ids.value.filter((known) => known !== id)].slice(0, MOST)
  }
  const fill = async () => {
    const visited = (await records.lines()).flatMap(({ body }) => personOf(body) ?? [])
    ids.value = [...new Set([...ids.value, ...visited])].slice(0, MOST)
  }
  return { ids, query, note, fill }
})
