import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The commands of the lab that a fresh machine has not. */
const tools = new Set(['aws', 'curl', 'eksctl', 'helm', 'jq', 'k', 'kubectl', 'ssh', 'ssh-add', 'watch', 'yh']);

/** A PATH with what every machine has and no command of the lab, until it is removed. */
export function bareMachine(): { readonly path: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bare-machine-'));
  for (const name of readdirSync('/usr/bin'))
    if (!tools.has(name)) symlinkSync(path.join('/usr/bin', name), path.join(folder, name));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
