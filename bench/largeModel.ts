import { systemClock } from '../src/base/clock.ts';
import { Picture } from '../src/model/picture.ts';
import { networkInterface, instance, podOn, worker } from '../test/model/objects.ts';
import { median, type Row } from './row.ts';

const nodeCount = 5000;
const podsEach = 20;
const rounds = 50;
/** Pod events that are drawn as one: those of 40 ms at 500 a second. */
const events = 20;

/** The model alone with 5,000 nodes and 100,000 pods: its first picture, and one more after some pods have changed. */
export function largeModel(): Promise<readonly Row[]> {
  const numbers = Array.from({ length: nodeCount }, (_, index) => index + 1);
  const pods = numbers.flatMap((number) =>
    Array.from({ length: podsEach }, (_, index) => podOn(number, `pod-${number}-${index}`, { ip: `10.0.${index}.1` })),
  );
  const picture = new Picture(systemClock, () => undefined);
  const start = performance.now();
  picture.kinds.nodes.reset(numbers.map((number) => worker(number)));
  picture.kinds.pods.reset(pods);
  picture.setCompute(
    numbers.map((number) => instance(number)),
    numbers.map((number) => networkInterface(number, 0, ['10.0.0.9', '10.0.0.1', '10.0.1.1'])),
  );
  picture.draw();
  const first = performance.now() - start;
  const measured: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const begun = performance.now();
    for (let event = 0; event < events; event += 1) {
      const pod = pods[(round * events + event) * 97];
      if (pod !== undefined) picture.kinds.pods.changed({ ...pod, restarts: round });
    }
    picture.draw();
    measured.push(performance.now() - begun);
  }
  return Promise.resolve([
    {
      name: `first picture of ${nodeCount} nodes and ${pods.length} pods, the model alone`,
      value: first,
      unit: 'ms',
      goal: 2000,
    },
    { name: `the next one after ${events} pod events`, value: median(measured), unit: 'ms', goal: 10 },
  ]);
}
