import { DisposableStore } from '../../base/disposable.ts';
import { handlerFailure } from './handlerFailure.ts';
import { contextOf, when, type Machinery } from './machinery.ts';
import { checkPropertyNames } from './propertyNames.ts';
import { Properties } from './properties.ts';
import type { Stack, StackResource } from './stack.ts';
import { moveResource } from './stackEvents.ts';
import { scopeOf } from './stackScope.ts';
import { dependenciesOf, type Dependencies } from './template/dependencies.ts';
import { evaluateRecord } from './template/evaluate.ts';
import type { Scope } from './template/scope.ts';

/** Lab milliseconds between the two CREATE_IN_PROGRESS events of a resource. */
const handlerStart = 1_000;

/** The creation of a stack's resources: each as soon as all it depends on exist, until all do or one fails. */
export class Creation {
  readonly #machinery: Machinery;
  readonly #stack: Stack;
  readonly #scope: Scope;
  readonly #dependencies: Dependencies;
  readonly #waiting = new DisposableStore();
  readonly #onEnd: (failed: readonly string[]) => void;
  #ended = false;

  /** `onEnd` gets the logical ids that failed, in the template's order: none when everything was created. */
  constructor(machinery: Machinery, stack: Stack, onEnd: (failed: readonly string[]) => void) {
    this.#machinery = machinery;
    this.#stack = stack;
    this.#scope = scopeOf(machinery, stack);
    this.#dependencies = dependenciesOf(stack.request.template, (name) => this.#scope.condition(name));
    this.#onEnd = onEnd;
  }

  start(): void {
    for (const [logicalId, dependsOn] of this.#dependencies)
      if (!this.#stack.resources.has(logicalId) && [...dependsOn].every((id) => this.#isComplete(id)))
        this.#begin(logicalId, dependsOn);
    if ([...this.#dependencies.keys()].every((id) => this.#isComplete(id))) this.#end();
  }

  /** Stops where it is: what was under way counts as failed. `onEnd` is not called. */
  cancel(): void {
    this.#ended = true;
    this.#waiting.dispose();
    for (const resource of this.#stack.resources.values())
      if (resource.status === 'CREATE_IN_PROGRESS')
        moveResource(this.#machinery.world, this.#stack, resource, 'CREATE_FAILED', 'Resource creation cancelled');
  }

  #isComplete(logicalId: string): boolean {
    return this.#stack.resources.get(logicalId)?.status === 'CREATE_COMPLETE';
  }

  #begin(logicalId: string, dependsOn: ReadonlySet<string>): void {
    const definition = this.#stack.request.template.resources.get(logicalId);
    if (definition === undefined) return;
    const { world } = this.#machinery;
    const resource: StackResource = {
      logicalId,
      type: definition.type,
      dependsOn,
      status: 'CREATE_IN_PROGRESS',
      reason: undefined,
      updatedAt: world.clock.now(),
      physicalId: undefined,
      propertiesText: undefined,
    };
    this.#stack.resources.set(logicalId, resource);
    moveResource(world, this.#stack, resource, 'CREATE_IN_PROGRESS');
    this.#waiting.add(world.clock.after(handlerStart, () => this.#attempt(resource, () => this.#create(resource))));
  }

  #create(resource: StackResource): void {
    const { world } = this.#machinery;
    const planned = this.#machinery.takeFailure(resource.logicalId);
    if (planned !== undefined) return this.#fail(resource, planned);
    const definition = this.#stack.request.template.resources.get(resource.logicalId);
    const record = evaluateRecord(definition?.properties ?? {}, this.#scope);
    resource.propertiesText = this.#masked(JSON.stringify(record));
    checkPropertyNames(resource.logicalId, resource.type, record);
    const type = this.#machinery.typeOf(resource.type);
    const context = contextOf(this.#machinery, this.#stack, resource.logicalId);
    const physicalId = type.create(new Properties(resource.logicalId, record), context);
    resource.physicalId = physicalId;
    moveResource(world, this.#stack, resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
    const settle = () =>
      this.#waiting.add(
        when(
          type.changed?.(context),
          () => this.#attempt(resource, () => type.isReady?.(physicalId, context) ?? true) ?? false,
          () => this.#complete(resource),
        ),
      );
    this.#waiting.add(world.clock.after(type.createTime, settle));
  }

  #complete(resource: StackResource): void {
    moveResource(this.#machinery.world, this.#stack, resource, 'CREATE_COMPLETE');
    this.start();
  }

  /** Runs a step of a resource; a refusal fails the resource, and then the answer is undefined. */
  #attempt<T>(resource: StackResource, step: () => T): T | undefined {
    if (this.#ended) return undefined;
    try {
      return step();
    } catch (error) {
      this.#fail(resource, handlerFailure(this.#machinery.world, resource.type, error));
      return undefined;
    }
  }

  #fail(resource: StackResource, reason: string): void {
    moveResource(this.#machinery.world, this.#stack, resource, 'CREATE_FAILED', reason);
    this.cancel();
    this.#end();
  }

  #end(): void {
    this.#ended = true;
    const resources = [...this.#dependencies.keys()].map((id) => this.#stack.resources.get(id));
    this.#onEnd(resources.flatMap((each) => (each?.status === 'CREATE_FAILED' ? [each.logicalId] : [])));
  }

  /** Events show the properties, but not the values of parameters that are not to be echoed. */
  #masked(text: string): string {
    const secrets = [...this.#stack.request.parameters.values()].filter(({ definition }) => definition.noEcho);
    return secrets.reduce((masked, { given }) => (given === '' ? masked : masked.replaceAll(given, '****')), text);
  }
}
