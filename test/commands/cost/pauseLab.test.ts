import { expect, it, vi } from 'vitest';
import { pauseLab, resumeLab } from '../../../src/commands/cost/pauseLab.ts';
import type { CostReading } from '../../../src/model/costMeter.ts';
import { made } from '../../domain/stack/labWorld.ts';
import { LabTwin } from '../labTwin.ts';

vi.mock('vscode', async () => await import('../../vscodeTwin.ts'));

const group = {
  name: 'ng1',
  status: 'ACTIVE',
  minSize: 3,
  maxSize: 3,
  desiredSize: 3,
  instanceTypes: ['t3.medium'],
  issues: [],
};
const node = made('instance', 'i-1', { tags: { 'eks:cluster-name': 'myeks' } });

function reading(): CostReading {
  return {
    profile: { id: 'a', name: 'a', icon: '', region: 'r', billed: true, stackName: 'myeks', clusterName: 'myeks' },
    charges: [
      { perHour: 0.1, since: 0, resource: made('cluster', 'myeks') },
      { perHour: 0.052, since: 0, resource: node },
      { perHour: 0.005, since: 0, resource: made('network-interface', 'eni-1', { instanceId: 'i-1' }) },
      { perHour: 0.013, since: 0, resource: made('instance', 'i-2') },
    ],
    unpriced: [],
    perHour: 0.17,
    isRegionKnown: true,
    extendedSupport: undefined,
  };
}

it('sets every group to zero, says what still costs, and sets them back', async () => {
  const lab = new LabTwin([], [], 'yes');
  lab.groups = [group, { ...group, name: 'ng2', desiredSize: 0 }];
  lab.reading = reading();
  await pauseLab(lab.deps);
  expect(lab.calls).toEqual(['scale ng1 0']);
  expect(lab.prompts.seen[0]).toContain('Pause myeks in account 111122223333, ap-northeast-2?');
  expect(lab.prompts.seen[0]).toContain('Its 3 nodes are terminated');
  // The plane and the bastion.
  expect(lab.prompts.seen[0]).toContain('about $0.11 per hour instead of $0.17');
  lab.groups = lab.groups.filter(({ name }) => name === 'ng1');
  await resumeLab(lab.deps);
  expect(lab.calls).toEqual(['scale ng1 0', 'scale ng1 3']);
});

it('pauses nothing that is paused or when the person turns away, and asks for a size that nobody kept', async () => {
  const lab = new LabTwin([], [], 'no', 'input:0', 'input:2');
  lab.groups = [group];
  await pauseLab(lab.deps);
  expect(lab.calls).toEqual([]);
  await resumeLab(lab.deps);
  expect(lab.said.at(-1)).toBe('myeks is not paused: its node groups have nodes.');
  lab.groups = [{ ...group, desiredSize: 0 }];
  await pauseLab(lab.deps);
  expect(lab.said.at(-1)).toMatch(/^myeks is paused already\./);
  await resumeLab(lab.deps);
  expect(lab.calls).toEqual(['scale ng1 2']);
});
