import { onDispose, type Disposable } from '../../base/disposable.ts';
import { KeyAgent } from '../ssh/agent/keyAgent.ts';

let shells = 0;
let agent: KeyAgent | undefined;

/** The one agent of all Lab Shells that are open; it forgets its keys when the last of them is left. */
export function joinAgent(): { readonly agent: KeyAgent; readonly leaving: Disposable } {
  shells += 1;
  const joined = (agent ??= new KeyAgent(process.pid));
  const leaving = onDispose(() => {
    shells -= 1;
    if (shells > 0) return;
    joined.stop();
    agent = undefined;
  });
  return { agent: joined, leaving };
}
