import { search } from 'jmespath';
import { validate } from '../input/validate.ts';
import type { Printable } from '../output/printable.ts';
import { pythonText } from '../output/pythonText.ts';
import type { Acceptor, Operation, Parameters, Service, Waiter } from '../service.ts';
import { ServiceError } from '../serviceError.ts';
import type { Session } from '../session.ts';
import { CommandError, UsageError } from '../usage.ts';
import { readParameters } from './parameters.ts';
import { answerOf } from './runOperation.ts';

/** `wait NAME`: asks again and again until what is waited for has come, and prints nothing. */
export async function runWaiter(
  service: Service,
  waiter: Waiter,
  args: readonly string[],
  session: Session,
): Promise<number> {
  const operation = operationNamed(service, waiter.operation);
  const { parameters } = readParameters(service, operation, args, session.context);
  validate(parameters, operation.input);
  await waitFor(service, waiter, operation, parameters, session);
  return 0;
}

/** A waiting that ended otherwise. */
export class WaiterError extends CommandError {
  /** The last answer, if there was one. */
  readonly answer: Printable;

  constructor(waiter: string, reason: string, answer: Printable) {
    super(`Waiter ${waiter} failed: ${reason}`);
    this.name = 'WaiterError';
    this.answer = answer;
  }
}

/** Seconds between the first two tries. The lab is often done sooner than the waiter's own pace would tell. */
const firstDelay = 2;

/**
 * Waits as long as the waiter would: its number of tries times its delay. Between tries it waits less at first, and never
 * more than the waiter's own delay.
 */
export async function waitFor(
  service: Service,
  waiter: Waiter,
  operation: Operation,
  parameters: Parameters,
  session: Session,
): Promise<void> {
  let left = waiter.tries * waiter.delay;
  let matched: Acceptor | undefined;
  for (let delay = Math.min(firstDelay, waiter.delay); ; delay = Math.min(delay * 1.5, waiter.delay)) {
    const answer = await answerOf(service, operation, parameters, session).catch((error: unknown) => {
      if (error instanceof ServiceError) return error;
      throw error;
    });
    const acceptor = waiter.acceptors.find((each) => accepts(each, answer));
    if (acceptor?.state === 'success') return;
    const shown = answer instanceof ServiceError ? null : answer;
    if (acceptor?.state === 'failure')
      throw new WaiterError(
        waiter.name,
        `Waiter encountered a terminal failure state: ${explanation(acceptor)}`,
        shown,
      );
    if (acceptor === undefined && answer instanceof ServiceError)
      throw new WaiterError(waiter.name, `An error occurred (${answer.code}): ${answer.reason}`, shown);
    matched = acceptor ?? matched;
    left -= delay;
    if (left <= 0) {
      const before = matched === undefined ? '' : `. Previously accepted state: ${explanation(matched)}`;
      throw new WaiterError(waiter.name, `Max attempts exceeded${before}`, shown);
    }
    await session.context.sleep(delay * 1000);
  }
}

export function operationNamed(service: Service, name: string): Operation {
  for (const operation of service.operations.values()) if (operation.name === name) return operation;
  throw new UsageError(`${service.name} has no operation ${name}`);
}

function accepts({ matcher, expected, expression }: Acceptor, answer: Printable | ServiceError): boolean {
  if (matcher === 'error')
    return answer instanceof ServiceError ? expected === answer.code || expected === true : expected === false;
  if (answer instanceof ServiceError) return false;
  if (matcher === 'status') return expected === 200;
  const found: unknown = search(answer, expression);
  if (matcher === 'path') return found === expected;
  if (!Array.isArray(found) || found.length === 0) return false;
  return matcher === 'pathAll' ? found.every((each) => each === expected) : found.includes(expected);
}

function explanation({ matcher, expected, expression }: Acceptor): string {
  const value = pythonText(expected as Printable);
  const where = `For expression "${expression}"`;
  switch (matcher) {
    case 'path':
      return `${where} we matched expected path: "${value}"`;
    case 'pathAll':
      return `${where} all members matched excepted path: "${value}"`;
    case 'pathAny':
      return `${where} we matched expected path: "${value}" at least once`;
    case 'status':
      return `Matched expected HTTP status code: ${value}`;
    case 'error':
      return `Matched expected service error code: ${value}`;
  }
}
