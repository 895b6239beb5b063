import { expect, it } from 'vitest';
import { isWaiter } from '../../../../src/simulator/aws/cloudformation/waiter.ts';

// User agents as clients send them.
it.each([
  ['aws-cli/1.45.11 md/Botocore#1.43.11 ua/2.1 os/linux md/arch#x86_64 m/B,Z,b,g,D,N cfg/retry-mode#legacy', true],
  ['aws-cli/1.45.11 md/Botocore#1.43.11 ua/2.1 os/linux md/arch#x86_64 m/C,Z,b,g,D,N cfg/retry-mode#legacy', false],
  [
    'aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux m/Z,b,E cfg/retry-mode#standard md/command#cloudformation.deploy',
    false,
  ],
  ['aws-cli/2.31.0 md/awscrt#0.27.6 ua/2.1 os/linux m/B,Z,E md/command#cloudformation.wait.stack-exists', false],
  [
    'aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.amzn.2023 prompt/off command/cloudformation.wait.stack-delete-complete',
    true,
  ],
  ['aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.amzn.2023 prompt/off command/cloudformation.deploy', true],
  [
    'aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.amzn.2023 prompt/off command/cloudformation.describe-stacks',
    false,
  ],
  ['Boto3/1.43.11 md/Botocore#1.43.11 ua/2.1 os/linux m/B,Z,b', false],
  ['aws-sdk-js/3.1169.0 ua/2.1 os/linux lang/js md/nodejs#24.21.0 api/cloudformation#3.1169.0 m/E', false],
])('%s: %s', (userAgent, held) => {
  expect(isWaiter(userAgent)).toBe(held);
});
