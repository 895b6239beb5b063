import { createInterface } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';
import type { KubectlSession } from '../session/session.ts';
import type { LogPod } from './logPod.ts';
import { logPath } from './podsToRead.ts';

/** Which part of a log, and how (core/v1 PodLogOptions). */
export interface LogQuery {
  readonly follow: boolean;
  readonly previous: boolean;
  readonly timestamps: boolean;
  readonly sinceSeconds: number | undefined;
  readonly sinceTime: string | undefined;
  readonly tailLines: number | undefined;
  readonly limitBytes: string | undefined;
}

/** Prints the log of a container as it comes; with `prefix` every line says whose it is. */
export async function readLog(
  session: KubectlSession,
  pod: LogPod,
  container: string,
  { follow, previous, timestamps, sinceSeconds, sinceTime, tailLines, limitBytes }: LogQuery,
  prefix: boolean,
): Promise<void> {
  const asked = {
    container,
    follow: follow ? 'true' : undefined,
    previous: previous ? 'true' : undefined,
    timestamps: timestamps ? 'true' : undefined,
    sinceSeconds,
    sinceTime,
    tailLines,
    limitBytes,
  };
  const query = new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  );
  const path = `${await logPath(session, pod)}?${query.toString()}`;
  const { body } = await (await session.api()).open(path, { signal: session.signal });
  if (prefix) {
    const whose = `[pod/${pod.metadata?.name ?? ''}/${container}] `;
    for await (const line of createInterface({ input: body, crlfDelay: Infinity })) session.print(`${whose}${line}\n`);
    return;
  }
  const decoder = new StringDecoder('utf8');
  for await (const chunk of body) session.print(decoder.write(chunk as Buffer));
  session.print(decoder.end());
}
