// @vitest-environment node
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { caseloadStoreContract } from '#tests/support/contracts/caseloadStore.ts'
import { outboxStoreContract } from '#tests/support/contracts/outboxStore.ts'
import { openDeviceBench } from '#tests/support/deviceBench.ts'

const open = () => openDeviceBench({ indexedDB: new IDBFactory(), IDBKeyRange })

outboxStoreContract('by Dexie in memory', open)
caseloadStoreContract('by Dexie in memory', open)
