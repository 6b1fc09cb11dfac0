import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CameraFace, Scanner, Watching } from '#app/tools.ts'

/** A table with a camera over it. */
export interface ScannerBench {
  readonly scanner: Scanner
  lay(text: string): void
  takeAway(): void
  lock(): void
  /** What the camera answers from now on. */
  refuse(error: DOMException): void
  isCameraOn(): boolean
}

const [A_MOMENT, GONE_MS] = [{ timeout: 20_000, interval: 20 }, 2_100]

/** What whoever reads codes owes to the screens that wait for them. */
export function scannerContract(means: string, open: () => Promise<ScannerBench>): void {
  describe(`a scanner ${means}`, () => {
    let bench: ScannerBench
    let watching: Watching | undefined
    let codes: string[]
    let faces: CameraFace[]
    const watch = () => {
      const glass = document.createElement('video')
      glass.muted = true
      document.body.append(glass)
      watching = bench.scanner.watch(glass, { onCode: (text) => codes.push(text), onFace: (face) => faces.push(face) })
    }
    const pass = (ms: number) => new Promise((done) => setTimeout(done, ms))
    beforeEach(async () => {
      ;[codes, faces, bench] = [[], [], await open()]
    })
    afterEach(() => watching?.stop())

    it('tells the code that lies there, as it is written', async () => {
      bench.lay('075140004821||Nguyễn Thị Hoà|21031940')
      watch()
      await vi.waitFor(() => expect(codes).toEqual(['075140004821||Nguyễn Thị Hoà|21031940']), A_MOMENT)
    })
    it('tells it once, however long it lies there', async () => {
      bench.lay('075140004821|')
      watch()
      await vi.waitFor(() => expect(codes.length).toBe(1), A_MOMENT)
      await pass(1_000)
      expect(codes).toEqual(['075140004821|'])
    })
    it('tells it again after it was taken away', async () => {
      bench.lay('075140004821|')
      watch()
      await vi.waitFor(() => expect(codes.length).toBe(1), A_MOMENT)
      bench.takeAway()
      await pass(GONE_MS)
      bench.lay('075140004821|')
      await vi.waitFor(() => expect(codes.length).toBe(2), A_MOMENT)
    })
    it('says first that it starts, then that it watches', async () => {
      watch()
      await vi.waitFor(() => expect(faces.map(({ face }) => face)).toContain('watching'), A_MOMENT)
      expect(faces[0]).toEqual({ face: 'starting' })
    })
    it('turns the camera off within a second of being stopped', async () => {
      watch()
      await vi.waitFor(() => expect(bench.isCameraOn()).toBe(true), A_MOMENT)
      watching?.stop()
      await pass(500)
      expect(bench.isCameraOn()).toBe(false)
    })
    it('turns the camera off when the phone locks', async () => {
      watch()
      await vi.waitFor(() => expect(bench.isCameraOn()).toBe(true), A_MOMENT)
      bench.lock()
      await pass(500)
      expect(bench.isCameraOn()).toBe(false)
    })
    it.each([
      ['NotAllowedError', 'camera-denied'],
      ['NotFoundError', 'camera-missing'],
      ['NotReadableError', 'camera-busy'],
      ['UnknownError', 'camera-failed'],
    ])('says by its own word why there is no picture: %s', async (name, trouble) => {
      bench.refuse(new DOMException('No', name))
      watch()
      await vi.waitFor(() => expect(faces.at(-1)).toEqual({ face: 'stopped', trouble }), A_MOMENT)
    })
  })
}
