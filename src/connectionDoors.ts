import * as vscode from 'vscode';
import type { Clock } from './base/clock.ts';
import type { Log } from './base/log.ts';
import type { ConnectionDoors } from './commands/services.ts';
import { awsConnection } from './connection/awsConnection.ts';
import { awsProfiles } from './connection/awsProfiles.ts';
import { ConnectionFolder } from './connection/connectionFolder.ts';
import { PracticeWorld } from './connection/practice.ts';
import { practiceSpeed, stackName } from './editor/settings.ts';

export interface DoorsOptions {
  readonly extensionUri: vscode.Uri;
  /** A folder of the extension's own on this machine. */
  readonly storage: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
}

/** The ways to open a connection, from this installation of the extension. */
export function connectionDoors({ extensionUri, storage, clock, log }: DoorsOptions): ConnectionDoors {
  const program = (name: string) => vscode.Uri.joinPath(extensionUri, 'dist', name).fsPath;
  const tools = {
    folder: new ConnectionFolder(vscode.Uri.joinPath(storage, 'connections').fsPath),
    node: process.execPath,
    tokenProgram: program('token.js'),
  };
  const world = new PracticeWorld(tools);
  const state = vscode.Uri.joinPath(storage, 'connections', 'practice.world').fsPath;
  return {
    practice: (signal) =>
      world.open(
        { script: program('simulator.js'), speed: practiceSpeed(), stackName: stackName(), state, clock, log },
        signal,
      ),
    forgetPractice: () => world.forget(state),
    aws: (choice) => awsConnection(choice, tools),
    awsProfiles,
  };
}
