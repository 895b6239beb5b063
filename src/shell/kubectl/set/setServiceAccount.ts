import { ToolError } from '../../tool.ts';
import type { KubectlCommand } from '../command.ts';
import { changePodSpecs, setFlags } from './setCommand.ts';

/** `kubectl set serviceaccount TYPE/NAME SERVICE_ACCOUNT`. */
export const setServiceAccount: KubectlCommand = {
  takes: '(-f FILENAME | TYPE NAME) SERVICE_ACCOUNT',
  flags: setFlags,
  async run(line, session) {
    const account = line.words.at(-1);
    if (account === undefined) throw new ToolError('error: serviceaccount is required');
    return await changePodSpecs(line, session, line.words.slice(0, -1), 'serviceaccount', (spec) => ({
      ...spec,
      serviceAccountName: account,
      serviceAccount: account,
    }));
  },
};
