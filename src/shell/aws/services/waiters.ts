import table from '../models/waiters.json' with { type: 'json' };
import { kebabCase } from '../kebabCase.ts';
import type { Acceptor, Waiter } from '../service.ts';

type Row = readonly [Acceptor['state'], Acceptor['matcher'], unknown, string?];

const services: Readonly<Record<string, Readonly<Record<string, unknown>>>> = table;

/** The waiters of a service by the CLI's word: `stack-create-complete`. */
export function waitersOf(service: string): ReadonlyMap<string, Waiter> {
  return new Map(
    Object.entries(services[service] ?? {}).map(([name, value]) => {
      const [operation, delay, tries, rows] = value as readonly [string, number, number, readonly Row[]];
      const acceptors = rows.map(([state, matcher, expected, expression = '']) => ({
        state,
        matcher,
        expected,
        expression,
      }));
      return [kebabCase(name), { name, operation, delay, tries, acceptors }];
    }),
  );
}
