import { commands as registry } from 'vscode';
import { DisposableStore, type Disposable } from '../base/disposable.ts';
import { commands } from '../contributions.ts';
import { commandTable } from './commandTable.ts';
import type { Services } from './services.ts';

/** Registers every command. Whatever goes wrong in one is shown here, once, as a sentence and a next action. */
export function registerCommands(services: Services): Disposable {
  const store = new DisposableStore();
  const table = commandTable(services);
  for (const id of Object.values(commands)) {
    const run = async (argument: unknown) => {
      try {
        await table[id](argument);
      } catch (error) {
        services.notices.error(error);
      }
    };
    store.add(registry.registerCommand(id, run));
  }
  return store;
}
