import { CreateSubnetCommand, CreateVpcCommand, EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { imagesOf } from '../src/simulator/world/compute/images.ts';
import { startSimulator, type Ready } from './program.ts';
import { median, type Row } from './row.ts';

const runs = 15;
const instances = 1_000;

/** A thousand instances: launched at once, and described over the wire. Goals: moto 5.2 takes 1.7 s on such a machine; a thirtieth. */
export async function describeInstances(): Promise<readonly Row[]> {
  const { ready, stop } = await startSimulator();
  try {
    const launch = await launchAll(ready);
    const measured: number[] = [];
    for (let run = 0; run < runs; run += 1) measured.push(await describeAll(ready));
    return [
      { name: `RunInstances of ${instances}`, value: launch, unit: 'ms', goal: 1000 },
      { name: `DescribeInstances of ${instances}`, value: median(measured), unit: 'ms', goal: 57 },
    ];
  } finally {
    stop();
  }
}

async function launchAll({ endpoint, region, ...credentials }: Ready): Promise<number> {
  const ec2 = new EC2Client({ endpoint, region, credentials });
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/18' }));
  const start = performance.now();
  await ec2.send(
    new RunInstancesCommand({
      ImageId: imagesOf({ region })[0]?.id,
      InstanceType: 't3.micro',
      SubnetId: Subnet?.SubnetId,
      MinCount: instances,
      MaxCount: instances,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'bench' }] }],
    }),
  );
  return performance.now() - start;
}

/** Without an SDK, whose reading of the answer would be most of the time. */
async function describeAll({ endpoint, region, ...credentials }: Ready): Promise<number> {
  const { host, hostname } = new URL(endpoint);
  const body = 'Action=DescribeInstances&Version=2016-11-15';
  const signer = new SignatureV4({ service: 'ec2', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname,
    path: '/',
    headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  const start = performance.now();
  const answer = await fetch(endpoint, { method: 'POST', headers, body });
  const text = await answer.text();
  const time = performance.now() - start;
  const found = text.split('<instanceId>').length - 1;
  if (found !== instances) throw new Error(`There are ${found} instances in the answer.`);
  return time;
}
