import { onDispose, type Disposable } from '../../../base/disposable.ts';
import { Session } from '../../../terminal/session.ts';
import type { Machine } from '../../../terminal/shell/machine.ts';
import { firstSize, type ContainerInside, type ContainerInsides } from '../../control/kubelet/containerInside.ts';
import { pods, services } from '../../kubernetes/kinds.ts';
import type { KubeObject, Labels } from '../../kubernetes/objects/meta.ts';
import type { Container, Pod } from '../../kubernetes/objects/pod.ts';
import type { ExecRequest, PodExec, RunningExec } from '../../kubernetes/server/streaming/podExec.ts';
import type { WorldNetwork } from '../network/worldNetwork.ts';
import { root } from './accounts.ts';
import type { ClusterInside } from './clusterInside.ts';
import { containerEnvironment, containerMachine } from './containerMachine.ts';
import type { HostMachine } from './hostMachine.ts';

/** The status of what a container's end has killed: 128 and SIGKILL. */
const killed = 137;

/** Programs of every system with a shell, which the shell has built in as well. */
const alsoBuiltIn: ReadonlySet<string> = new Set(['[', 'echo', 'false', 'kill', 'printf', 'pwd', 'test', 'true']);

/** What never started. */
const nothing: Omit<RunningExec, 'done'> = {
  input: () => Promise.resolve(),
  endInput: () => undefined,
  resize: () => undefined,
  hangUp: () => undefined,
};

/** One run of a container, made when something first runs or looks in it. */
class ContainerRun {
  readonly #network: WorldNetwork;
  readonly #cluster: ClusterInside;
  readonly #pod: Pod;
  readonly #env: Labels;
  readonly container: Container;
  #machine: HostMachine | undefined;

  constructor(network: WorldNetwork, cluster: ClusterInside, pod: Pod, container: Container, env: Labels) {
    this.#network = network;
    this.#cluster = cluster;
    this.#pod = pod;
    this.container = container;
    this.#env = env;
  }

  get machine(): HostMachine {
    const { namespace = '', name } = this.#pod.metadata;
    return (this.#machine ??= containerMachine(this.#network, this.#pod, this.container, () =>
      this.#network.pod(this.#cluster.cluster.name, namespace, name),
    ));
  }

  start(machine: Machine, { argv, terminal, send }: ExecRequest): Session {
    const { store } = this.#cluster.api;
    const apiServer = store.get(services, 'default', 'kubernetes')?.spec.clusterIP;
    const env = new Map(containerEnvironment(this.#pod, this.#env, apiServer));
    if (terminal !== undefined) env.set('TERM', 'xterm');
    return new Session({
      machine,
      account: root,
      cwd: this.container.workingDir ?? '/',
      env,
      what: { kind: 'program', argv },
      terminal,
      send,
    });
  }
}

/** The insides of a cluster's containers: what their own commands run in, and what `kubectl exec` joins. */
export class Containers implements ContainerInsides, PodExec {
  readonly #network: WorldNetwork;
  readonly #cluster: () => ClusterInside | undefined;
  /** By pod uid, and then by container name. */
  readonly #runs = new Map<string, Map<string, ContainerRun>>();

  /** `cluster` is known once it has started. */
  constructor(network: WorldNetwork, cluster: () => ClusterInside | undefined) {
    this.#network = network;
    this.#cluster = cluster;
  }

  /** Follows the cluster's pods, until disposed, to forget those that are gone. */
  follow(cluster: ClusterInside): Disposable {
    const subscription = cluster.api.store.onDidChange(({ kind, type, object }) => {
      if (kind.plural === pods.plural && type === 'DELETED') this.#runs.delete(uidOf(object));
    });
    return onDispose(() => subscription.dispose());
  }

  open(pod: Pod, container: Container, env: Labels): ContainerInside {
    const cluster = this.#cluster();
    if (cluster === undefined) throw new Error('a container starts before its cluster');
    const run = new ContainerRun(this.#network, cluster, pod, container, env);
    const runs = this.#runs.get(uidOf(pod)) ?? new Map<string, ContainerRun>();
    this.#runs.set(uidOf(pod), runs.set(container.name, run));
    return {
      async run(argv, { write, stdin, signal }) {
        const send: ExecRequest['send'] = (stream, text) => write(text, stream) ?? Promise.resolve();
        // Whoever can be typed to is waited for by people, in their time.
        const machine = stdin === undefined ? run.machine.unattended : run.machine;
        const terminal = stdin?.isTerminal === true ? firstSize : undefined;
        const session = run.start(machine, { argv, terminal, send });
        if (stdin === undefined) session.endInput();
        else stdin.opened(session);
        signal.addEventListener('abort', () => session.hangUp(), { once: true });
        return session.done;
      },
    };
  }

  exec(pod: Pod, container: string, request: ExecRequest): RunningExec | undefined {
    const run = this.#runs.get(uidOf(pod))?.get(container);
    const cluster = this.#cluster();
    if (run === undefined || cluster === undefined) return undefined;
    const refusal = this.#refusal(run, request.argv[0] ?? '');
    if (refusal !== undefined) return { ...nothing, done: Promise.resolve({ refusal }) };
    const session = run.start(run.machine, request);
    return { ...handles(session), done: untilEnd(session, cluster, pod, container) };
  }

  /** Why the runtime cannot start that program; undefined if it can. Scripts are left to the shell to find. */
  #refusal({ machine }: ContainerRun, program: string): string | undefined {
    const name = program.slice(program.lastIndexOf('/') + 1);
    if (machine.programs(name) !== undefined) return undefined;
    if (alsoBuiltIn.has(name) && machine.programs('sh') !== undefined) return undefined;
    const path = program.includes('/') ? program : undefined;
    if (path !== undefined && machine.files.getAllPaths().includes(path)) return undefined;
    const why = path === undefined ? 'executable file not found in $PATH' : `stat ${path}: no such file or directory`;
    const id = machine.place.network.world.hex(64);
    return (
      `error executing command in container: failed to exec in container: failed to start exec "${id}": OCI runtime exec failed: exec failed: ` +
      `unable to start container process: exec: "${program}": ${why}: unknown`
    );
  }
}

function uidOf({ metadata }: KubeObject): string {
  return metadata.uid ?? '';
}

function handles(session: Session): Omit<RunningExec, 'done'> {
  return {
    input: (text) => session.input(text),
    endInput: () => session.endInput(),
    resize: (columns, rows) => session.resize(columns, rows),
    hangUp: () => session.hangUp(),
  };
}

/** The program's exit code; when its container ends first, it is killed. */
async function untilEnd(
  session: Session,
  cluster: ClusterInside,
  { metadata }: Pod,
  container: string,
): Promise<{ readonly code: number }> {
  const ended = Promise.withResolvers<{ readonly code: number }>();
  const subscription = cluster.api.store.onDidChange(({ kind, type, object }) => {
    if (kind.plural !== pods.plural || object.metadata.uid !== metadata.uid) return;
    const statuses = (object as Pod).status.containerStatuses ?? [];
    const status = statuses.find(({ name }) => name === container);
    if (type !== 'DELETED' && status?.state.terminated === undefined) return;
    session.hangUp();
    ended.resolve({ code: killed });
  });
  try {
    return await Promise.race([session.done.then((code) => ({ code })), ended.promise]);
  } finally {
    subscription.dispose();
  }
}
