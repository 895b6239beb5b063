import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';

/** `kubectl cp` needs tar on both sides: says how to carry one file without it. */
export const cp: KubectlCommand = {
  takes: '<file-spec-src> <file-spec-dest>',
  flags: { container: { kind: 'text', short: 'c' }, 'no-preserve': { kind: 'switch' }, retries: { kind: 'text' } },
  run() {
    throw new ToolError(
      `error: this kubectl copies no files. Read one with "kubectl exec POD -- cat FILE > FILE", write one with "kubectl exec -i POD -- sh -c 'cat > FILE' < FILE".`,
    );
  },
};
