import { isAbort, sleep, unlessAborted } from '../../../base/abort.ts';
import type { Program, ProgramContext } from '../../../terminal/program.ts';
import { readOptions, type Options } from '../../../terminal/programs/options.ts';
import { echo, type EchoRequest } from '../packets/echo.ts';
import type { EchoOutcome } from '../packets/outcomes.ts';
import type { HostMachine } from '../shell/hostMachine.ts';
import type { HostPlace } from '../shell/hostPlace.ts';
import { lookUp, lookupProblems, nameOf } from './namedAddress.ts';
import { PingReport } from './pingReport.ts';

/** Lab milliseconds that the last request is waited for by default (`-W`), and milliseconds between two (`-i`). */
const usualPatience = 10_000;
const usualInterval = 1000;
/** Seconds below which only root may go with `-i`. */
const leastInterval = 0.2;

/** `ping [-nqOD] [-c count] [-i seconds] [-W seconds] [-w seconds] [-s size] [-t ttl] [-I source] destination`. */
export function ping(machine: HostMachine): Program {
  const { place } = machine;
  return {
    name: 'ping',
    path: place.distribution.ping === 'busybox' ? '/bin/ping' : '/usr/bin/ping',
    async run(context) {
      const options = readOptions(context.args, '46nqOADUvbfLR:c:i:W:w:s:t:I:m:l:p:Q:S:');
      const [destination] = options.operands;
      if (destination === undefined) {
        await context.stderr.write('ping: usage error: Destination address required\n');
        return 2;
      }
      const problem = intervalProblem(options, context);
      if (problem !== undefined) {
        await context.stderr.write(problem);
        return 2;
      }
      const found = await lookUp(place, destination, context.signal);
      if ('problem' in found) {
        const busybox = place.distribution.ping === 'busybox';
        const text = busybox ? `bad address '${destination}'` : `${destination}: ${lookupProblems[found.problem]}`;
        await context.stderr.write(`ping: ${text}\n`);
        return busybox ? 1 : 2;
      }
      // The answers of one address have one name.
      const named = options.has('n') || destination === found.address ? undefined : nameOf(place, found.address);
      const report = new PingReport(place.distribution.ping, {
        typed: destination,
        address: found.address,
        name: named,
        size: Number(options.value('s') ?? 56),
        quiet: options.has('q'),
        stamps: options.has('D'),
      });
      return run(machine, context, options, report);
    },
  };
}

function intervalProblem(options: Options, { account }: ProgramContext): string | undefined {
  const interval = Number(options.value('i') ?? 1);
  if (Number.isNaN(interval) || interval < 0) return `ping: bad timing interval: ${options.value('i') ?? ''}\n`;
  if (account.uid === 0 || interval >= leastInterval) return undefined;
  return 'ping: cannot flood; minimal interval allowed for user is 200ms\n';
}

async function run(
  machine: HostMachine,
  context: ProgramContext,
  options: Options,
  report: PingReport,
): Promise<number> {
  const { place } = machine;
  const { clock, signal, stdout } = context;
  const { world } = place.network;
  const count = Number(options.value('c') ?? Infinity);
  const interval = Number(options.value('i') ?? usualInterval / 1000) * 1000;
  const deadline = Number(options.value('w') ?? Infinity) * 1000;
  const patience = Number(options.value('W') ?? usualPatience / 1000) * 1000;
  const identifier = Math.floor(world.random() * 65_536);
  const started = clock.now();
  const waiting: Promise<void>[] = [];
  let lastSent = started;
  await stdout.write(report.header());
  try {
    for (let sequence = 1; sequence <= count && clock.now() - started < deadline; sequence += 1) {
      if (sequence > 1) await sleep(clock, interval, signal);
      const request = requestOf(options, { destination: report.address, identifier, sequence, size: report.size });
      const outcome = echo(place.network, place.site().namespace, request);
      if (outcome.kind === 'no-route') {
        await context.stderr.write(
          `ping: ${place.distribution.ping === 'busybox' ? 'sendto' : 'connect'}: Network is unreachable\n`,
        );
        return 2;
      }
      report.sent();
      lastSent = clock.now();
      waiting.push(answer(place, context, report, sequence, outcome));
    }
    // The last answer may still be on its way, or never come.
    const last = Promise.all(waiting).then(() => undefined);
    await unlessAborted(Promise.race([last, sleep(world.clock, patience, signal).catch(() => undefined)]), signal);
  } catch (error) {
    if (!isAbort(error)) throw error;
  }
  await stdout.write(report.statistics(lastSent - started));
  return report.received > 0 ? 0 : 1;
}

function requestOf(options: Options, request: EchoRequest): EchoRequest {
  const from = options.value('I');
  const ttl = options.value('t');
  const isAddress = from !== undefined && /^\d+\.\d+\.\d+\.\d+$/.test(from);
  return {
    ...request,
    ...(ttl === undefined ? {} : { ttl: Number(ttl) }),
    ...(from === undefined ? {} : isAddress ? { source: from } : { device: from }),
  };
}

/** Shows what came back, when it has; nothing ever comes of silence. */
async function answer(
  { network }: HostPlace,
  { stdout, signal, clock }: ProgramContext,
  report: PingReport,
  sequence: number,
  outcome: Exclude<EchoOutcome, { kind: 'no-route' }>,
): Promise<void> {
  if (outcome.kind === 'silence') return new Promise(() => undefined);
  try {
    await sleep(network.world.clock, outcome.after, signal);
  } catch (error) {
    if (isAbort(error)) return;
    throw error;
  }
  const line = outcome.kind === 'reply' ? report.reply(sequence, outcome) : report.problem(sequence, outcome);
  if (line !== '') await stdout.write(report.stamp(clock.now()) + line);
}
