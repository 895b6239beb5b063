import { unlessAborted } from '../../../base/abort.ts';
import { formatDate } from '../../../terminal/programs/formatDate.ts';
import { readOptions } from '../../../terminal/programs/options.ts';
import type { Program } from '../../../terminal/program.ts';
import { kubeletJournal, kubeletPid, onKubeletActs, type JournalLine } from '../files/kubeletJournal.ts';
import type { HostMachine } from '../shell/hostMachine.ts';

/** `journalctl -u kubelet [-f] [-n count] [-o cat] [--no-pager]`; of other units nothing is kept. */
export function journalctl(machine: HostMachine): Program {
  return {
    name: 'journalctl',
    path: '/usr/bin/journalctl',
    async run({ args, env, stdout, stderr, signal }) {
      const options = readOptions(args, 'u:fn:o:xerkbp:', {
        long: ['unit:', 'follow', 'lines:', 'output:', 'no-pager', 'pager-end', 'reverse', 'since:', 'until:', 'utc'],
      });
      if (options.unknown !== undefined) {
        await stderr.write(`journalctl: unrecognized option '${options.unknown}'\n`);
        return 1;
      }
      const { node } = machine.place;
      const unit = (options.value('u', 'unit') ?? 'kubelet').replace(/\.service$/, '');
      const zone = env.get('TZ') ?? 'UTC';
      const plain = options.value('o', 'output') === 'cat';
      const lines = () => (node === undefined || unit !== 'kubelet' ? [] : kubeletJournal(node));
      const shown = (line: JournalLine) => (plain ? message(line) : journalLine(line, machine.hostname, zone));
      const follows = options.has('f', 'follow');
      const count = Number(options.value('n', 'lines') ?? (follows ? 10 : Infinity));
      const all = lines();
      const first = all.slice(Math.max(0, all.length - count));
      const ordered = options.has('r', 'reverse') ? first.toReversed() : first;
      if (all.length === 0 && !follows) await stdout.write('-- No entries --\n');
      for (const line of ordered) await stdout.write(`${shown(line)}\n`);
      if (!follows) return 0;
      const seen = new Set(all.map(keyOf));
      for (;;) {
        await next((run) => (node === undefined ? () => undefined : onKubeletActs(node, run)), signal);
        for (const line of lines().filter((each) => !seen.has(keyOf(each)))) {
          seen.add(keyOf(line));
          await stdout.write(`${shown(line)}\n`);
        }
      }
    },
  };
}

/** Until the first call of what is subscribed. */
async function next(subscribe: (run: () => void) => () => void, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = subscribe(resolve);
  try {
    await unlessAborted(promise, signal);
  } finally {
    end();
  }
}

function keyOf({ at, text }: JournalLine): string {
  return `${at} ${text}`;
}

/** As syslog's short form has it. */
export function journalLine(line: JournalLine, hostname: string, zone: string): string {
  return `${formatDate('%b %d %H:%M:%S', line.at, zone)} ${hostname} kubelet[${kubeletPid}]: ${message(line)}`;
}

/** As klog writes it. */
function message({ at, level, caller, text }: JournalLine): string {
  const micros = `${String(at % 1000).padStart(3, '0')}000`;
  return `${level}${formatDate('%m%d %H:%M:%S', at, 'UTC')}.${micros} ${String(kubeletPid).padStart(7)} ${caller}] ${text}`;
}
