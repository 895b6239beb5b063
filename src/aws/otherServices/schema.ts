import type { NormalizedSchema } from '@smithy/core/schema';

/** What the SDK's protocols write and read by; `T` is what it is in TypeScript. */
export interface Schema<T> {
  readonly ref: Parameters<typeof NormalizedSchema.of>[0];
  readonly example?: T;
}

export type ValueOf<S> = S extends Schema<infer T> ? T : never;

type Ref = Schema<unknown>['ref'];

const namespace = 'aws';

export const text: Schema<string> = { ref: 0 };
export const integer: Schema<number> = { ref: 1 };
export const time: Schema<Date> = { ref: 4 };

export function list<T>(of: Schema<T>): Schema<readonly T[]> {
  return { ref: [1, namespace, 'List', 0, of.ref] as unknown as Ref };
}

/** A structure of members that may all be missing. */
export function structure<M extends Readonly<Record<string, Schema<unknown>>>>(
  members: M,
): Schema<{ readonly [K in keyof M]?: ValueOf<M[K]> | undefined }> {
  const refs = Object.values(members).map(({ ref }) => ref);
  return { ref: [3, namespace, 'Structure', 0, Object.keys(members), refs] as unknown as Ref };
}
