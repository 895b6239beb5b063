import type {
  CreateStack,
  Stack,
  StackEvent,
  StackResource,
  Stacks,
  TemplateParameter,
} from '../../src/ports/cloud.ts';

export const stackId = 'arn:aws:cloudformation:ap-northeast-2:111122223333:stack/myeks/7ee73000';

/** `<logical id> <status> [<reason>]`; the stack's own id is `myeks`. */
type Line = string;

const resourceTypes: Readonly<Record<string, string>> = {
  myeks: 'AWS::CloudFormation::Stack',
  EKSCluster: 'AWS::EKS::Cluster',
  Ng1: 'AWS::EKS::Nodegroup',
};

/**
 * A stack that plays a script: each reading of its events shows one more line, as a person watching would see them.
 * Operations add their lines to the script when they are asked for.
 */
export class StackTwin implements Stacks {
  readonly calls: string[] = [];
  readonly #script: { readonly create: readonly Line[]; readonly deletes: readonly (readonly Line[])[] };
  #coming: Line[] = [];
  #events: StackEvent[] = [];
  #deletes = 0;

  constructor(script: { readonly create?: readonly Line[]; readonly deletes?: readonly (readonly Line[])[] }) {
    this.#script = { create: script.create ?? [], deletes: script.deletes ?? [] };
  }

  async create({ name }: CreateStack): Promise<string> {
    this.calls.push(`create ${name}`);
    this.#coming.push(...this.#script.create);
    return await Promise.resolve(stackId);
  }

  async delete(id: string): Promise<void> {
    this.calls.push(`delete ${id}`);
    this.#coming.push(...(this.#script.deletes[this.#deletes] ?? []));
    this.#deletes += 1;
    await Promise.resolve();
  }

  async events(_id: string, knownId: string | undefined, signal: AbortSignal): Promise<readonly StackEvent[]> {
    signal.throwIfAborted();
    const next = this.#coming.shift();
    if (next !== undefined) this.#events = [this.#event(next), ...this.#events];
    const known = this.#events.findIndex(({ id }) => id === knownId);
    return await Promise.resolve(known === -1 ? this.#events : this.#events.slice(0, known));
  }

  #event(line: Line): StackEvent {
    const [logicalId = '', status = '', ...reason] = line.split(' ');
    const own = logicalId === 'myeks';
    return {
      id: String(this.#events.length + 1),
      logicalId,
      physicalId: own ? stackId : `${logicalId}-id`,
      resourceType: resourceTypes[logicalId] ?? 'AWS::EC2::Thing',
      status,
      reason: reason.length === 0 ? undefined : reason.join(' '),
      at: 1000 * this.#events.length,
    };
  }

  find(): Promise<Stack | undefined> {
    return Promise.resolve(undefined);
  }

  resources(): Promise<readonly StackResource[]> {
    return Promise.resolve([]);
  }

  templateParameters(): Promise<readonly TemplateParameter[]> {
    return Promise.resolve([]);
  }

  describe(): Promise<Stack> {
    return Promise.reject(new Error('not played by this twin'));
  }
}
