import { silentLog } from '../../src/base/log.ts';
import { Emitter } from '../../src/base/event.ts';
import type { Connection } from '../../src/connection/connection.ts';
import type { Services } from '../../src/commands/services.ts';
import { resourceKey, type LabResource } from '../../src/domain/stack/labResource.ts';
import type { CostReading } from '../../src/model/costMeter.ts';
import { emptySnapshot } from '../../src/model/snapshot.ts';
import type { Cloud, Nodegroup, Stack } from '../../src/ports/cloud.ts';
import { LabError } from '../../src/base/errors.ts';
import { documentsTwin, storeTwin } from './editorTwins.ts';
import { hurriedClock } from './hurriedClock.ts';
import { PromptsTwin } from './promptsTwin.ts';

const seoul = 'ap-northeast-2';

/**
 * An account that holds a list of resources, each of which goes when it, or its stack, is deleted; and a person who answers.
 * `failures` are thrown by the reads and deletes to come, one each.
 */
export class LabTwin {
  readonly calls: string[] = [];
  readonly said: string[] = [];
  readonly progress: string[] = [];
  readonly documents = documentsTwin();
  readonly storage = storeTwin();
  readonly clock = hurriedClock(1_800_000_000_000);
  readonly prompts: PromptsTwin;
  readonly costs = new Emitter<CostReading | undefined>();
  readonly cancelling = new AbortController();
  reading: CostReading | undefined;
  failures: Error[] = [];
  groups: Nodegroup[] = [];
  /** What is chosen of a message that begins like that. */
  choices: Readonly<Record<string, string>> = {};
  billed = true;
  renewed = 0;
  #resources: readonly LabResource[];
  readonly #madeBy: ReadonlyMap<string, string>;

  constructor(
    resources: readonly LabResource[],
    madeBy: readonly (readonly [LabResource, LabResource])[],
    ...answers: readonly string[]
  ) {
    this.#resources = resources;
    this.#madeBy = new Map(madeBy.map(([resource, stack]) => [resourceKey(resource), stack.id]));
    this.prompts = new PromptsTwin(...answers);
  }

  get left(): readonly string[] {
    return this.#resources.map(({ name }) => name);
  }

  /** Somebody else takes it away. */
  remove(name: string): void {
    this.#resources = this.#resources.filter((each) => each.name !== name);
  }

  get deps(): Services {
    const say = (message: string) => {
      this.said.push(message);
      const chosen = Object.entries(this.choices).find(([start]) => message.startsWith(start))?.[1];
      return Promise.resolve(chosen);
    };
    const meter = () => this.reading;
    const deps: Partial<Services> = {
      connections: { current: this.#connection, use() {}, close() {} },
      prompts: this.prompts,
      documents: this.documents,
      storage: this.storage,
      clock: this.clock,
      random: () => 0.5,
      notices: {
        info: say,
        warn: say,
        error: (error) => void this.said.push(error instanceof Error ? error.message : String(error)),
      },
      withProgress: (title, run) =>
        run((message) => void this.progress.push(`${title}: ${message}`), this.cancelling.signal),
      model: { snapshot: emptySnapshot, refresh() {} } as Partial<Services['model']> as Services['model'],
      clusterView: { show: () => Promise.resolve() } as Partial<Services['clusterView']> as Services['clusterView'],
      costMeter: {
        get reading() {
          return meter();
        },
        isRead: true,
        onDidChange: this.costs.event,
        soon() {},
      },
      log: { ...silentLog, show() {} },
    };
    return deps as Services;
  }

  get #connection(): Connection {
    const connection: Partial<Connection> = {
      profile: {
        id: `aws:lab:${seoul}`,
        awsProfile: 'lab',
        name: 'lab',
        icon: 'cloud',
        region: seoul,
        billed: this.billed,
        stackName: 'myeks',
        clusterName: 'myeks',
      },
      closed: new AbortController().signal,
      cloud: () => Promise.resolve(this.#cloud),
      cluster: () => Promise.reject(new LabError('cluster-missing', 'myeks')),
    };
    return connection as Connection;
  }

  get #cloud(): Cloud {
    const cloud: Partial<Cloud> = {
      region: seoul,
      identity: () => Promise.resolve({ account: '111122223333', arn: '' }),
      renew: () => void (this.renewed += 1),
      resources: {
        read: (_place, kinds) => {
          const failure = this.failures.shift();
          if (failure !== undefined) return Promise.reject(failure);
          const wanted: readonly string[] = kinds;
          return Promise.resolve({
            resources: this.#resources.filter(({ kind }) => wanted.includes(kind)),
            notChecked: [],
          });
        },
        delete: (resource) => {
          this.calls.push(`delete ${resource.id}`);
          this.#resources = this.#resources.filter((each) => resourceKey(each) !== resourceKey(resource));
          return Promise.resolve();
        },
      },
      stacks: {
        resources: (id: string) =>
          Promise.resolve(
            [...this.#madeBy].flatMap(([key, stack]) => {
              const [kind = '', physicalId = ''] = key.split(' ');
              const type = { cluster: 'AWS::EKS::Cluster', nodegroup: 'AWS::EKS::Nodegroup', vpc: 'AWS::EC2::VPC' }[
                kind
              ];
              return stack === id && type !== undefined
                ? [{ logicalId: kind, physicalId, type, status: 'CREATE_COMPLETE', reason: undefined }]
                : [];
            }),
          ),
        describe: (id: string) => Promise.resolve({ id, status: 'CREATE_COMPLETE' } as Stack),
        events: (id: string) =>
          Promise.resolve(
            this.calls.includes(`stack ${id}`)
              ? [
                  {
                    id: `gone ${id}`,
                    logicalId: 'myeks',
                    physicalId: id,
                    resourceType: 'AWS::CloudFormation::Stack',
                    status: 'DELETE_COMPLETE',
                    reason: undefined,
                    at: 0,
                  },
                ]
              : [],
          ),
        delete: (id: string) => {
          this.calls.push(`stack ${id}`);
          this.#resources = this.#resources.filter(
            (each) => each.id !== id && this.#madeBy.get(resourceKey(each)) !== id,
          );
          return Promise.resolve();
        },
      } as Partial<Cloud['stacks']> as Cloud['stacks'],
      clusters: {
        nodegroups: () => Promise.resolve(this.groups),
        scaleNodegroup: (_cluster: string, group: Nodegroup, nodes: number) => {
          this.calls.push(`scale ${group.name} ${nodes}`);
          this.groups = this.groups.map((each) => (each === group ? { ...each, desiredSize: nodes } : each));
          return Promise.resolve();
        },
      } as Partial<Cloud['clusters']> as Cloud['clusters'],
    };
    return cloud as Cloud;
  }
}
