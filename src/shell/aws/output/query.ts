import { search } from 'jmespath';
import { CommandError } from '../usage.ts';
import type { Printable } from './printable.ts';

/** A query in JMESPath, as `--query` takes it. */
export type Query = (value: Printable) => Printable;

/** Reads a query. Throws what the CLI says of one that is wrong. */
export function parseQuery(text: string): Query {
  try {
    search(null, text);
  } catch (error) {
    // What a query does with nothing does not matter yet.
    if (error instanceof Error && /^(?:Lexer|Parser)Error$/.test(error.name))
      throw new CommandError(`Bad value for --query ${text}: ${error.message}`, error);
  }
  return (value) => {
    try {
      return search(value, text) as Printable;
    } catch (error) {
      throw new CommandError(error instanceof Error ? error.message : String(error), error);
    }
  };
}
