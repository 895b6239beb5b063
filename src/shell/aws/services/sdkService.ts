import type { SchemaRef } from '@smithy/types';
import memberOrder from '../models/memberOrder.json' with { type: 'json' };
import paginators from '../models/paginators.json' with { type: 'json' };
import { regionOf, type Configuration } from '../configuration.ts';
import { kebabCase } from '../kebabCase.ts';
import type { Limits, Operation, Pages, Service } from '../service.ts';
import { structureOf, type MemberOrder } from '../shape.ts';
import { sdkClient, type SdkClient } from './sdkClient.ts';
import { waitersOf } from './waiters.ts';

/** An SDK package: its client, a command class and a schema for every operation. */
export interface SdkPackage {
  readonly name: keyof typeof paginators;
  /** The service's id in the environment: `AWS_ENDPOINT_URL_CLOUDFORMATION`. */
  readonly id: string;
  readonly times: Service['times'];
  readonly exports: Readonly<Record<string, unknown>>;
  readonly client: new (configuration: ReturnType<typeof clientConfiguration>) => SdkClient;
  /** Operations that the CLI does not offer. */
  readonly without?: readonly string[];
}

/** The index of an operation's input and output in its schema. */
const [inputAt, outputAt] = [4, 5];

/** Every operation of an SDK package, each found by its command class and its schema. */
export function sdkService({ name, id, times, exports, client, without = [] }: SdkPackage): Service {
  const order: MemberOrder = memberOrder[name];
  const pages: Readonly<Record<string, Pages>> = paginators[name];
  const operations = new Map<string, Operation>();
  for (const each of Object.keys(exports)) {
    if (!each.endsWith('Command')) continue;
    const operation = each.slice(0, -'Command'.length);
    const schema = exports[`${operation}$`];
    if (!Array.isArray(schema)) continue;
    operations.set(kebabCase(operation), {
      name: operation,
      input: structureOf(schema[inputAt] as SchemaRef, order),
      output: structureOf(schema[outputAt] as SchemaRef, order),
      pages: pages[operation],
    });
  }
  for (const each of without) operations.delete(each);
  return {
    name,
    operations,
    times,
    waiters: waitersOf(name),
    open: (configuration, limits) =>
      sdkClient(
        new client(clientConfiguration(configuration, regionOf(configuration), configuration.endpoint(id), limits)),
        (operation) => exports[`${operation.name}Command`],
        limits.signal,
      ),
  };
}

/** What every client is made with. The CLI waits a minute, and so does this. */
export function clientConfiguration(
  { credentials, settings }: Configuration,
  region: string,
  endpoint: string | undefined,
  { connect = 60_000, read = 60_000 }: Limits,
) {
  const attempts = Number(settings['max_attempts']);
  return {
    region,
    credentials,
    ...(endpoint !== undefined && { endpoint }),
    ...(attempts > 0 && { maxAttempts: attempts }),
    requestHandler: { connectionTimeout: connect, requestTimeout: read },
  };
}
