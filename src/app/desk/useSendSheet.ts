import { ref } from 'vue'
import { useOfficeAct } from './useOffice.ts'
import { useTool } from '../session/useTool.ts'
import { OFFICE, type Refusal } from '../tools.ts'

/** A signed sheet on its way to the office: made small here, kept nowhere but there. */
export function useSendSheet(address: () => string) {
  const office = useTool(OFFICE)
  const { act, trouble } = useOfficeAct()
  const refusal = ref<Refusal>()
  const isBusy = ref(false)

  async function send(file: Blob, about: { unitCode: string; note: string }): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    const photo = await office.readPhoto(file)
    const kept = photo.ok ? await act('POST', address(), { ...about, photoBase64: photo.value }) : undefined
    refusal.value = photo.ok ? trouble.value?.refusal : photo.refusal
    isBusy.value = false
    return kept !== undefined
  }
  return { send, isBusy, refusal }
}
