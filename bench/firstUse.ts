import { runProgram, startSimulator } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 5;

/** What the first call of each adapter costs over the second: loading its bundle, making clients, opening sockets. */
export async function firstUse(): Promise<readonly Row[]> {
  const { ready, stop } = await startSimulator('--deployed');
  try {
    const overhead = async (program: string, ...args: string[]) => {
      const measured: { first: number; second: number }[] = [];
      for (let run = 0; run < runs; run += 1) {
        measured.push(await runProgram(program, JSON.stringify(ready), ...args));
      }
      return median(measured.map(({ first, second }) => first - second));
    };
    return [
      { name: 'first AWS call, over the next', value: await overhead('firstAwsCall.cjs'), unit: 'ms', goal: 80 },
      {
        name: 'first Kubernetes use, over the next',
        value: await overhead('firstClusterUse.cjs', 'myeks'),
        unit: 'ms',
        goal: 200,
      },
    ];
  } finally {
    stop();
  }
}
