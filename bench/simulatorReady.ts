import { startSimulator } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 5;

/** From starting the simulator's process to its being ready: empty, and with the lab deployed at once. */
export async function simulatorReady(): Promise<readonly Row[]> {
  const time = async (...args: readonly string[]) => {
    const measured: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const { stop } = await startSimulator(...args);
      measured.push(performance.now() - start);
      stop();
    }
    return median(measured);
  };
  return [
    { name: 'simulator ready', value: await time(), unit: 'ms', goal: 1000 },
    { name: 'simulator ready with the lab deployed', value: await time('--deployed'), unit: 'ms', goal: 1000 },
  ];
}
