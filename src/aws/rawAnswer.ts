import type { DescribeInstancesCommand, DescribeNetworkInterfacesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { parseEc2Xml, type Element } from './ec2Xml.ts';

/** What the SDK has to read instead: an answer with nothing in it. */
const nothing = Buffer.from('<Answer/>');

export type LargeList = DescribeInstancesCommand | DescribeNetworkInterfacesCommand;

interface Answer {
  readonly statusCode: number;
  body: AsyncIterable<Uint8Array> | Uint8Array;
}

/**
 * Sends a command and reads its answer ourselves. Signing, retries, timeouts and errors stay the SDK's: only the body of
 * an answer that is a success is taken before the SDK comes to read it.
 */
export async function rawAnswer(ec2: EC2Client, command: LargeList, abortSignal: AbortSignal): Promise<Element> {
  let answer: Element | undefined;
  // The two stacks differ in what they carry, which is nothing to us.
  const stack: unknown = command.middlewareStack;
  (stack as DescribeInstancesCommand['middlewareStack']).add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Answer;
      if (response.statusCode < 300) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of response.body as AsyncIterable<Uint8Array>) chunks.push(chunk);
        answer = parseEc2Xml(Buffer.concat(chunks));
        response.body = nothing;
      }
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'takeBody' },
  );
  await ec2.send(command, { abortSignal });
  return answer ?? '';
}
