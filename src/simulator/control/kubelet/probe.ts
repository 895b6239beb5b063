import type { Container, HandlerAction, Pod, Probe } from '../../kubernetes/objects/pod.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import { programOf } from '../programs/imagePrograms.ts';
import type { Program } from '../programs/program.ts';
import { unknownServer } from '../programs/servers.ts';
import type { ContainerInside } from './containerInside.ts';
import { isNetworkDaemon } from './networkDaemon.ts';

/** What a probe found: nothing wrong, or why it fails, in the kubelet's words. */
export type ProbeOutcome = string | undefined;

/** A probe by network, or of the node's own network daemon: answered at once. */
export function lookAt(probe: Probe, pod: Pod, container: Container, network: NodeNetwork): ProbeOutcome {
  if (probe.exec !== undefined)
    return network.isServing ? undefined : 'timeout: failed to connect service ":50051" within 5s';
  if (probe.httpGet !== undefined) return httpFailure(probe.httpGet, pod, container);
  const { tcpSocket, grpc } = probe;
  const port = portNumber(tcpSocket?.port ?? grpc?.port, container);
  if (port === undefined || answers(container, port)) return undefined;
  if (tcpSocket === undefined) return `timeout: failed to connect service "${addressOf(pod)}:${port}" within 1s`;
  return `dial tcp ${addressOf(pod, tcpSocket.host)}:${port}: connect: connection refused`;
}

/** The command of a probe that is run inside its container; undefined for all others. */
export function probeCommand(probe: Probe, pod: Pod, container: Container): readonly string[] | undefined {
  return isNetworkDaemon(pod) && container.name === 'aws-node' ? undefined : probe.exec?.command;
}

/** Runs a probe's command. A program that nobody has described is taken to be content. */
export async function runProbe(inside: ContainerInside, argv: readonly string[]): Promise<ProbeOutcome> {
  let said = '';
  const write = (text: string): undefined => {
    if (said.length < 10_000) said += text;
  };
  const code = await inside.run(argv, { write, signal: new AbortController().signal });
  return code === 0 || code === 127 ? undefined : said.trimEnd();
}

function httpFailure(get: NonNullable<HandlerAction['httpGet']>, pod: Pod, container: Container): ProbeOutcome {
  const port = portNumber(get.port, container) ?? 0;
  const address = `${addressOf(pod, get.host)}:${port}`;
  const path = get.path ?? '/';
  if (!answers(container, port)) {
    const url = `${(get.scheme ?? 'HTTP').toLowerCase()}://${address}${path}`;
    return `Get "${url}": dial tcp ${address}: connect: connection refused`;
  }
  const status = programIn(container).status?.(path) ?? 200;
  return status >= 200 && status < 400 ? undefined : `HTTP probe failed with statuscode: ${status}`;
}

function answers(container: Container, port: number): boolean {
  const { ports } = programIn(container);
  return ports === 'every' || ports?.includes(port) === true;
}

function programIn(container: Container): Program {
  return programOf(container) ?? unknownServer;
}

function portNumber(port: number | string | undefined, { ports = [] }: Container): number | undefined {
  if (port === undefined || typeof port === 'number') return port;
  return ports.find(({ name }) => name === port)?.containerPort;
}

function addressOf({ status }: Pod, host?: string): string {
  return host ?? status.podIP ?? '';
}
