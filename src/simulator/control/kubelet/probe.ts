import type { Container, HandlerAction, Pod, Probe } from '../../kubernetes/objects/pod.ts';
import type { NodeNetwork } from '../../cni/nodeNetwork.ts';
import { programOf } from '../programs/imagePrograms.ts';
import type { Program } from '../programs/program.ts';
import { unknownServer } from '../programs/servers.ts';
import { isNetworkDaemon } from './networkDaemon.ts';

/** Why a probe fails now, in the kubelet's words; undefined if it passes. */
export function probeFailure(probe: Probe, pod: Pod, container: Container, network: NodeNetwork): string | undefined {
  if (isNetworkDaemon(pod) && container.name === 'aws-node' && probe.exec !== undefined)
    return network.isServing ? undefined : 'timeout: failed to connect service ":50051" within 5s';
  if (probe.httpGet !== undefined) return httpFailure(probe.httpGet, pod, container);
  const { tcpSocket, grpc } = probe;
  const port = portNumber(tcpSocket?.port ?? grpc?.port, container);
  if (port === undefined || answers(container, port)) return undefined;
  const refused = `dial tcp ${addressOf(pod, tcpSocket?.host)}:${port}: connect: connection refused`;
  return tcpSocket === undefined ? `timeout: failed to connect service "${addressOf(pod)}:${port}" within 1s` : refused;
}

function httpFailure(get: NonNullable<HandlerAction['httpGet']>, pod: Pod, container: Container): string | undefined {
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
