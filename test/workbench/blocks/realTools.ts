import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, vi } from 'vitest';
import type { Language } from '../../walkthroughs/chapterFiles.ts';
import { isOnPath } from '../harness/tools.ts';
import { testBlocks } from './chapterBlocks.ts';

const missing = ['aws', 'kubectl', 'bash', 'ssh', 'ssh-agent', 'jq', 'watch'].find((tool) => !isOnPath(tool));

/** Every block with the real tools; where one of them is missing, the tests say which and are skipped. */
export function testRealTools(language: Language): void {
  describe.skipIf(missing !== undefined)(
    `with the real tools${missing === undefined ? '' : `: ${missing} is missing`}`,
    () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'agent-'));
      let agent: ChildProcess | undefined;
      afterAll(() => {
        agent?.kill();
        rmSync(folder, { recursive: true });
      });

      testBlocks({
        language,
        page: 'blocks-real-tools.md',
        title: 'The chapters’ blocks with the real tools',
        introduction:
          'Written by `test/workbench/blocks`, which clicks **Run** above every block of the chapters, in English and in Korean, in a\n' +
          'real VS Code with the real `aws`, `kubectl` and `ssh`, on Practice from its start to nothing left.',
        // A key of a node goes to an agent, which has to be one of ours.
        session: async () => {
          const socket = path.join(folder, 'socket');
          agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
          await vi.waitUntil(() => existsSync(socket));
          return { env: { SSH_AUTH_SOCK: socket } };
        },
      });
    },
  );
}
