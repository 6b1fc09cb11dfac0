/** Whose facts of money are written down, and when the office received them. */
export type Paying = { readonly author: { readonly accountId: string; readonly displayName: string }; readonly nowMs: number }
