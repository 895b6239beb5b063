import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Simulator } from '../../src/simulator/simulator.ts';

/** Whether this machine has the AWS CLI. */
export const hasAwsCli = spawnSync('aws', ['--version']).status === 0;

export interface Outcome {
  readonly out: string;
  readonly error: string;
}

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Runs the real AWS CLI against a simulator: `command` is split at spaces, `args` are taken as they are. A failure is an
 * outcome too, with what it wrote to standard error.
 */
export function awsTool(simulator: Simulator, keys: Keys = simulator) {
  return (command: string, ...args: readonly string[]): Promise<Outcome> => {
    const env = {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      AWS_ENDPOINT_URL: simulator.endpoint,
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      ...(keys.sessionToken !== undefined && { AWS_SESSION_TOKEN: keys.sessionToken }),
      AWS_REGION: simulator.region,
      AWS_DEFAULT_REGION: simulator.region,
      AWS_PAGER: '',
      AWS_MAX_ATTEMPTS: '1',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    return promisify(execFile)('aws', [...command.split(' '), ...args], { env }).then(
      ({ stdout }) => ({ out: stdout, error: '' }),
      (failure: { stdout: string; stderr: string }) => ({ out: failure.stdout, error: failure.stderr.trim() }),
    );
  };
}
