import { isAbort, unlessAborted } from '../../../base/abort.ts';
import { formatDate } from '../../../terminal/programs/formatDate.ts';
import type { Program, ProgramContext } from '../../../terminal/program.ts';
import { readOptions, type Options } from '../../../terminal/programs/options.ts';
import type { NetworkNamespace } from '../network/networkNamespace.ts';
import type { SeenPacket } from '../packets/capture.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import { nameOf } from './namedAddress.ts';
import { FilterProblem, readFilter } from './tcpdump/filter.ts';
import { packetLine, Sequences, type LineStyle } from './tcpdump/packetLine.ts';

/** Packets that wait to be written before more of them are dropped, as a kernel's buffer does. */
const backlog = 10_000;

/** `tcpdump [-i interface] [-nqtve] [-c count] [expression]`: what passes, as it passes. */
export function tcpdump(machine: HostMachine): Program {
  return {
    name: 'tcpdump',
    path: '/usr/sbin/tcpdump',
    async run(context) {
      const options = readOptions(context.args, 'i:nNqtveplUASXxLDKc:s:w:r:G:C:W:B:y:Q:', {
        long: ['version', 'list-interfaces', 'immediate-mode', 'interface:'],
      });
      const { place } = machine;
      const { namespace } = place.site();
      const { stderr, stdout } = context;
      if (options.has('D', 'list-interfaces')) {
        const names = namespace.view().links.map(({ name }, index) => `${index + 1}.${name} [Up, Running]\n`);
        await stdout.write(names.join(''));
        return 0;
      }
      const device =
        options.value('i', 'interface') ?? namespace.view().links.find(({ kind }) => kind !== 'loopback')?.name ?? 'lo';
      const problem = problemWith(machine, context, options, device);
      if (problem !== undefined) {
        await stderr.write(`tcpdump: ${problem}\n`);
        return 1;
      }
      let filter;
      try {
        filter = readFilter(options.operands.join(' '));
      } catch (error) {
        if (!(error instanceof FilterProblem)) throw error;
        await stderr.write(
          `tcpdump: ${place.distribution.tcpdump.tellsInterface ? `can't parse filter expression: ` : ''}${error.message}\n`,
        );
        return 1;
      }
      await stderr.write(greeting(machine, device, options));
      const capture = new Capture(
        namespace,
        device,
        ({ packet }) => filter(packet),
        Number(options.value('c') ?? Infinity),
      );
      await show(machine, context, options, capture, device);
      await stderr.write(capture.summary());
      return 0;
    },
  };
}

function problemWith(
  { place }: HostMachine,
  { account }: ProgramContext,
  options: Options,
  device: string,
): string | undefined {
  if (options.has('w', 'r')) return 'packets cannot be written to a file here, nor read from one';
  if (account.uid !== 0)
    return `${device}: You don't have permission to capture on that device\n(socket: Operation not permitted)`;
  const { links } = place.site().namespace.view();
  if (device === 'any' || links.some(({ name, altNames }) => name === device || altNames.includes(device)))
    return undefined;
  const tail = place.distribution.tcpdump.tellsInterface ? 'No such device exists' : 'SIOCGIFHWADDR: No such device';
  return `${device}: No such device exists\n(${tail})`;
}

function greeting({ place }: HostMachine, device: string, options: Options): string {
  const modern = place.distribution.tcpdump.tellsInterface;
  const any = device === 'any';
  const type = any ? (modern ? 'LINUX_SLL2 (Linux cooked v2)' : 'LINUX_SLL (Linux cooked)') : 'EN10MB (Ethernet)';
  const hint = `tcpdump: verbose output suppressed, use ${modern ? '-v[v]...' : '-v or -vv'} for full protocol decode\n`;
  const length = `${modern ? 'snapshot length' : 'capture size'} ${options.value('s') ?? 262_144} bytes`;
  const listening = `listening on ${device}, link-type ${type}, ${length}\n`;
  const cooked = any && modern ? 'tcpdump: data link type LINUX_SLL2\n' : '';
  return cooked + (options.has('v') ? `tcpdump: ${listening}` : hint + listening);
}

/** What has passed and not been shown yet. */
class Capture {
  readonly #device: string;
  readonly #wanted: (seen: SeenPacket) => boolean;
  readonly #most: number;
  readonly #looking: { dispose(): void };
  readonly #waiting: SeenPacket[] = [];
  #captured = 0;
  #received = 0;
  #dropped = 0;
  #wake: (() => void) | undefined;

  constructor(namespace: NetworkNamespace, device: string, wanted: (seen: SeenPacket) => boolean, most: number) {
    const link = namespace.view().links.find(({ altNames }) => altNames.includes(device));
    this.#device = link?.name ?? device;
    this.#wanted = wanted;
    this.#most = most;
    this.#looking = namespace.captures.onDidPass((seen) => this.#see(seen));
  }

  /** The next packet that was seen; undefined when there have been as many as were asked for. */
  async next(signal: AbortSignal): Promise<SeenPacket | undefined> {
    while (this.#waiting.length === 0) {
      if (this.#captured >= this.#most) return undefined;
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#wake = resolve;
      await unlessAborted(promise, signal);
    }
    if (this.#captured >= this.#most) return undefined;
    this.#captured += 1;
    return this.#waiting.shift();
  }

  stop(): void {
    this.#looking.dispose();
  }

  summary(): string {
    const packets = (count: number) => `${count} packet${count === 1 ? '' : 's'}`;
    return `${packets(this.#captured)} captured\n${packets(this.#received)} received by filter\n${packets(this.#dropped)} dropped by kernel\n`;
  }

  #see(seen: SeenPacket): void {
    if (this.#device !== 'any' && seen.device !== this.#device) return;
    if (!this.#wanted(seen)) return;
    this.#received += 1;
    if (this.#waiting.length >= backlog) this.#dropped += 1;
    else this.#waiting.push(seen);
    this.#wake?.();
  }
}

async function show(
  machine: HostMachine,
  { stdout, signal, env }: ProgramContext,
  options: Options,
  capture: Capture,
  device: string,
): Promise<void> {
  const names = new Map<string, string>();
  const style: LineStyle = {
    verbose: options.has('v'),
    quiet: options.has('q'),
    sequences: new Sequences(),
    nameOf(address) {
      if (options.has('n')) return address;
      const known = names.get(address) ?? nameOf(machine.place, address) ?? address;
      names.set(address, known);
      return known;
    },
  };
  const tellsInterface = device === 'any' && machine.place.distribution.tcpdump.tellsInterface;
  const zone = env.get('TZ') ?? 'UTC';
  try {
    for (;;) {
      const seen = await capture.next(signal);
      if (seen === undefined) return;
      const where = tellsInterface ? `${seen.device.padEnd(5)} ${seen.direction === 'in' ? 'In ' : 'Out'} ` : '';
      await stdout.write(`${stampOf(seen.at, zone, options)}${where}${packetLine(seen.packet, style)}\n`);
    }
  } catch (error) {
    if (!isAbort(error)) throw error;
  } finally {
    capture.stop();
  }
}

/** The time before each line, with microseconds; none with `-t`, the date too with `-tttt`. */
function stampOf(at: number, zone: string, options: Options): string {
  if (options.has('t')) return '';
  const whole = Math.floor(at / 1000) * 1000;
  return `${formatDate('%H:%M:%S', whole, zone)}.${String(Math.floor((at - whole) * 1000)).padStart(6, '0')} `;
}
