import type { ToolContext } from '../tool.ts';
import type { Configuration } from './configuration.ts';
import type { GlobalOptions } from './globalOptions.ts';
import { formatted, outputFormats, type OutputFormat } from './output/format.ts';
import type { Printable, TimeFormat } from './output/printable.ts';
import type { Service, ServiceClient } from './service.ts';
import { services } from './services.ts';
import { CommandError } from './usage.ts';

/** What a command of `aws` runs with. */
export class Session {
  readonly context: ToolContext;
  readonly globals: GlobalOptions;
  readonly configuration: Configuration;
  readonly #clients = new Map<Service, ServiceClient>();

  constructor(context: ToolContext, globals: GlobalOptions, configuration: Configuration) {
    this.context = context;
    this.globals = globals;
    this.configuration = configuration;
  }

  /** The client of a service, made when it is first asked for. */
  client(service: Service): ServiceClient {
    const made = this.#clients.get(service);
    if (made !== undefined) return made;
    const { connect, read } = this.globals;
    const client = service.open(this.configuration, { connect, read, signal: this.context.signal });
    this.#clients.set(service, client);
    return client;
  }

  async service(name: keyof typeof services): Promise<Service> {
    const load = services[name];
    if (load === undefined) throw new Error(`There is no service ${name}.`);
    return (await load()).service;
  }

  /** How answers are printed: `--output`, or else as it is configured. */
  get output(): OutputFormat {
    const { globals, configuration, context } = this;
    const configured = context.environment['AWS_DEFAULT_OUTPUT'] ?? configuration.settings['output'] ?? 'json';
    const found = globals.output ?? outputFormats.find((each) => each === configured);
    if (found === undefined) throw new CommandError(`Unknown output type: ${configured}`);
    return found;
  }

  /** How the times of a service's answers are printed. */
  times(service: Service): TimeFormat {
    return this.configuration.settings['cli_timestamp_format'] === 'iso8601' ? 'iso8601' : service.times;
  }

  /** Prints an answer, or what the query finds in it. `title` heads a table. */
  show(answer: Printable, title: string): void {
    const { globals, context } = this;
    const style = {
      columns: context.screen?.columns ?? 80,
      colours: globals.color === 'on' || (globals.color === 'auto' && context.screen !== undefined),
    };
    const found = globals.query === undefined ? answer : globals.query(answer);
    const text = formatted(found, this.output, title, style);
    if (text !== '') context.print(text);
  }

  /** Closes the sockets of every client. */
  dispose(): void {
    for (const client of this.#clients.values()) client.close();
  }
}
