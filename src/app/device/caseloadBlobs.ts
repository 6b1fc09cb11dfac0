import { ADDRESSES } from '#sync/protocol/Access.ts'
import type { DownloadManifest } from '#sync/protocol/Feed.ts'

export type CaseloadBlob = {
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
    ...pages.map((page, number) => ({
      ...page,
      unitCode,
      name: pageName(generation, number),
      address: `${ADDRESSES.downloads}/${generation}/pages/${number}`,
    })),
    { ...roster, unitCode, name: rosterName(generation), address: `${ADDRESSES.downloads}/${generation}/roster` },
  ])
}

export const sizeOf = (manifest: DownloadManifest): { bytes: number; people: number } => ({
  bytes: blobsOf(manifest).reduce((sum, blob) => sum + blob.bytes, 0),
  people: manifest.units.reduce((sum, unit) => sum + unit.people, 0),
})
