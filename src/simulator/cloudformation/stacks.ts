import { Emitter } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import { AwsFault } from '../world/fault.ts';
import type { World } from '../world/world.ts';
import type { ChangeSet } from './changeSet.ts';
import { planUpdate, type Plan } from './changes/plan.ts';
import { exportInUse, exportsOf } from './exports.ts';
import type { Machinery } from './machinery.ts';
import { newStack } from './newStack.ts';
import { createResources, rollBackCreation } from './operations/createStack.ts';
import { deleteResources } from './operations/deleteStack.ts';
import { goOn } from './operations/goOn.ts';
import type { StackHost } from './operations/stackHost.ts';
import { rollBackUpdate, updateResources } from './operations/updateStack.ts';
import { resourceTypeOf } from './resources/resourceTypes.ts';
import { Signals } from './signals.ts';
import { isInProgress, type Stack, type StackRequest } from './stack.ts';
import { moveStack } from './stackEvents.ts';
import { scopeOf } from './stackScope.ts';
import { dependenciesOf } from './template/dependencies.ts';
import { checkPresence } from './template/validateTemplate.ts';
import type { ResourceDefinition } from './template/template.ts';
import { validationError } from './template/validationError.ts';
import { changeSetWithoutSecrets, stackWithoutSecrets } from './withoutSecrets.ts';

/** Statuses from which a stack may be updated. */
const updatable = ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'CREATE_FAILED', 'UPDATE_FAILED'];

/** Every stack of the account, and what is being done to each. */
export class Stacks {
  readonly #machinery: Machinery;
  readonly #host: StackHost;
  readonly #stacks = new Map<string, Stack>();
  readonly #underWay = new Map<string, { cancel(): void }>();
  readonly #failures = new Map<string, string>();
  readonly #changed = new Emitter<Stack>();

  /** By id. */
  readonly changeSets = new Map<string, ChangeSet>();
  /** A stack's own status changed. */
  readonly onDidChange = this.#changed.event;

