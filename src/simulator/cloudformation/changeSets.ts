import { AwsFault } from '../world/fault.ts';
import { changesNothing, type ChangeSet } from './changeSet.ts';
import { isInProgress, type Stack, type StackRequest } from './stack.ts';
import type { Stacks } from './stacks.ts';
import { validationError } from './template/validationError.ts';

/** The change sets of the account. They create stacks; of an existing stack they only find out whether anything would change. */
export class ChangeSets {
  readonly #stacks: Stacks;
  readonly #changeSets = new Map<string, ChangeSet>();

  constructor(stacks: Stacks) {
    this.#stacks = stacks;
  }

  /** The stack a new change set is for, which is undefined for the first one of a new stack. Refuses a stack in the wrong state. */
  target(stackName: string, type: ChangeSet['type']): Stack | undefined {
    if (type === 'UPDATE') {
      const stack = this.#stacks.get(stackName);
      if (isInProgress(stack) || stack.status === 'ROLLBACK_COMPLETE')
        throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
      return stack;
    }
    const stack = this.#stacks.find(stackName);
    if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS')
      throw validationError(
        `Stack [${stackName}] already exists and cannot be created again with the changeSet [CREATE].`,
      );
    return stack;
  }

  create(
    request: StackRequest,
    type: ChangeSet['type'],
    { name, description }: { readonly name: string; readonly description: string | undefined },
  ): ChangeSet {
    const existing = this.target(request.name, type);
    const { world } = this.#stacks;
    if (existing !== undefined && this.#find(name, existing.id) !== undefined)
      throw new AwsFault('AlreadyExistsException', `ChangeSet ${name} cannot be created since it already exists`, 400);
    const unchanged = type === 'UPDATE' && existing !== undefined && changesNothing(existing, request);
    if (type === 'UPDATE' && !unchanged)
      throw validationError(
        `Stack:${existing?.id} cannot be changed in place here. Delete it and create it again with the new template or values.`,
      );
    const stack = existing ?? this.#stacks.review(request);
    const changeSet: ChangeSet = {
      id: `arn:aws:cloudformation:${world.region}:${world.account}:changeSet/${name}/${world.uuid()}`,
      name,
      description,
      stackId: stack.id,
      createdAt: world.clock.now(),
      type,
      request,
      status: unchanged ? 'FAILED' : 'CREATE_COMPLETE',
      statusReason: unchanged
        ? "The submitted information didn't contain changes. Submit different information to create a change set."
        : undefined,
      executionStatus: unchanged ? 'UNAVAILABLE' : 'AVAILABLE',
    };
    this.#changeSets.set(changeSet.id, changeSet);
    return changeSet;
  }

  /** By id, or by name within a stack given by id or name. */
  get(nameOrId: string, stackName: string | undefined): ChangeSet {
    const stack = stackName === undefined ? undefined : this.#stacks.find(stackName);
    const changeSet = this.#changeSets.get(nameOrId) ?? (stack && this.#find(nameOrId, stack.id));
    if (changeSet === undefined) throw new AwsFault('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
    return changeSet;
  }

  /** Begins what the change set proposes. */
  execute(changeSet: ChangeSet, disableRollback: boolean): void {
    if (changeSet.executionStatus !== 'AVAILABLE')
      throw new AwsFault(
        'InvalidChangeSetStatus',
        `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${changeSet.status}]`,
        400,
      );
    const stack = this.#stacks.get(changeSet.stackId);
    changeSet.executionStatus = 'EXECUTE_COMPLETE';
    stack.request = disableRollback ? { ...changeSet.request, onFailure: 'DO_NOTHING' } : changeSet.request;
    this.#stacks.createReviewed(stack, changeSet.id);
  }

  /** Deleting one that is not there is no error. */
  delete(nameOrId: string, stackName: string | undefined): void {
    const stack = stackName === undefined ? undefined : this.#stacks.find(stackName);
    const changeSet = this.#changeSets.get(nameOrId) ?? (stack && this.#find(nameOrId, stack.id));
    if (changeSet !== undefined) this.#changeSets.delete(changeSet.id);
  }

  #find(name: string, stackId: string): ChangeSet | undefined {
    return [...this.#changeSets.values()].find((each) => each.name === name && each.stackId === stackId);
  }
}
