import { silentLog } from '../../src/base/log.ts';
import { Model } from '../../src/model/model.ts';
import { ManualClock } from '../base/manualClock.ts';
import { instance, networkInterface, podOn, worker } from './objects.ts';
import { pass } from './pass.ts';
import { activeCluster, ClusterTwin, ConnectionTwin } from './twins.ts';

/** A model on a clock that stands still, with a connection to twins of an account and an API server. */
export class ModelLab {
  readonly clock = new ManualClock(1_000_000);
  readonly model = new Model({ clock: this.clock, random: () => 1, log: silentLog });
  readonly api = new ClusterTwin();
  readonly connection = new ConnectionTwin('practice', this.api);

  /** Shows a running lab: one node with an address for one pod. */
  async show(): Promise<void> {
    const { account } = this.connection;
    account.cluster = activeCluster();
    account.instances = [instance(1)];
    account.interfaces = [networkInterface(1, 0, ['192.168.1.10', '192.168.1.11'])];
    this.model.connect(this.connection);
    this.model.look();
    await pass(this.clock, 300);
    this.api.open([worker(1)], [podOn(1, 'web', { ip: '192.168.1.11' })]);
    await pass(this.clock, 1000);
  }
}
