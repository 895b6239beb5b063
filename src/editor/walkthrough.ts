import * as vscode from 'vscode';
import { walkthroughId } from '../contributions.ts';
import type { KeyValueStore } from '../ports/keyValueStore.ts';
import { openWalkthroughAtStart } from './settings.ts';

const shownKey = 'walkthroughShown';

/** Opens the lab's walkthrough in the editor's Welcome page. */
export async function openWalkthrough(extensionId: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extensionId}#${walkthroughId}`, false);
}

/** Opens it by itself, once ever, unless the setting says no. */
export async function openWalkthroughOnce(extensionId: string, storage: KeyValueStore): Promise<void> {
  if (storage.get<boolean>(shownKey) === true || !openWalkthroughAtStart()) return;
  await storage.set(shownKey, true);
  await openWalkthrough(extensionId);
}
