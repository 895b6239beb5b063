import { expect, test } from 'vitest';
import { HostPaths } from '../../../src/shell/lab/files/hostPaths.ts';
import { shellVariables } from '../../../src/shell/lab/shellVariables.ts';
import { toolEnvironment } from '../../../src/shell/lab/toolEnvironment.ts';

const paths = new HostPaths('linux', '/tmp/shell');

test('kubeconfigs are meant from the folder of the shell, not from that of the process', () => {
  const exported = new Map([
    ['KUBECONFIG', 'mine.yaml:/etc/kube'],
    ['A', '1'],
  ]);
  expect(toolEnvironment(exported, '/srv/lab', paths)).toEqual({ A: '1', KUBECONFIG: '/srv/lab/mine.yaml:/etc/kube' });
});

test('the editor’s own variables stay out of the shell, its home is in it', () => {
  const variables = shellVariables(
    { AWS_REGION: 'eu-west-1', ELECTRON_RUN_AS_NODE: '1', VSCODE_PID: '1', 'ProgramFiles(x86)': 'x', GONE: undefined },
    '/people/kim',
  );
  expect([...variables.keys()].toSorted()).toEqual(['AWS_REGION', 'HOME', 'PS1', 'SHLVL', 'TERM']);
  expect(variables.get('HOME')).toBe('/people/kim');
});
