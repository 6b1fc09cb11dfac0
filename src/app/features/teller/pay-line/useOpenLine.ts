import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { PaymentMade } from '#sync/protocol/Fact.ts'
import type { RollLine } from '#sync/protocol/PayRoll.ts'
import { usePaySession } from '../../../session/usePaySession.ts'

/** Which line is open stands in the address by its id, as a question of the queue's own: «back» closes it, and the camera goes on. */
export function useOpenLine() {
  const [route, router, counter] = [useRoute(), useRouter(), usePaySession()]
  const current = computed(() => (typeof route.query.khoan === 'string' ? counter.line(route.query.khoan) : undefined))
  const foundBy = computed((): PaymentMade['foundBy'] => (route.query.tim === 'cccd' ? 'identity-card' : 'list'))
  const placeOf = (line: RollLine, by: PaymentMade['foundBy'] = 'list') => ({
    path: '/quay',
    query: { khoan: line.line.lineId as string, ...(by === 'identity-card' ? { tim: 'cccd' } : {}) },
  })
  const addressOf = (line: RollLine): string => `/quay?khoan=${line.line.lineId}`
  async function show(line: RollLine, by: PaymentMade['foundBy']): Promise<void> {
    await (current.value ? router.replace(placeOf(line, by)) : router.push(placeOf(line, by)))
  }
  async function close(): Promise<void> {
    if (history.state?.back === '/quay') router.back()
    else await router.replace('/quay')
  }
  return { current, foundBy, addressOf, show, close }
}
