import { reported } from '../serviceError.ts';
import type { Operation, Parameters as Input, ServiceClient } from '../service.ts';

/** What all clients of the SDK have in common. */
export interface SdkClient {
  send(command: never, options: never): unknown;
  destroy(): void;
  readonly middlewareStack: unknown;
}

/** The parts of a client whose types are different for every service, as they are for all. */
interface AnyClient {
  send(command: object, options: { readonly abortSignal: AbortSignal }): Promise<object>;
  readonly middlewareStack: {
    add(
      middleware: (next: Step) => Step,
      options: { readonly step: 'finalizeRequest'; readonly name: string; readonly priority: 'low' },
    ): void;
  };
}

type Step = (args: { readonly request?: unknown }) => unknown;

/** A client that sends the command of an operation, and tells errors in the CLI's words. */
export function sdkClient(
  client: SdkClient,
  commandOf: (operation: Operation) => unknown,
  signal: AbortSignal,
): ServiceClient {
  let url: string | undefined;
  const any = client as unknown as AnyClient;
  const remember = (next: Step) => (args: Parameters<Step>[0]) => {
    url = urlOf(args.request);
    return next(args);
  };
  any.middlewareStack.add(remember, { step: 'finalizeRequest', name: 'rememberUrl', priority: 'low' });
  return {
    async send(operation, parameters) {
      const command = commandOf(operation) as new (input: Input) => object;
      try {
        return { ...(await any.send(new command(parameters), { abortSignal: signal })) };
      } catch (error) {
        throw reported(error, operation.name, url);
      }
    },
    close: () => client.destroy(),
  };
}

function urlOf(request: unknown): string | undefined {
  if (typeof request !== 'object' || request === null || !('hostname' in request)) return undefined;
  const { protocol, hostname, port, path } = request as Readonly<Record<string, string | number | undefined>>;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}
