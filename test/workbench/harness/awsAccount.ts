import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../../dist/simulator.js');

interface Ready {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly controlToken: string;
}

/** An account on this machine that is reached as any AWS account is: by a profile in the user's AWS files. */
export interface AwsAccount {
  /** The user's AWS files with a profile for this account. */
  readonly homeFiles: Readonly<Record<string, string>>;
  /** Asks for a fault, in the words of the account's control endpoint. */
  fault(wanted: Readonly<Record<string, unknown>>): Promise<void>;
  /** Ends it without a word, as a lost network does. */
  kill(): void;
}

/** Starts an account; `profile` is the name of its profile, and `args` go to the simulator's program. */
export async function startAwsAccount(profile: string, ...args: readonly string[]): Promise<AwsAccount> {
  // Without the dashes an --env-file would be Node's own.
  const child = spawn(process.execPath, ['--', program, '--with-parent', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const { endpoint, region, accessKeyId, secretAccessKey, controlToken } = JSON.parse(line) as Ready;
    return {
      homeFiles: {
        '.aws/config': `[profile ${profile}]\nregion = ${region}\nendpoint_url = ${endpoint}\n`,
        '.aws/credentials': `[${profile}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
      },
      async fault(wanted) {
        const headers = { 'x-simulator-token': controlToken, 'content-type': 'application/json' };
        const answer = await fetch(`${endpoint}/_simulator/faults`, {
          method: 'POST',
          headers,
          body: JSON.stringify(wanted),
        });
        if (!answer.ok) throw new Error(`The account refused the fault: ${await answer.text()}`);
      },
      kill: () => void child.kill('SIGKILL'),
    };
  }
  throw new Error('The simulator ended before it was ready.');
}
