import { ApiError } from '../../kubernetes/apiError.ts';
import { failureText } from '../errorText.ts';
import type { ResourceRequest } from '../resources/selection.ts';
import { manifestTargets } from '../resources/visit.ts';
import type { KubectlSession } from '../session/session.ts';

/** Something to get: one object, or the objects of a kind in a namespace; in all if it is undefined. */
export interface GetRequest extends ResourceRequest {
  readonly namespace: string | undefined;
}

/** The objects that manifests name. */
export async function manifestRequests(
  files: readonly string[],
  recursive: boolean,
  session: KubectlSession,
): Promise<readonly GetRequest[]> {
  const targets = await manifestTargets(files, recursive, session);
  return targets.map(({ resource, namespace, name }) => ({ resource, namespace, name }));
}

/**
 * Does each of several things in turn, whatever becomes of the others, and returns what went wrong, as printed. With
 * `ignoreNotFound` what is not there is no failure.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  ignoreNotFound: boolean,
): Promise<readonly string[]> {
  const failures: string[] = [];
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      if (!(ignoreNotFound && error instanceof ApiError && error.code === 404)) failures.push(failureText(error));
    }
  }
  return [...new Set(failures)];
}
