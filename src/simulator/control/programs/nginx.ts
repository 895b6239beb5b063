import { parseImage } from '../images/imageReference.ts';
import { slashStamp } from './stamps.ts';
import { untilStopped, type Program, type Surroundings } from './program.ts';

const port = 80;
const firstWorker = 29;

/** nginx's stable and mainline releases by what a tag calls them, as of autumn 2026. */
const releases: Readonly<Record<string, string>> = { latest: '1.29.3', mainline: '1.29.3', stable: '1.28.0' };

function versionOf(tag: string): string {
  const [name = ''] = tag.split('-');
  if (/^\d+\.\d+\.\d+$/.test(name)) return name;
  if (/^\d+\.\d+$/.test(name)) return `${name}.${name === '1.29' ? 3 : 0}`;
  return releases[name] ?? '1.29.3';
}

/** The web server in Docker's image, which speaks of its start-up since 1.19. */
export const nginx: Program = {
  ports: [port],
  usage: { cpu: 0.2, memory: 4_200_000 },
  status: (path) => (path === '/' || path === '/index.html' || path === '/50x.html' ? 200 : 404),
  *run(around) {
    const { tag } = parseImage(around.container.image);
    const version = versionOf(tag);
    const minor = Number(version.split('.')[1]);
    if (minor >= 19) yield { write: entrypoint(minor) };
    yield { pause: 60 };
    if (minor >= 21)
      for (const line of notices(around, version, tag.includes('alpine'))) yield { write: line, to: 'stderr' };
    yield untilStopped;
    return 0;
  },
  *stop(around) {
    const say = (pid: number, text: string) => ({
      write: `${slashStamp(around.now())} [notice] ${pid}#${pid}: ${text}`,
      to: 'stderr' as const,
    });
    yield say(1, 'signal 3 (SIGQUIT) received, shutting down');
    const workers = workersOf(around);
    for (const worker of workers) yield say(worker, 'gracefully shutting down');
    for (const worker of workers) yield say(worker, 'exiting');
    for (const worker of workers) yield say(worker, 'exit');
    yield { pause: 40 };
    for (const worker of workers) {
      yield say(1, `signal 17 (SIGCHLD) received from ${worker}`);
      yield say(1, `worker process ${worker} exited with code 0`);
    }
    yield say(1, 'exit');
    return 0;
  },
};

function workersOf({ node }: Surroundings): readonly number[] {
  return Array.from({ length: node.cpus }, (_, index) => firstWorker + index);
}

function entrypoint(minor: number): string {
  const script = '/docker-entrypoint.sh';
  const directory = '/docker-entrypoint.d/';
  const ipv6 = '10-listen-on-ipv6-by-default.sh: info:';
  return [
    `${script}: ${directory} is not empty, will attempt to perform configuration`,
    `${script}: Looking for shell scripts in ${directory}`,
    `${script}: Launching ${directory}10-listen-on-ipv6-by-default.sh`,
    `${ipv6} Getting the checksum of /etc/nginx/conf.d/default.conf`,
    `${ipv6} Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf`,
    ...(minor >= 25 ? [`${script}: Sourcing ${directory}15-local-resolvers.envsh`] : []),
    `${script}: Launching ${directory}20-envsubst-on-templates.sh`,
    ...(minor >= 21 ? [`${script}: Launching ${directory}30-tune-worker-processes.sh`] : []),
    `${script}: Configuration complete; ready for start up`,
  ].join('\n');
}

function notices(around: Surroundings, version: string, alpine: boolean): readonly string[] {
  const at = slashStamp(around.now());
  const compiler = alpine ? '14.2.0 (Alpine 14.2.0) ' : '12.2.0 (Debian 12.2.0-14+deb12u1) ';
  return [
    'using the "epoll" event method',
    `nginx/${version}`,
    `built by gcc ${compiler}`,
    `OS: Linux ${around.node.kernel}`,
    'getrlimit(RLIMIT_NOFILE): 65536:1048576',
    'start worker processes',
    ...workersOf(around).map((worker) => `start worker process ${worker}`),
  ].map((text) => `${at} [notice] 1#1: ${text}`);
}
