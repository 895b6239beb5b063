import * as vscode from 'vscode';
import type { Disposable } from '../base/disposable.ts';
import type { Log } from '../base/log.ts';

/** The product's output channel as a `Log`, with a way to show it. */
export interface ChannelLog extends Log, Disposable {
  show(): void;
}

/** Opens the output channel `EKS Networking Lab`; its level is the one chosen in the Output view. */
export function openLog(): ChannelLog {
  const channel = vscode.window.createOutputChannel('EKS Networking Lab', { log: true });
  return {
    debug: (message) => channel.debug(message),
    info: (message) => channel.info(message),
    warn: (message) => channel.warn(message),
    error(message, cause) {
      if (cause instanceof Error) channel.error(`${message}: ${cause.stack ?? cause.message}`);
      else channel.error(message);
    },
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
