import type { RunFailure } from '../../../domain/deploy/deployState.ts';
import { fill } from '../../../webview/app/words.ts';
import type { Strings } from '../words.ts';

/** The first resource that failed, by its name and type; only that something failed where no resource did. */
export function failedTitle(failure: RunFailure | undefined, { progress: words }: Strings): string {
  if (failure === undefined || failure.logicalId === '') return words.failure;
  return `${words.failure} · ${fill(words.failedResource, failure.logicalId, failure.type)}`;
}
