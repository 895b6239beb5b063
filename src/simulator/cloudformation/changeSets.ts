import { AwsFault } from '../world/fault.ts';
import type { ChangeSet } from './changeSet.ts';
import { addition } from './changes/plan.ts';
import type { ResourceChange } from './changes/resourceChange.ts';
import type { Stack, StackRequest } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { validationError } from './template/validationError.ts';

const unchanged =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

export interface ChangeSetRequest {
  readonly name: string;
  readonly type: ChangeSet['type'];
  readonly description: string | undefined;
  readonly token: string | undefined;
}

/** The change sets of the account. */
export class ChangeSets {
  readonly #stacks: Stacks;
  readonly #changeSets: Map<string, ChangeSet>;

  constructor(stacks: Stacks) {
    this.#stacks = stacks;
    this.#changeSets = stacks.changeSets;
  }

  /** The stack a new change set is for, which is undefined for the first one of a new stack. Refuses a stack in the wrong state. */
  target(stackName: string, { name, type }: Pick<ChangeSetRequest, 'name' | 'type'>): Stack | undefined {
    if (type === 'UPDATE') {
      const stack = this.#stacks.find(stackName);
      if (stack === undefined) throw validationError(`Stack [${stackName}] does not exist`);
      this.#stacks.checkUpdatable(stack);
      return stack;
    }
    const stack = this.#stacks.find(stackName);
    if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS')
      throw validationError(
        `Stack [${stackName}] already exists and cannot be created again with the changeSet [${name}].`,
      );
    return stack;
  }

  create(request: StackRequest, { name, type, description, token }: ChangeSetRequest): ChangeSet {
    const existing = this.target(request.name, { name, type });
    const { world } = this.#stacks;
    const taken = existing && this.#find(name, existing.id);
    if (taken !== undefined) {
      if (token !== undefined && taken.token === token) return taken;
      throw new AwsFault('AlreadyExistsException', `ChangeSet ${name} cannot be created since it already exists`, 400);
    }
    const plan = existing !== undefined && type === 'UPDATE' ? this.#stacks.plan(existing, request) : undefined;
    const failed = plan?.changesNothing === true;
    const stack = existing ?? this.#stacks.review(request);
    const changeSet: ChangeSet = {
      id: `arn:aws:cloudformation:${world.region}:${world.account}:changeSet/${name}/${world.uuid()}`,
      name,
      description,
      stackId: stack.id,
      createdAt: world.clock.now(),
      type,
      request,
      changes: plan?.changes ?? this.#additions(stack, request),
      status: failed ? 'FAILED' : 'CREATE_COMPLETE',
      statusReason: failed ? unchanged : undefined,
      token,
      executionStatus: failed ? 'UNAVAILABLE' : 'AVAILABLE',
    };
    this.#changeSets.set(changeSet.id, changeSet);
    return changeSet;
  }

  /** By id, or by name within a stack given by id or name. */
  get(nameOrId: string, stackName: string | undefined): ChangeSet {
    const found = this.#lookUp(nameOrId, stackName);
    if (found === undefined) throw new AwsFault('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    return found;
  }

  /** Those of a stack, newest first, but for what was carried out. */
  of(stack: Stack): ChangeSet[] {
    return this.#ofStack(stack.id)
      .filter(({ executionStatus }) => executionStatus !== 'EXECUTE_COMPLETE')
      .toReversed();
  }

  /** Begins what the change set proposes. The other change sets of the stack are worth nothing from then on. */
  execute(
    changeSet: ChangeSet,
    options: Partial<Pick<StackRequest, 'onFailure' | 'retainExceptOnCreate' | 'token'>>,
  ): void {
    if (changeSet.executionStatus !== 'AVAILABLE')
      throw new AwsFault(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
        400,
      );
    const stack = this.#stacks.get(changeSet.stackId);
    const request = { ...changeSet.request, ...options };
    if (changeSet.type === 'UPDATE') this.#stacks.checkUpdatable(stack);
    for (const other of this.#ofStack(stack.id))
      if (other.executionStatus === 'AVAILABLE') other.executionStatus = 'OBSOLETE';
    changeSet.executionStatus = 'EXECUTE_COMPLETE';
    stack.changeSetId = changeSet.id;
    stack.updatedAt = this.#stacks.world.clock.now();
    if (changeSet.type === 'UPDATE') this.#stacks.update(stack, request);
    else this.#stacks.createReviewed(stack, request);
  }

  /** Deleting one that is not there is no error, as long as the stack is. */
  delete(nameOrId: string, stackName: string | undefined): void {
    const changeSet = this.#lookUp(nameOrId, stackName);
    if (changeSet !== undefined) this.#changeSets.delete(changeSet.id);
  }

  #additions(stack: Stack, request: StackRequest): ResourceChange[] {
    const present = this.#stacks.present(stack, request);
    return present.map(addition).toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
  }

  #lookUp(nameOrId: string, stackName: string | undefined): ChangeSet | undefined {
    const byId = this.#changeSets.get(nameOrId);
    if (byId !== undefined || nameOrId.startsWith('arn:')) return byId;
    if (stackName === undefined)
      throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
    const stack = this.#stacks.find(stackName);
    if (stack === undefined) throw validationError(`Stack [${stackName}] does not exist`);
    return this.#find(nameOrId, stack.id);
  }

  #ofStack(stackId: string): ChangeSet[] {
    return [...this.#changeSets.values()].filter((each) => each.stackId === stackId);
  }

  #find(name: string, stackId: string): ChangeSet | undefined {
    return this.#ofStack(stackId).find((each) => each.name === name);
  }
}
