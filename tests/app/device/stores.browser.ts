import { caseloadStoreContract } from '#tests/support/contracts/caseloadStore.ts'
import { outboxStoreContract } from '#tests/support/contracts/outboxStore.ts'
import { openDeviceBench } from '#tests/support/deviceBench.ts'

outboxStoreContract('by Dexie in Chromium', () => openDeviceBench({}))
caseloadStoreContract('by Dexie in Chromium', () => openDeviceBench({}))
