import { describe, expect, it } from 'vitest';
import { Practice, story } from './practice.ts';

const exporting = `
Parameters: { Block: { Type: String, Default: 10.0.0.0/16 } }
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Block } }
Outputs:
  Vpc: { Value: !Ref Vpc, Export: { Name: !Sub '\${AWS::StackName}-Vpc' } }
`;
const importing = `
Parameters: { From: { Type: String, Default: base } }
Resources:
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: { VpcId: !ImportValue { 'Fn::Sub': '\${From}-Vpc' }, CidrBlock: 10.0.1.0/24 }
`;
const nothingKept = { retain: new Set<string>(), force: false };

async function both() {
  const practice = new Practice();
  const base = practice.create(exporting, { StackName: 'base' });
  await practice.pass(20);
  const app = practice.create(importing, { StackName: 'app' });
  await practice.pass(20);
  expect([base.status, app.status]).toEqual(['CREATE_COMPLETE', 'CREATE_COMPLETE']);
  return { practice, base, app };
}

describe('a value that one stack exports', () => {
  it('is what another imports', async () => {
    const { practice, base } = await both();
    const [vpc] = practice.world.vpcs.keys();
    expect(base.outputs).toMatchObject([{ exportName: 'base-Vpc', value: vpc }]);
    expect([...practice.world.subnets.values()][0]?.vpcId).toBe(vpc);
  });

  it('keeps its stack from being deleted as long as it is imported', async () => {
    const { practice, base, app } = await both();
    practice.stacks.delete(base, nothingKept);
    expect(story(base).slice(-2)).toEqual([
      'base DELETE_IN_PROGRESS User Initiated',
      'base CREATE_COMPLETE Delete canceled. Cannot delete export base-Vpc as it is in use by app.',
    ]);
    practice.stacks.delete(app, nothingKept);
    await practice.pass(10);
    practice.stacks.delete(base, nothingKept);
    await practice.pass(10);
    expect([app.status, base.status]).toEqual(['DELETE_COMPLETE', 'DELETE_COMPLETE']);
  });

  it('can neither be taken away nor changed as long as it is imported', async () => {
    const { practice, base } = await both();
    practice.update(base, { TemplateBody: exporting.split('Outputs:')[0] });
    await practice.pass(20);
    expect(story(base)).toContain(
      'base UPDATE_ROLLBACK_IN_PROGRESS Export base-Vpc cannot be deleted as it is in use by app',
    );
    practice.update(base, {
      TemplateBody: exporting,
      Parameters: [{ ParameterKey: 'Block', ParameterValue: '10.1.0.0/16' }],
    });
    await practice.pass(60);
    expect(story(base)).toContain(
      'base UPDATE_ROLLBACK_IN_PROGRESS Export base-Vpc cannot be updated as it is in use by app',
    );
    expect(base.status).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(practice.world.vpcs.size).toBe(1);
  });

  it('has to be there before it is imported', async () => {
    const practice = new Practice();
    const app = practice.create(importing, { StackName: 'app' });
    expect(story(app).slice(1)).toEqual([
      'app ROLLBACK_IN_PROGRESS No export named base-Vpc found. Rollback requested by user.',
      'app ROLLBACK_COMPLETE',
    ]);
  });

  it('has one name in the account', async () => {
    const practice = new Practice();
    practice.create(exporting.replace("!Sub '${AWS::StackName}-Vpc'", 'Vpc'), { StackName: 'one' });
    await practice.pass(20);
    const two = practice.create(exporting.replace("!Sub '${AWS::StackName}-Vpc'", 'Vpc'), { StackName: 'two' });
    await practice.pass(20);
    expect(two.status).toBe('ROLLBACK_COMPLETE');
    expect(story(two)).toContain(
      'two ROLLBACK_IN_PROGRESS Export with name Vpc is already exported by stack one. Rollback requested by user.',
    );
  });
});
