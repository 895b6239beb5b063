import { expect, test } from 'vitest';
import { awsCommandsOfChapters } from '../awsLines.ts';
import { describeAgreement } from './agreement.ts';

describeAgreement('the chapters', (agrees) => {
  const chapters = awsCommandsOfChapters();
  test('there are commands in the chapters', () => {
    expect(chapters.length).toBeGreaterThan(15);
  });

  test.each(chapters)(
    'chapter: %s',
    async (line) => {
      // Deleting takes a moment, and the CLI asks only twice a minute.
      const pause = line.includes('wait stack-delete-complete') ? 'sleep 8; ' : '';
      const variables =
        'VPCID=$(aws eks describe-cluster --name $CLUSTER_NAME --query cluster.resourcesVpcConfig.vpcId --output text 2>/dev/null); KEYID=$(aws ec2 describe-key-pairs --query KeyPairs[0].KeyPairId --output text); NGSGID=$(aws ec2 describe-security-groups --filters "Name=group-name,Values=*ng1*" --query SecurityGroups[0].GroupId --output text)';
      await agrees(`${variables}; ${pause}${line}`);
    },
    90_000,
  );
});
