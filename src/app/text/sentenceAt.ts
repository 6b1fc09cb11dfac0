export type Sentences = { readonly [key: string]: string | Sentences }

/** «visit.save» is the sentence `save` among those of `visit`; null where there is none. */
export const sentenceAt = (sentences: unknown, path: string): Sentences | string | null =>
  path
    .split('.')
    .reduce<Sentences | string | null>(
      (found, name) => (found && typeof found === 'object' ? (found[name] ?? null) : null),
      sentences as Sentences,
    )
