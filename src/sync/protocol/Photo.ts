/** A photo follows the fact that names its hash, in pieces, and is whole when its SHA-256 is the one the fact carries. */
export const MOST_BYTES_IN_A_PHOTO = 300 * 1024
export const BYTES_IN_A_PIECE = 48 * 1024

/** What the office holds now: where the next piece begins. */
export type PhotoAnswer = { readonly receivedBytes: number; readonly isWhole: boolean }
