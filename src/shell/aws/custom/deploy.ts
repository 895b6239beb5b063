import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { resolvedPath } from '../input/parameterFile.ts';
import { answerOf } from '../operations/runOperation.ts';
import { operationNamed, waitFor, WaiterError } from '../operations/runWaiter.ts';
import type { Printable } from '../output/printable.ts';
import { isList, isObject, pythonText } from '../output/pythonText.ts';
import { ServiceError } from '../serviceError.ts';
import type { Service, Waiter } from '../service.ts';
import type { Session } from '../session.ts';
import { CommandError } from '../usage.ts';
import { readCommandWords, type CommandWords } from './commandWords.ts';
import { deployOptions } from './deployOptions.ts';

/** The longest template that CloudFormation takes in a request, in bytes. */
const longestTemplate = 51_200;

/** `aws cloudformation deploy`: creates or updates a stack by a change set, and waits for the end of it. */
export async function deploy(args: readonly string[], session: Session): Promise<number> {
  const words = readCommandWords(args, deployOptions);
  const stackName = words.text('stack-name') ?? '';
  const template = await templateText(words.text('template-file') ?? '', session);
  const overrides = keyValues(words.list('parameter-overrides') ?? [], 'parameter-overrides');
  const tags = Object.entries(keyValues(words.list('tags') ?? [], 'tags'));
  if (Buffer.byteLength(template) > longestTemplate)
    throw new CommandError(
      'Templates with a size greater than 51,200 bytes must be deployed via an S3 Bucket. Please add the --s3-bucket parameter to your command. The local template will be copied to that S3 bucket and then deployed.',
    );
  const deployment = new Deployment(session, await session.service('cloudformation'), stackName);
  const isNew = !(await deployment.exists());
  const changeSet = await deployment.createChangeSet({
    TemplateBody: template,
    ChangeSetType: isNew ? 'CREATE' : 'UPDATE',
    Parameters: await deployment.parameters(template, overrides, isNew),
    Capabilities: words.list('capabilities') ?? [],
    Tags: tags.map(([Key, Value]) => ({ Key, Value })),
    ...(words.has('role-arn') && { RoleARN: words.text('role-arn') }),
    ...(words.has('notification-arns') && { NotificationARNs: words.list('notification-arns') }),
  });
  return await deployment.finish(changeSet, isNew, words);
}

async function templateText(name: string, { context }: Session): Promise<string> {
  return await readFile(resolvedPath(name, context), 'utf8').catch((error: unknown) => {
    throw new CommandError(`Invalid template path ${name}`, error);
  });
}

/** `Key=Value` words. */
function keyValues(words: readonly string[], option: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      if (at < 0) throw new CommandError(`['${word}'] value passed to --${option} must be of format Key=Value`);
      return [word.slice(0, at), word.slice(at + 1)];
    }),
  );
}

class Deployment {
  readonly #session: Session;
  readonly #service: Service;
  readonly #stackName: string;

  constructor(session: Session, service: Service, stackName: string) {
    this.#session = session;
    this.#service = service;
    this.#stackName = stackName;
  }

  /** Whether the stack is there; one that only waits for its first change set is not. */
  async exists(): Promise<boolean> {
    try {
      const { Stacks: stacks = [] } = await this.#call('DescribeStacks', { StackName: this.#stackName });
      const [stack] = isList(stacks) ? stacks : [];
      return stack !== undefined && isObject(stack) && stack['StackStatus'] !== 'REVIEW_IN_PROGRESS';
    } catch (error) {
      if (error instanceof ServiceError && error.reason.includes(`Stack with id ${this.#stackName} does not exist`))
        return false;
      throw error;
    }
  }

  /** A value for each parameter of the template: the one of the command line, or the one the stack has. */
  async parameters(template: string, overrides: Readonly<Record<string, string>>, isNew: boolean): Promise<object[]> {
    const names = parameterNames(template);
    const kept = isNew ? new Set<Printable>() : await this.#parametersOfStack();
    return names.flatMap((name): object[] => {
      const value = overrides[name];
      if (value !== undefined) return [{ ParameterKey: name, ParameterValue: value }];
      return kept.has(name) ? [{ ParameterKey: name, UsePreviousValue: true }] : [];
    });
  }

