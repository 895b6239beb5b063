import { idle, untilStopped, type Program } from './program.ts';

/** Bytes by the suffixes of sizes on a command line. */
const sizes: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Keeps so many cores at work and holds so many bytes, for ever or for so many lab milliseconds. */
function busy(cores: number, bytes: number, firstLine?: string, ms = Infinity): Program {
  return {
    usage: { cpu: cores * 1000, memory: idle.memory + bytes },
    *run() {
      if (firstLine !== undefined) yield { write: firstLine };
      yield ms === Infinity ? untilStopped : { pause: ms };
      return 0;
    },
  };
}

/** Commands that keep one core at work without a word, once what they write is thrown away. */
const restless = /^(yes|(dd|cat|gzip|md5sum|sha\d+sum) .*\/dev\/(zero|urandom).*)$/;
/** A loop that never ends, never waits and does nothing. */
const emptyLoop = /^(while +(true|:|\[ 1 \])|until +false) *; *do +(:|true) *; *done$/;
const intoNothing = /(2>&1|[12]?> *\/dev\/null)/g;

/**
 * What keeps cores busy: `while true; do :; done`, `yes > /dev/null`, `dd if=/dev/zero of=/dev/null` (with `&` between
 * them, one core each), and the programs made for it: `stress --cpu 2`, `stress --vm 1 --vm-bytes 150M`, and vish/stress
 * with `-cpus 2`. A real shell would really do it. Undefined for anything else.
 */
export function busyProgram(argv: readonly string[]): Program | undefined {
  const [path = '', ...args] = argv;
  const name = path.split('/').at(-1) ?? '';
  if (name === 'stress' || name === 'stress-ng') return stress(name, args);
  if (path === '-cpus' || path === '-mem-total') return vishStress(argv);
  const [option = '', text = ''] = args;
  const script = /^(ba|a|da)?sh$/.test(name) && option === '-c' ? text : argv.join(' ');
  const parts = script
    .replaceAll(intoNothing, '')
    .split('&')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'wait');
  const cores = parts.filter((part) => emptyLoop.test(part) || restless.test(part)).length;
  return cores > 0 && cores === parts.length ? busy(cores, 0) : undefined;
}

/** `stress` and `stress-ng`: workers for the processor, workers for memory, and for how long. */
function stress(name: string, args: readonly string[]): Program {
  const words = args.flatMap((arg) => (arg.startsWith('--') ? arg.split('=') : [arg]));
  const value = (...names: readonly string[]): string =>
    words[words.findIndex((word) => names.includes(word)) + 1] ?? '';
  const number = (...names: readonly string[]): number =>
    words.some((word) => names.includes(word)) ? Number.parseInt(value(...names), 10) || 0 : 0;
  const [cpu, vm, seconds] = [number('--cpu', '-c'), number('--vm', '-m'), number('--timeout', '-t')];
  const bytes = words.includes('--vm-bytes') ? bytesOf(value('--vm-bytes')) : bytesOf('256M');
  // Workers that hang on to their memory do nothing else.
  const cores = cpu + (words.includes('--vm-hang') ? 0 : vm);
  const line = `${name}: info: [1] dispatching hogs: ${cpu} cpu, 0 io, ${vm} vm, 0 hdd`;
  return busy(cores, vm * bytes, line, seconds === 0 ? Infinity : seconds * 1000);
}

function vishStress(argv: readonly string[]): Program {
  const value = (name: string): string => argv[argv.indexOf(name) + 1] ?? '';
  const cpus = argv.includes('-cpus') ? Number.parseFloat(value('-cpus')) || 0 : 0;
  return busy(cpus, argv.includes('-mem-total') ? bytesOf(value('-mem-total')) : 0);
}

function bytesOf(text: string): number {
  const [, number = '0', unit = ''] = /^(\d+)([kmg]?)/i.exec(text) ?? [];
  return Number(number) * (sizes[unit.toLowerCase()] ?? 1);
}
