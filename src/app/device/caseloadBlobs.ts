import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { DownloadManifest } from '#sync/protocol/Feed.ts'

export type CaseloadBlob = {
  /** Blobs of one run lie one after the other at the office and may be asked for together. */
  readonly run: string
  readonly place: number
  readonly unitCode: string
  readonly name: string
  readonly address: string
  readonly bytes: number
  readonly sha256: string
}

export const rosterName = (generation: string): string => `${generation}/roster`
export const pageName = (generation: string, page: number): string => `${generation}/page/${page}`

export function blobsOf(manifest: DownloadManifest): CaseloadBlob[] {
  return manifest.units.flatMap(({ unitCode, generation, pages, roster }) => [
    {
      ...roster,
      run: `${generation}/roster`,
      place: 0,
      unitCode,
      name: rosterName(generation),
      address: `${ADDRESSES.downloads}/${generation}/roster`,
    },
    ...pages.map((page, number) => ({
      ...page,
      run: `${generation}/pages`,
      place: number,
      unitCode,
      name: pageName(generation, number),
      address: `${ADDRESSES.downloads}/${generation}/pages/${number}`,
    })),
  ])
}

export const sizeOf = (manifest: DownloadManifest): { bytes: number; people: number } => ({
  bytes: blobsOf(manifest).reduce((sum, blob) => sum + blob.bytes, 0),
  people: manifest.units.reduce((sum, unit) => sum + unit.people, 0),
})
