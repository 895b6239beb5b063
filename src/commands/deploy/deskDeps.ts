import type { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Services } from '../services.ts';
import type { TeardownDeps } from '../teardown/runTeardown.ts';
import type { DeployPorts } from './deployPorts.ts';
import type { ErrorSentence } from './failureWords.ts';

/** What a deploy needs of the rest of the product. */
export type DeskDeps = TeardownDeps &
  Pick<Services, 'connections' | 'prompts' | 'clusterView' | 'labTemplate' | 'templateFiles' | 'openExternal'> & {
    readonly explain: ErrorSentence;
    /** A name that no change set has had: letters, digits and hyphens. */
    readonly newToken: () => string;
    /** Starts a command of ours; the command itself shows what goes wrong. */
    readonly execute: (command: DeskCommand, argument?: string) => void;
  };

/** Commands that buttons of a deploy start. */
export type DeskCommand = 'teardownLab' | 'connect' | 'startPractice' | 'showLog' | 'openChapter';

/** What a deploy of this connection works with. Nobody is asked unless `askToGoOn` says so. */
export async function deskPorts(
  { connections, clock, random, log }: Pick<DeskDeps, 'connections' | 'clock' | 'random' | 'log'>,
  connection: Connection,
  askToGoOn: (failure: LabError, signal: AbortSignal) => Promise<void> = (failure) => Promise.reject(failure),
): Promise<DeployPorts & { readonly cloud: Cloud }> {
  return {
    cloud: await connection.cloud(),
    async cluster(name, signal) {
      const { stackName, clusterName } = connection.profile;
      if (name !== clusterName) {
        connection.renameLab(stackName, name);
        connections.use(connection);
      }
      return await connection.cluster(signal);
    },
    clock,
    random,
    log,
    askToGoOn,
  };
}
