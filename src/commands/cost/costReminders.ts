import { l10n } from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable.ts';
import { costUntil } from '../../domain/cost/resourceCost.ts';
import type { CostReading } from '../../model/costMeter.ts';
import type { KeptPlace } from '../reconnect.ts';
import { reconnect } from '../reconnect.ts';
import type { Services } from '../services.ts';
import { teardownLab } from '../teardown/teardownLab.ts';

/** A lab that was up when it was last seen. */
interface SeenLab extends KeptPlace {
  /** Milliseconds since the epoch. */
  readonly since: number;
}

const seenKey = 'cost.seenLab';
/** For which lab (by its `since`) something was said: until when not to remind, and about its version. */
const quietKey = 'cost.quietUntil';
const versionKey = 'cost.versionSaid';
const hour = 3_600_000;

export interface ReminderSettings {
  /** Hours after which somebody is reminded; 0 for never. */
  readonly reminderHours: number;
  /** A moment after which the lab should be gone, in milliseconds since the epoch; undefined for none. */
  readonly deadline: number | undefined;
}

/**
 * Reminds a person of a lab that is up and billed: after a while, when its version costs more, and when its deadline has
 * passed; at start-up, too, by what was last seen, without connecting.
 */
export class CostReminders implements Disposable {
  readonly #store = new DisposableStore();
  readonly #deps: Services;
  readonly #settings: () => ReminderSettings;
  #isAsking = false;
  #deadlineSaid: number | undefined;

  constructor(deps: Services, settings: () => ReminderSettings) {
    this.#deps = deps;
    this.#settings = settings;
    this.#store.add(deps.costMeter.onDidChange((reading) => this.#run(this.#look(reading))));
  }

  /** Begins with what an earlier session has seen. */
  start(): void {
    const seen = this.#deps.storage.get<SeenLab>(seenKey);
    if (seen !== undefined) this.#run(this.#remind(seen, undefined));
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #look(reading: CostReading | undefined): Promise<void> {
    const { storage, connections } = this.#deps;
    const profile = connections.current?.profile;
    const before = storage.get<SeenLab>(seenKey);
    if (reading === undefined) {
      // Of the place in use is known that nothing is there; of others, nothing.
      if (profile !== undefined && before?.connectionId === profile.id && this.#deps.costMeter.isRead)
        await storage.set(seenKey, undefined);
      return;
    }
    if (!reading.profile.billed) return;
    const seen = seenLab(reading);
    if (before?.since !== seen.since || before.connectionId !== seen.connectionId) await storage.set(seenKey, seen);
    await this.#warnOfVersion(reading, seen);
    await this.#remind(seen, reading);
  }

  async #warnOfVersion({ extendedSupport }: CostReading, { since }: SeenLab): Promise<void> {
    const { storage, notices } = this.#deps;
    if (extendedSupport === undefined || storage.get(versionKey) === since) return;
    await storage.set(versionKey, since);
    void notices.warn(
      l10n.t('Kubernetes {0} is in extended support: its control plane costs six times as much.', extendedSupport),
    );
  }

  async #remind(seen: SeenLab, reading: CostReading | undefined): Promise<void> {
    const { clock, storage } = this.#deps;
    const { reminderHours, deadline } = this.#settings();
    const now = clock.now();
    if (deadline !== undefined && now >= deadline && this.#deadlineSaid !== deadline) {
      this.#deadlineSaid = deadline;
      const said = l10n.t('The deadline of {0} in {1} has passed. Tear it down?', seen.stackName, seen.region);
      return await this.#ask(seen, said, reminderHours);
    }
    const quiet = storage.get<{ since: number; until: number }>(quietKey);
    const due = quiet?.since === seen.since ? quiet.until : seen.since + reminderHours * hour;
    if (reminderHours <= 0 || now < due) return;
    const hours = Math.floor((now - seen.since) / hour);
    const said =
      reading === undefined
        ? l10n.t('{0} in {1} was up when it was last seen, and is {2} hours old.', seen.stackName, seen.region, hours)
        : l10n.t(
            '{0} in {1} has been up for {2} hours and has cost about ${3}.',
            seen.stackName,
            seen.region,
            hours,
            costUntil(reading.charges, now).toFixed(2),
          );
    await this.#ask(seen, said, reminderHours);
  }

  async #ask(seen: SeenLab, said: string, reminderHours: number): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      const { notices, storage, clock } = this.#deps;
      const tearDown = l10n.t('Tear down');
      const later = l10n.t('Remind me later');
      const until = clock.now() + Math.max(1, reminderHours) * hour;
      await storage.set(quietKey, { since: seen.since, until });
      if ((await notices.warn(said, tearDown, later)) !== tearDown) return;
      await reconnect(this.#deps, seen);
      await teardownLab(this.#deps);
    } finally {
      this.#isAsking = false;
    }
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.#deps.notices.error(error));
  }
}

function seenLab({ profile, charges }: CostReading): SeenLab {
  const { id, awsProfile, region, stackName, clusterName } = profile;
  const since = charges.reduce((oldest, each) => Math.min(oldest, each.since), Infinity);
  return {
    connectionId: id,
    profile: awsProfile,
    region,
    stackName,
    clusterName,
    since,
  };
}