  constructor(world: World, eks: Eks, signals = new Signals(world.clock)) {
    this.#machinery = {
      world,
      eks,
      signals,
      typeOf: resourceTypeOf,
      takeFailure: (logicalId) => {
        const reason = this.#failures.get(logicalId);
        this.#failures.delete(logicalId);
        return reason;
      },
      exported: (name, importer) =>
        exportsOf(this.all()).find((each) => each.name === name && each.stack !== importer)?.value,
    };
    this.#host = {
      machinery: this.#machinery,
      all: () => this.all(),
      move: (stack, status, reason) => this.#move(stack, status, reason),
      underWay: (stack, running) => {
        if (running === undefined) this.#underWay.delete(stack.id);
        else this.#underWay.set(stack.id, running);
      },
    };
  }

  get world(): World {
    return this.#machinery.world;
  }

  get signals(): Signals {
    return this.#machinery.signals;
  }

  /** Newest first, deleted ones included. */
  all(): Stack[] {
    return [...this.#stacks.values()].toReversed();
  }

  /** Every stack as it is, without values that are not to be echoed. */
  saved(): readonly Stack[] {
    return [...this.#stacks.values()].map((stack) => stackWithoutSecrets(this.#machinery, stack));
  }

  /** The change sets that were not carried out, as they are but for those with values that are not to be echoed. */
  savedChangeSets(): readonly ChangeSet[] {
    return [...this.changeSets.values()].flatMap((changeSet) => {
      const stack = this.#stacks.get(changeSet.stackId);
      if (stack === undefined || changeSet.executionStatus === 'EXECUTE_COMPLETE') return [];
      return [changeSetWithoutSecrets(this.#machinery, stack, changeSet)];
    });
  }

  /** Takes up stacks and change sets that were saved, oldest first. */
  restore(stacks: readonly Stack[], changeSets: readonly ChangeSet[] = []): void {
    for (const stack of stacks) this.#stacks.set(stack.id, stack);
    for (const changeSet of changeSets) this.changeSets.set(changeSet.id, changeSet);
  }

  /** Lets go on what was being done to stacks when they were saved. */
  goOn(): void {
    for (const stack of this.#stacks.values()) goOn(this.#host, stack);
  }

  /** By id, or by name among those not deleted. */
  find(nameOrId: string): Stack | undefined {
    return (
      this.#stacks.get(nameOrId) ??
      this.all().find(({ request, status }) => request.name === nameOrId && status !== 'DELETE_COMPLETE')
    );
  }

  /** Like `find`, refusing in CloudFormation's words when there is none. */
  get(nameOrId: string): Stack {
    const stack = this.find(nameOrId);
    if (stack === undefined) throw validationError(`Stack with id ${nameOrId} does not exist`);
    return stack;
  }

  /** Like `get`, in the other words some operations use. */
  existing(nameOrId: string): Stack {
    const stack = this.find(nameOrId);
    if (stack === undefined) throw validationError(`Stack [${nameOrId}] does not exist`);
    return stack;
  }

  /** A stack that only has a change set yet. */
  review(request: StackRequest): Stack {
    return this.#add(request, false, 'REVIEW_IN_PROGRESS');
  }

  /** Begins to create a stack. The same token as before means the same call, and answers with its stack. */
  create(request: StackRequest, terminationProtection = false): Stack {
    const existing = this.find(request.name);
    if (existing?.status === 'REVIEW_IN_PROGRESS') {
      existing.terminationProtection = terminationProtection;
      this.createReviewed(existing, request);
      return existing;
    }
    if (existing !== undefined) {
      if (request.token !== undefined && existing.request.token === request.token) return existing;
      throw new AwsFault('AlreadyExistsException', `Stack [${request.name}] already exists`, 400);
    }
    const stack = this.#add(request, terminationProtection, 'CREATE_IN_PROGRESS');
    createResources(this.#host, stack);
    return stack;
  }

  /** Begins to create what was under review. */
  createReviewed(stack: Stack, request: StackRequest): void {
    this.#check(stack, request);
    stack.request = request;
    this.#move(stack, 'CREATE_IN_PROGRESS', 'User Initiated');
    createResources(this.#host, stack);
  }

  /** The resources of a template that its conditions include in this stack. */
  present(stack: Stack, request: StackRequest): ResourceDefinition[] {
    const scope = scopeOf(this.#machinery, { ...stack, request }, new Set());
    return [...request.template.resources.values()].filter(
      ({ condition }) => condition === undefined || scope.condition(condition),
    );
  }

  /** Refuses a stack that is in no state to be updated. */
  checkUpdatable(stack: Stack): void {
    if (!updatable.includes(stack.status))
      throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
  }

  /** What an update to `request` would do. Refuses one that no update can do. */
  plan(stack: Stack, request: StackRequest): Plan {
    this.#check(stack, request);
    const changed = [...request.template.resources.values()].filter(({ logicalId, type }) => {
      const resource = stack.resources.get(logicalId);
      return resource !== undefined && resource.type !== type;
    });
    if (changed.length > 0)
      throw validationError(
        `Update of resource type is not permitted. The new template modifies resource type of the following resources: [${changed.map(({ logicalId }) => logicalId).join(', ')}]`,
      );
    return planUpdate(this.#machinery, stack, request);
  }

  /** Begins to update a stack. The same token as before means the same call. */
  update(stack: Stack, request: StackRequest): void {
    if (request.token !== undefined && stack.request.token === request.token) return;
    this.checkUpdatable(stack);
    const { changesNothing } = this.plan(stack, request);
    if (changesNothing && !stack.status.endsWith('FAILED')) throw validationError('No updates are to be performed.');
    updateResources(this.#host, stack, request);
  }

  /** Stops an update and begins to roll it back. */
  cancelUpdate(stack: Stack): void {
    if (stack.status !== 'UPDATE_IN_PROGRESS')
      throw validationError('CancelUpdateStack cannot be called from current stack status');
    this.#underWay.get(stack.id)?.cancel();
    rollBackUpdate(this.#host, stack, 'User Initiated');
  }

  /** Tries again to roll an update back, taking `skipped` resources to be where they belong. */
  continueUpdateRollback(stack: Stack, skipped: ReadonlySet<string>): void {
    if (stack.status !== 'UPDATE_ROLLBACK_FAILED')
      throw validationError(
        `Stack:${stack.id} is in ${stack.status} state and can not continue rollback. Only stacks in UPDATE_ROLLBACK_FAILED can.`,
      );
    if (![...skipped].every((id) => stack.resources.get(id)?.status === 'UPDATE_FAILED'))
      throw validationError('Only the resources failed during UpdateRollback are allowed to be skipped');
    rollBackUpdate(this.#host, stack, 'User Initiated', skipped);
  }

  /** Takes back what a creation or an update left half done. */
  rollBack(stack: Stack): void {
    if (stack.status === 'CREATE_FAILED') return rollBackCreation(this.#host, stack, 'User Initiated');
    if (stack.status !== 'UPDATE_FAILED')
      throw validationError(`Stack [${stack.id}] cannot be rolled back from its current state ${stack.status}.`);
    rollBackUpdate(this.#host, stack, 'User Initiated');
  }

  /** Begins to delete a stack; the creation or deletion of one that is under way stops first. */
  delete(
    stack: Stack,
    {
      retain,
      force,
      token,
      caller,
    }: { retain: ReadonlySet<string>; force: boolean; token?: string | undefined; caller?: string },
  ): void {
    if (stack.status === 'DELETE_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE') return;
    if (stack.terminationProtection)
      throw validationError(`Stack [${stack.request.name}] cannot be deleted while TerminationProtection is enabled`);
    if (isInProgress(stack) && stack.status.startsWith('UPDATE_'))
      throw validationError(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`);
    const { status } = stack;
    if (token !== undefined) stack.request = { ...stack.request, token };
    if (caller !== undefined) stack.request = { ...stack.request, caller };
    this.#underWay.get(stack.id)?.cancel();
    this.#move(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    const inUse = exportInUse(this.all(), stack);
    if (inUse !== undefined && !isInProgress({ ...stack, status })) return this.#move(stack, status, inUse);
    deleteResources(this.#host, stack, { retain, force, undoesCreation: false });
  }

  /** Makes the next creation or change of this logical id fail for `reason`. */
  failNext(logicalId: string, reason: string): void {
    this.#failures.set(logicalId, reason);
  }

  #add(
    request: StackRequest,
    terminationProtection: boolean,
    status: 'REVIEW_IN_PROGRESS' | 'CREATE_IN_PROGRESS',
  ): Stack {
    const stack = newStack(this.world, request, { terminationProtection, status });
    this.#check(stack, request);
    this.#stacks.set(stack.id, stack);
    this.#move(stack, status, 'User Initiated');
    return stack;
  }

  /** Whether the conditions can be answered, and what they leave, shows only with the values at hand; then it is the call that fails. */
  #check(stack: Stack, request: StackRequest): void {
    const scope = scopeOf(this.#machinery, { ...stack, request }, new Set());
    const condition = (name: string) => scope.condition(name);
    for (const name of request.template.conditions.keys()) condition(name);
    checkPresence(request.template, condition);
    dependenciesOf(request.template, condition);
  }

  #move(stack: Stack, status: Stack['status'], reason?: string): void {
    moveStack(this.world, stack, status, reason);
    this.#changed.fire(stack);
  }
}
