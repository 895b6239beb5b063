import { commands } from './custom/commands.ts';
import { globalOptionNames } from './globalOptions.ts';
import { optionsOf } from './operations/parameters.ts';
import { services } from './services.ts';

/**
 * The words that may stand after these words of an `aws` line: services, then the operations of a service, then options.
 * `before` are the complete words after `aws`; the word being typed is not among them.
 */
export async function completionsAfter(before: readonly string[]): Promise<readonly string[]> {
  const [command, name, waiterName] = before.filter((word) => !word.startsWith('-'));
  if (command === undefined) return ['configure', 'help', ...Object.keys(services), ...globalOptionNames];
  const custom = Object.keys(commands).filter((each) => each.startsWith(`${command} `));
  const load = services[command];
  const known = load === undefined ? undefined : (await load()).service;
  if (name === undefined)
    return [
      ...custom.map((each) => each.slice(command.length + 1)),
      ...(known?.operations.keys() ?? []),
      ...((known?.waiters.size ?? 0) > 0 ? ['wait'] : []),
    ].toSorted();
  if (name === 'wait' && waiterName === undefined) return [...(known?.waiters.keys() ?? [])];
  const waiter = name === 'wait' ? known?.waiters.get(waiterName ?? '') : undefined;
  const operations = [...(known?.operations ?? [])];
  const operation = operations.find(([word, { name: each }]) => word === name || each === waiter?.operation)?.[1];
  const options = commands[`${command} ${name}`]?.options;
  const own = known !== undefined && operation !== undefined ? optionsOf(known, operation) : (options ?? []);
  return [...own.map((option) => `--${option.name}`), ...globalOptionNames];
}
