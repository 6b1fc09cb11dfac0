/** Opaque to phones; anything that does not read back is treated as of another epoch. */
export type FeedCursor = { readonly epoch: string; readonly scopeVersion: number; readonly position: number }

export const writeCursor = (cursor: FeedCursor): string =>
  Buffer.from(`${cursor.epoch}.${cursor.scopeVersion}.${cursor.position}`).toString('base64url')

export function parseCursor(text: string): FeedCursor | undefined {
  const [, epoch, scopeVersion, position] =
    /^([0-9a-f-]{36})\.(\d{1,9})\.(\d{1,15})$/.exec(Buffer.from(text, 'base64url').toString('utf8')) ?? []
  return epoch === undefined ? undefined : { epoch, scopeVersion: Number(scopeVersion), position: Number(position) }
}
