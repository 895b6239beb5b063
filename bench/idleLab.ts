import { setTimeout as sleep } from 'node:timers/promises';
import { openLab } from './lab.ts';
import type { Row } from './row.ts';

const seconds = 10;

/** The deployed lab, in this process, while nobody asks it anything: what it costs of a processor at its usual speed. */
export async function idleLab(): Promise<readonly Row[]> {
  const { simulator } = await openLab(1, { speed: 60 });
  try {
    await sleep(2000);
    const before = process.cpuUsage();
    await sleep(seconds * 1000);
    const { user, system } = process.cpuUsage(before);
    return [{ name: 'idle lab, of each second', value: (user + system) / 1000 / seconds, unit: 'ms', goal: 5 }];
  } finally {
    simulator.dispose();
  }
}
