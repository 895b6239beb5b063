import { idle, untilStopped, type Program } from './program.ts';
import { digitsOfPi } from './pi.ts';

/** A program that does one thing and ends. */
const once = (lines: readonly string[], code: number, ms = 20): Program => ({
  usage: idle,
  *run() {
    yield { pause: ms };
    for (const write of lines) yield { write };
    return code;
  },
});

/** As a container's first process it takes no notice of a request to stop. */
const deaf = (ms: number): Program => ({
  usage: idle,
  *run() {
    yield ms === Infinity ? untilStopped : { pause: ms };
    return 0;
  },
});

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };

/** Lab milliseconds of what `sleep` is told; undefined if it cannot read it. */
function sleepTime(words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    if (word === 'infinity' || word === 'inf') return Infinity;
    const [, number, unit = ''] = /^(\d*\.?\d+)([smhd]?)$/.exec(word) ?? [];
    if (number === undefined) return undefined;
    sum += Number(number) * (units[unit] ?? 1) * 1000;
  }
  return words.length === 0 ? undefined : sum;
}

/**
 * The small programs that need no shell, by what they are called with: `sleep 3600`, `tail -f /dev/null`, `echo hello`.
 * Undefined for anything else.
 */
export function smallProgram(argv: readonly string[]): Program | undefined {
  const [path = '', ...args] = argv;
  const name = path.split('/').at(-1);
  const words = args.flatMap((arg) => arg.split(' '));
  switch (name) {
    case 'sleep': {
      const ms = sleepTime(args);
      return ms === undefined ? once([`sleep: invalid time interval '${args.join(' ')}'`], 1) : deaf(ms);
    }
    case 'tail':
      // The manifest of the lab has `-f /dev/null` as one argument.
      return words.includes('/dev/null') && /^-[fF]$/.test(words[0] ?? '') ? deaf(Infinity) : undefined;
    case 'echo':
      return args[0]?.startsWith('-') === true ? undefined : once([args.join(' ')], 0);
    case 'true':
      return once([], 0);
    case 'false':
      return once([], 1);
    case 'pause':
      return deaf(Infinity);
    case 'perl': {
      const digits = /bpi\((\d+)\)/.exec(args.join(' '))?.[1];
      return digits === undefined ? undefined : once([digitsOfPi(Math.min(10_000, Number(digits)))], 0, 6000);
    }
    default:
      return undefined;
  }
}
