import type { LabShellBundle } from '../../ports/labShell.ts';
import { builtinNames } from '../../terminal/shell/builtins/builtins.ts';
import { KeyAgent } from '../ssh/agent/keyAgent.ts';
import { HostPaths } from './files/hostPaths.ts';
import { labMachine } from './labMachine.ts';
import { RunningLabShell } from './labShell.ts';

/** This file is the way into the bundle of the Lab Shell. */
export const openLabShell: LabShellBundle['openLabShell'] = (options) => new RunningLabShell(options);

export const missingCommands: LabShellBundle['missingCommands'] = (names) => {
  const account = { name: '', uid: 0, home: '/' };
  const paths = new HostPaths(process.platform, '');
  const machine = labMachine({
    paths,
    account,
    settings: {},
    agent: new KeyAgent(0),
    editFile: () => Promise.resolve(),
    missingCommand: () => undefined,
  });
  const there = new Set([...machine.programNames(), ...builtinNames]);
  return names.filter((name) => !name.includes('/') && !there.has(name));
};
