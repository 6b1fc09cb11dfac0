/** Ids of different things are different types; only a `parse…` may make one. */
export type Brand<Base, Name extends string> = Base & { readonly __brand: Name }
