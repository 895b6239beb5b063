import { openCloud } from '../../src/aws/openCloud.ts';
import type { Disposable } from '../../src/base/disposable.ts';
import { systemClock } from '../../src/base/clock.ts';
import { silentLog } from '../../src/base/log.ts';
import { Model } from '../../src/model/model.ts';
import type { Cloud } from '../../src/ports/cloud.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { SimulatorConnection } from './simulatorConnection.ts';

export interface EmptyAccount extends Disposable {
  readonly simulator: Simulator;
  readonly cloud: Cloud;
  readonly connection: SimulatorConnection;
  readonly model: Model;
  /** What went wrong in the simulator. */
  readonly errors: readonly unknown[];
}

/** An account without a lab in a simulator of this process at 600x, and a model that looks at it over the wire. */
export async function startEmptyAccount(seed: number): Promise<EmptyAccount> {
  const errors: unknown[] = [];
  const simulator = await startSimulator({
    region: 'ap-northeast-2',
    // Lab time, not ours: the 30 to 60 seconds that an ENI takes to go are over in a fraction of one.
    speed: 600,
    port: 0,
    seed,
    onError: (error) => errors.push(error),
  });
  const { region, endpoint, accessKeyId, secretAccessKey } = simulator;
  const cloud = openCloud({ region, endpoint, credentials: { kind: 'keys', accessKeyId, secretAccessKey } });
  const connection = new SimulatorConnection(cloud);
  const model = new Model({ clock: systemClock, random: Math.random, log: silentLog });
  model.connect(connection);
  model.look();
  return {
    simulator,
    cloud,
    connection,
    model,
    errors,
    dispose() {
      model.dispose();
      connection.dispose();
      simulator.dispose();
    },
  };
}
