import { customizations } from '../custom/customizations.ts';
import { validate } from '../input/validate.ts';
import { kebabCase } from '../kebabCase.ts';
import { printable, type Printable } from '../output/printable.ts';
import { isObject } from '../output/pythonText.ts';
import type { Operation, Parameters, Service } from '../service.ts';
import type { Session } from '../session.ts';
import { CommandError } from '../usage.ts';
import { pagesOf, wholeAnswer, type PagingOptions } from './paging.ts';
import { readParameters } from './parameters.ts';

/** Carries out an operation and prints its answer, of all pages unless told otherwise. */
export async function runOperation(
  service: Service,
  operation: Operation,
  args: readonly string[],
  session: Session,
): Promise<number> {
  const { parameters, paging, onePage } = readParameters(service, operation, args, session.context);
  validate(parameters, operation.input);
  const send = (each: Parameters) => answerOf(service, operation, each, session);
  const { pages } = operation;
  refusePaging(paging, onePage || !session.globals.paginate);
  if (pages === undefined || onePage || !session.globals.paginate) {
    session.show(await send(parameters), operation.name);
    return 0;
  }
  const found = pagesOf(pages, parameters, paging, send);
  if (session.output !== 'text') {
    session.show(await wholeAnswer(pages, found), operation.name);
    return 0;
  }
  // Text comes page by page, and a query is asked of each.
  for await (const { answer, resume } of found) {
    session.show(answer, operation.name);
    if (resume !== undefined) session.show({ NextToken: { NextToken: resume } }, operation.name);
  }
  return 0;
}

/** One page cannot be told of pages. */
function refusePaging({ startingToken, maxItems, pageSize }: PagingOptions, isOnePage: boolean): void {
  const used = { 'starting-token': startingToken, 'page-size': pageSize, 'max-items': maxItems };
  const names = Object.entries(used).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`]));
  if (isOnePage && names.length > 0)
    throw new CommandError(
      `Error during pagination: Cannot specify --no-paginate along with pagination arguments: ${names.join(', ')}`,
    );
}

/** What a service answers, as it is printed. */
export async function answerOf(
  service: Service,
  operation: Operation,
  parameters: Parameters,
  session: Session,
): Promise<{ readonly [key: string]: Printable }> {
  const raw = await session.client(service).send(operation, parameters);
  const answer = printable(raw, operation.output, session.times(service));
  const shown = customizations[`${service.name}.${kebabCase(operation.name)}`]?.shown?.(answer) ?? answer;
  return isObject(shown) ? shown : {};
}
