import { Emitter } from '../../base/event.ts';
import type { Eks } from '../world/eks/eks.ts';
import { AwsFault } from '../world/fault.ts';
import type { World } from '../world/world.ts';
import { Creation } from './creation.ts';
import { Deletion, type DeletionOptions } from './deletion.ts';
import { type Machinery } from './machinery.ts';
import { outputsOf } from './outputs.ts';
import { missingParameter } from './parameterTypes.ts';
import { resourceTypeOf } from './resources/resourceTypes.ts';
import type { Stack, StackRequest } from './stack.ts';
import { moveStack } from './stackEvents.ts';
import { scopeOf } from './stackScope.ts';
import { dependenciesOf } from './template/dependencies.ts';
import { validationError } from './template/validationError.ts';

/** Every stack of the account, and what is being done to each. */
export class Stacks {
  readonly #machinery: Machinery;
  readonly #stacks = new Map<string, Stack>();
  readonly #underWay = new Map<string, { cancel(): void }>();
  readonly #failures = new Map<string, string>();
  readonly #changed = new Emitter<Stack>();

  /** A stack's own status changed. */
  readonly onDidChange = this.#changed.event;

  constructor(world: World, eks: Eks) {
    this.#machinery = {
      world,
      eks,
      typeOf: resourceTypeOf,
      takeFailure: (logicalId) => {
        const reason = this.#failures.get(logicalId);
        this.#failures.delete(logicalId);
        return reason;
      },
    };
  }

  get world(): World {
    return this.#machinery.world;
  }

  /** Newest first, deleted ones included. */
  all(): Stack[] {
    return [...this.#stacks.values()].toReversed();
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

  /** A stack that only has a change set yet. */
  review(request: StackRequest): Stack {
    return this.#add(request, 'REVIEW_IN_PROGRESS');
  }

  /** Begins to create a stack. The same token as before means the same call, and answers with its stack. */
  create(request: StackRequest): Stack {
    const existing = this.find(request.name);
    if (existing !== undefined) {
      if (request.token !== undefined && existing.request.token === request.token) return existing;
      throw new AwsFault('AlreadyExistsException', `Stack [${request.name}] already exists`, 400);
    }
    const stack = this.#add(request, 'CREATE_IN_PROGRESS');
    this.#create(stack);
    return stack;
  }

  /** Carries out what a change set proposed for a stack under review. */
  createReviewed(stack: Stack, changeSetId: string): void {
    stack.changeSetId = changeSetId;
    stack.updatedAt = this.world.clock.now();
    this.#move(stack, 'CREATE_IN_PROGRESS', 'User Initiated');
    this.#create(stack);
  }

  /** Begins to delete a stack; whatever is being done to it stops first. */
  delete(stack: Stack, options: DeletionOptions): void {
    if (stack.status === 'DELETE_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE') return;
    if (stack.request.terminationProtection)
      throw validationError(`Stack [${stack.request.name}] cannot be deleted while TerminationProtection is enabled`);
    this.#underWay.get(stack.id)?.cancel();
    this.#move(stack, 'DELETE_IN_PROGRESS', 'User Initiated');
    this.#delete(stack, options, 'DELETE_COMPLETE', 'DELETE_FAILED');
  }

  /** Makes the next creation of this logical id fail for `reason`. */
  failNext(logicalId: string, reason: string): void {
    this.#failures.set(logicalId, reason);
  }

  #add(request: StackRequest, status: 'REVIEW_IN_PROGRESS' | 'CREATE_IN_PROGRESS'): Stack {
    const { world } = this;
    const stack: Stack = {
      id: `arn:aws:cloudformation:${world.region}:${world.account}:stack/${request.name}/${world.uuid()}`,
      createdAt: world.clock.now(),
      request,
      status,
      statusReason: undefined,
      updatedAt: undefined,
      deletedAt: undefined,
      changeSetId: undefined,
      resources: new Map(),
      outputs: [],
      events: [],
    };
    // Whether the conditions can be answered shows only with the values at hand, and then it is the call that fails.
    const scope = scopeOf(this.#machinery, stack);
    dependenciesOf(request.template, (name) => scope.condition(name));
    this.#stacks.set(stack.id, stack);
    this.#move(stack, status, 'User Initiated');
    return stack;
  }

  #move(stack: Stack, status: Stack['status'], reason?: string): void {
    moveStack(this.world, stack, status, reason);
    this.#changed.fire(stack);
  }

  #create(stack: Stack): void {
    const missing = missingParameter(this.world, stack.request.parameters.values());
    if (missing !== undefined) return this.#failCreation(stack, missing);
    const creation = new Creation(this.#machinery, stack, (failed) => {
      if (failed.length > 0)
        return this.#failCreation(stack, `The following resource(s) failed to create: [${failed.join(', ')}]`);
      timeout?.dispose();
      try {
        stack.outputs = outputsOf(stack, scopeOf(this.#machinery, stack));
      } catch (error) {
        if (!(error instanceof AwsFault)) throw error;
        return this.#failCreation(stack, error.message);
      }
      this.#underWay.delete(stack.id);
      this.#move(stack, 'CREATE_COMPLETE');
    });
    const { timeoutMinutes } = stack.request;
    const timeout =
      timeoutMinutes === undefined
        ? undefined
        : this.world.clock.after(timeoutMinutes * 60_000, () => {
            creation.cancel();
            this.#failCreation(stack, 'Stack creation time exceeded the specified timeout');
          });
    this.#underWay.set(stack.id, {
      cancel() {
        timeout?.dispose();
        creation.cancel();
      },
    });
    creation.start();
  }

  #failCreation(stack: Stack, reason: string): void {
    this.#underWay.get(stack.id)?.cancel();
    switch (stack.request.onFailure) {
      case 'DO_NOTHING':
        this.#underWay.delete(stack.id);
        return this.#move(stack, 'CREATE_FAILED', `${reason}. `);
      case 'DELETE':
        this.#move(stack, 'DELETE_IN_PROGRESS', `${reason}. Delete requested by user.`);
        return this.#delete(stack, everything, 'DELETE_COMPLETE', 'DELETE_FAILED');
      case 'ROLLBACK':
        this.#move(stack, 'ROLLBACK_IN_PROGRESS', `${reason}. Rollback requested by user.`);
        return this.#delete(stack, everything, 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED');
    }
  }

  #delete(
    stack: Stack,
    options: DeletionOptions,
    success: 'DELETE_COMPLETE' | 'ROLLBACK_COMPLETE',
    failure: 'DELETE_FAILED' | 'ROLLBACK_FAILED',
  ): void {
    const deletion = new Deletion(this.#machinery, stack, options, (failed) => {
      this.#underWay.delete(stack.id);
      if (failed.length > 0)
        return this.#move(stack, failure, `The following resource(s) failed to delete: [${failed.join(', ')}]. `);
      if (success === 'DELETE_COMPLETE') stack.deletedAt = this.world.clock.now();
      this.#move(stack, success);
    });
    this.#underWay.set(stack.id, deletion);
    deletion.start();
  }
}

const everything: DeletionOptions = { retain: new Set(), force: false };
