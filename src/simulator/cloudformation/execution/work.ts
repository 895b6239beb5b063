import { DisposableStore } from '../../../base/disposable.ts';
import type { Event } from '../../../base/event.ts';
import { AwsFault } from '../../world/fault.ts';
import { handlerFailure } from '../handlerFailure.ts';
import { contextOf, when, type Machinery } from '../machinery.ts';
import type { ResourceContext } from '../resourceType.ts';
import type { Stack, StackResource } from '../stack.ts';
import { resolveReferences } from '../template/dynamicReferences.ts';
import { evaluateRecord } from '../template/evaluate.ts';
import { asterisks } from '../template/forgottenValue.ts';
import type { Scope } from '../template/scope.ts';
import type { ResourceDefinition } from '../template/template.ts';
import type { TemplateRecord } from '../template/value.ts';

/** Lab milliseconds from a resource's first event until its handler is called. */
const handlerStart = 1_000;

/** What is being done to the resources of one stack. Each step of a resource ends by `done` or `failed`. */
export class Work {
  readonly machinery: Machinery;
  readonly stack: Stack;
  readonly scope: Scope;
  readonly isRollback: boolean;
  readonly done: (resource: StackResource) => void;
  readonly failed: (resource: StackResource, reason: string) => void;
  readonly #waiting = new DisposableStore();
  #over = false;

  constructor(
    machinery: Machinery,
    stack: Stack,
    scope: Scope,
    options: {
      /** Whether what an update replaced is to be put back. */
      readonly isRollback: boolean;
      readonly done: (resource: StackResource) => void;
      readonly failed: (resource: StackResource, reason: string) => void;
    },
  ) {
    this.machinery = machinery;
    this.stack = stack;
    this.scope = scope;
    this.isRollback = options.isRollback;
    this.done = options.done;
    this.failed = options.failed;
  }

  /** Nothing goes on from here: what was waited for is not waited for any more. */
  stop(): void {
    this.#over = true;
    this.#waiting.dispose();
  }

  contextOf({ logicalId }: StackResource): ResourceContext {
    return contextOf(this.machinery, this.stack, logicalId);
  }

  /** Calls the resource's handler after the moment that takes. */
  call(resource: StackResource, handler: () => void): void {
    this.after(handlerStart, resource, handler);
  }

  /** Goes on after lab milliseconds. */
  after(ms: number, resource: StackResource, then: () => void): void {
    this.#waiting.add(this.machinery.world.clock.after(ms, () => this.attempt(resource, then)));
  }

  /** Goes on when the resource is what its type calls ready. */
  whenReady(resource: StackResource, physicalId: string, then: () => void): void {
    const type = this.machinery.typeOf(resource.type);
    const context = this.contextOf(resource);
    this.when(resource, type.changed?.(context), () => type.isReady?.(physicalId, context) ?? true, then);
  }

  /** Goes on when `holds` answers true, which is asked again whenever `changed` fires. What it throws fails the resource. */
  when(resource: StackResource, changed: Event<unknown> | undefined, holds: () => boolean, then: () => void): void {
    this.#waiting.add(
      when(
        changed,
        () => this.attempt(resource, holds) ?? false,
        () => this.attempt(resource, then),
      ),
    );
  }

  /** Runs a part of a resource's step; a refusal fails the resource, and then the answer is undefined. */
  attempt<T>(resource: StackResource, part: () => T): T | undefined {
    if (this.#over) return undefined;
    try {
      return part();
    } catch (error) {
      this.failed(resource, handlerFailure(this.machinery.world, resource.type, error));
      return undefined;
    }
  }

  /** What the template says of a resource now. Throws `AwsFault` if that cannot be told. */
  evaluated(definition: ResourceDefinition): TemplateRecord {
    return resolveReferences(evaluateRecord(definition.properties, this.scope), this.scope) as TemplateRecord;
  }

  /**
   * The properties as events show them, with asterisks for the values of parameters that are not to be echoed; undefined
   * when they cannot be told.
   */
  shown(definition: ResourceDefinition): string | undefined {
    const { parameters } = this.stack.request;
    const parameter: Scope['parameter'] = (name) =>
      parameters.get(name)?.definition.noEcho === true ? asterisks : this.scope.parameter(name);
    try {
      return JSON.stringify(evaluateRecord(definition.properties, { ...this.scope, parameter }));
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      return undefined;
    }
  }

  /** Fails the resource if somebody asked for its next step to fail. */
  takePlannedFailure({ logicalId }: StackResource): void {
    const reason = this.machinery.takeFailure(logicalId);
    // A validation error's text becomes the reason as it is.
    if (reason !== undefined) throw new AwsFault('ValidationError', reason);
  }
}