  /** Creates the change set and returns its id. */
  async createChangeSet(parameters: object): Promise<string> {
    const now = this.#session.context.now();
    const { Id: id } = await this.#call('CreateChangeSet', {
      ChangeSetName: `awscli-cloudformation-package-deploy-${Math.floor(now.getTime() / 1000)}`,
      StackName: this.#stackName,
      Description: `Created by AWS CLI at ${now.toISOString().slice(0, -1)} UTC`,
      ...parameters,
    });
    return pythonText(id);
  }

  /** Waits for the change set, carries it out unless told otherwise, and tells how it went. */
  async finish(changeSet: string, isNew: boolean, words: CommandWords): Promise<number> {
    const { print } = this.#session.context;
    print('\nWaiting for changeset to be created..\n');
    const problem = await this.#changeSetProblem(changeSet);
    if (problem !== undefined) {
      if (!problem.isEmpty || !words.has('no-fail-on-empty-changeset')) throw problem.error;
      print(`${problem.error.message}\n`);
      return 0;
    }
    if (words.has('no-execute-changeset')) {
      print(
        `Changeset created successfully. Run the following command to review changes:\naws cloudformation describe-change-set --change-set-name ${changeSet}\n`,
      );
      return 0;
    }
    await this.#call('ExecuteChangeSet', {
      ChangeSetName: changeSet,
      StackName: this.#stackName,
      DisableRollback: words.has('disable-rollback'),
    });
    print('Waiting for stack create/update to complete\n');
    await this.#waitForStack(isNew ? 'stack-create-complete' : 'stack-update-complete');
    print(`Successfully created/updated stack - ${this.#stackName}\n`);
    return 0;
  }

  async #changeSetProblem(changeSet: string): Promise<{ error: CommandError; isEmpty: boolean } | undefined> {
    const waiter = { ...this.#waiter('change-set-create-complete'), delay: 5 };
    try {
      await this.#wait(waiter, { ChangeSetName: changeSet, StackName: this.#stackName });
      return undefined;
    } catch (error) {
      if (!(error instanceof WaiterError) || !isObject(error.answer)) throw error;
      const { Status: status, StatusReason: reason } = error.answer;
      const isEmpty =
        status === 'FAILED' &&
        /The submitted information didn't contain changes\.|No updates are to be performed/.test(pythonText(reason));
      const text = isEmpty
        ? `No changes to deploy. Stack ${this.#stackName} is up to date`
        : `Failed to create the changeset: ${error.message.trim()} Status: ${pythonText(status)}. Reason: ${pythonText(reason)}`;
      return { error: new CommandError(text, error), isEmpty };
    }
  }

  async #waitForStack(name: string): Promise<void> {
    try {
      await this.#wait({ ...this.#waiter(name), delay: 30, tries: 120 }, { StackName: this.#stackName });
    } catch (error) {
      if (!(error instanceof WaiterError)) throw error;
      throw new CommandError(
        `Failed to create/update the stack. Run the following command\nto fetch the list of events leading up to the failure\naws cloudformation describe-stack-events --stack-name ${this.#stackName}`,
        error,
      );
    }
  }

  async #parametersOfStack(): Promise<ReadonlySet<Printable>> {
    const { Parameters: found = [] } = await this.#call('GetTemplateSummary', { StackName: this.#stackName });
    const list = isList(found) ? found.filter(isObject) : [];
    return new Set(list.map((parameter) => parameter['ParameterKey'] ?? null));
  }

  #waiter(name: string): Waiter {
    const waiter = this.#service.waiters.get(name);
    if (waiter === undefined) throw new Error(`There is no waiter ${name}.`);
    return waiter;
  }

  async #wait(waiter: Waiter, parameters: Readonly<Record<string, unknown>>): Promise<void> {
    const operation = operationNamed(this.#service, waiter.operation);
    await waitFor(this.#service, waiter, operation, parameters, this.#session);
  }

  async #call(operation: string, parameters: Readonly<Record<string, unknown>>) {
    return await answerOf(this.#service, operationNamed(this.#service, operation), parameters, this.#session);
  }
}

/** The names under `Parameters` of a template in YAML or JSON. */
function parameterNames(template: string): readonly string[] {
  const parameters: unknown = parseDocument(template, { logLevel: 'silent' }).toJS({ maxAliasCount: -1 })?.Parameters;
  return typeof parameters === 'object' && parameters !== null ? Object.keys(parameters) : [];
}
