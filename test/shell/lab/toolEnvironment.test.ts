import { expect, test } from 'vitest';
import { HostPaths } from '../../../src/shell/lab/files/hostPaths.ts';
import { shellVariables } from '../../../src/shell/lab/shellVariables.ts';
import { toolEnvironment } from '../../../src/shell/lab/toolEnvironment.ts';
import { KeyAgent } from '../../../src/shell/ssh/agent/keyAgent.ts';

const paths = new HostPaths('linux', '/tmp/shell');

test('kubeconfigs are meant from the folder of the shell, not from that of the process', () => {
  const exported = new Map([
    ['KUBECONFIG', 'mine.yaml:/etc/kube'],
    ['A', '1'],
  ]);
  expect(toolEnvironment(exported, '/srv/lab', paths)).toEqual({ A: '1', KUBECONFIG: '/srv/lab/mine.yaml:/etc/kube' });
});

test('the editor’s own variables stay out of the shell, its home and its agent for keys are in it', () => {
  const variables = shellVariables(
    {
      AWS_REGION: 'eu-west-1',
      ELECTRON_RUN_AS_NODE: '1',
      VSCODE_PID: '1',
      'ProgramFiles(x86)': 'x',
      GONE: undefined,
      SSH_AUTH_SOCK: '/run/keyring',
    },
    '/people/kim',
    new KeyAgent(7),
  );
  expect([...variables.keys()].toSorted()).toEqual([
    'AWS_REGION',
    'HOME',
    'PS1',
    'SHLVL',
    'SSH_AGENT_PID',
    'SSH_AUTH_SOCK',
    'TERM',
  ]);
  expect(variables.get('HOME')).toBe('/people/kim');
  expect([variables.get('SSH_AUTH_SOCK'), variables.get('SSH_AGENT_PID')]).toEqual(['/tmp/eks-lab-shell-agent', '7']);
});
