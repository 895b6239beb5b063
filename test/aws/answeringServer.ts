import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { openCloud } from '../../src/aws/openCloud.ts';
import type { Cloud } from '../../src/ports/cloud.ts';

/** What a service is to say to one request; `never` leaves the client waiting. */
export type Answer =
  | 'never'
  | { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> };

export interface Asked {
  readonly path: string;
  /** The fields of a query request; empty for others. */
  readonly form: URLSearchParams;
}

/** A server on a socket that answers as it is told, and keeps what it was asked. */
export interface AnsweringServer {
  readonly asked: readonly Asked[];
  readonly cloud: Cloud;
  dispose(): void;
}

export async function serveAnswers(answer: (asked: Asked) => Answer): Promise<AnsweringServer> {
  const asked: Asked[] = [];
  const respond = async (request: IncomingMessage, response: ServerResponse) => {
    const one = { path: request.url ?? '', form: new URLSearchParams(await text(request)) };
    asked.push(one);
    const said = answer(one);
    if (said !== 'never') response.writeHead(said.status, said.headers).end(said.body);
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cloud = cloudAt(`http://127.0.0.1:${port}`);
  return {
    asked,
    cloud,
    dispose() {
      cloud.dispose();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The product's own adapter with the SDK's clients, at an endpoint. */
export function cloudAt(endpoint: string): Cloud {
  return openCloud({
    region: 'ap-northeast-2',
    endpoint,
    credentials: { kind: 'keys', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'of this test only' },
  });
}

/** An error as CloudFormation and STS spell it. */
export function queryError(status: number, code: string, message: string): Answer {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">${error}<RequestId>1</RequestId></ErrorResponse>`,
  };
}

/** An error as EC2 spells it. */
export function ec2Error(status: number, code: string, message: string): Answer {
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: `<?xml version="1.0"?><Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`,
  };
}

/** An error as EKS spells it. */
export function jsonError(status: number, code: string, message: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': code },
    body: JSON.stringify({ message }),
  };
}
