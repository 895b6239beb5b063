import { l10n } from 'vscode';
import { isStackName } from '../domain/stack/stackParameters.ts';
import { regions } from './regions.ts';
import type { AwsPlace } from '../connection/awsConnection.ts';
import type { AwsProfile } from '../ports/cloud.ts';
import type { Services } from './services.ts';
import { startPractice } from './startPractice.ts';

type Deps = Pick<
  Services,
  'connections' | 'doors' | 'prompts' | 'withProgress' | 'clusterView' | 'notices' | 'defaultStackName'
>;

const steps = 3;

/** Practice, or a profile of the user's AWS files; a profile without a name is the credential chain's own choice. */
type Account = 'practice' | (Omit<AwsProfile, 'name'> & { readonly name: string | undefined });

/** Asks for profile, region and the lab's name there, and uses that account from then on. Practice needs no more. */
export async function connect(deps: Deps): Promise<void> {
  const account = await pickAccount(deps);
  if (account === undefined) return;
  if (account === 'practice') return await startPractice(deps);
  const region = await pickRegion(deps, account.region);
  if (region === undefined) return;
  const stackName = deps.defaultStackName();
  const choice = { profile: account.name, endpoint: account.endpoint, region, stackName, clusterName: stackName };
  const name = await pickName(deps, choice);
  if (name === undefined) return;
  deps.connections.use(deps.doors.aws({ ...choice, stackName: name, clusterName: name }));
  await deps.clusterView.show();
}

async function pickAccount({ doors, prompts }: Deps): Promise<Account | undefined> {
  const profiles = await doors.awsProfiles();
  const byName = (name: string): AwsProfile | undefined => profiles.find((profile) => profile.name === name);
  return await prompts.pick<Account>(
    [
      {
        label: l10n.t('Practice'),
        description: l10n.t('on this machine: no account, no cost'),
        value: 'practice',
      },
      {
        label: l10n.t('Default credentials'),
        description: l10n.t('environment, single sign-on, or the default profile'),
        value: { name: undefined, region: byName('default')?.region, endpoint: byName('default')?.endpoint },
      },
      ...profiles.map((profile) => ({
        label: profile.name,
        ...(profile.region !== undefined && { description: profile.region }),
        value: profile,
      })),
    ],
    {
      title: l10n.t('Connect'),
      placeholder: l10n.t('Practice, or which AWS profile?'),
      step: { number: 1, of: steps },
    },
  );
}

/** The profile's own region comes first. */
async function pickRegion({ prompts }: Deps, own: string | undefined): Promise<string | undefined> {
  const other = '';
  const chosen = await prompts.pick(
    [
      ...(own === undefined ? [] : [{ label: own, description: l10n.t('of the profile'), value: own }]),
      ...regions.filter(([code]) => code !== own).map(([value, description]) => ({ label: value, description, value })),
      { label: l10n.t('Another region…'), value: other },
    ],
    { title: l10n.t('Connect to AWS'), placeholder: l10n.t('Which region?'), step: { number: 2, of: steps } },
  );
  if (chosen !== other) return chosen;
  return await prompts.input({
    title: l10n.t('Connect to AWS'),
    prompt: l10n.t('The region’s code, such as ap-northeast-2.'),
    problem: (text) =>
      /^[a-z]{2}(-[a-z]+)+-\d$/.test(text) ? undefined : l10n.t('A region’s code looks like ap-northeast-2.'),
  });
}

/** The clusters that are there, the name the lab would use, or one to type. */
async function pickName(deps: Deps, choice: AwsPlace): Promise<string | undefined> {
  const proposed = choice.stackName;
  const found = await clusterNames(deps, choice);
  const other = Symbol('other');
  const title = l10n.t('Connect to AWS');
  const chosen = await deps.prompts.pick<string | typeof other>(
    [
      ...found.map((name) => ({ label: name, description: l10n.t('cluster in this region'), value: name })),
      ...(found.includes(proposed)
        ? []
        : [{ label: proposed, description: l10n.t('not deployed yet'), value: proposed }]),
      { label: l10n.t('Another name…'), value: other },
    ],
    { title, placeholder: l10n.t('Which stack or cluster?'), step: { number: 3, of: steps } },
  );
  if (chosen !== other) return chosen;
  return await deps.prompts.input({
    title,
    value: proposed,
    problem: (name) =>
      isStackName(name) ? undefined : l10n.t('A name starts with a letter and has letters, digits and hyphens.'),
  });
}

/** Finds out that the credentials work, too: what goes wrong here is said before anything is connected. */
async function clusterNames({ doors, withProgress }: Deps, choice: AwsPlace): Promise<readonly string[]> {
  return await withProgress(l10n.t('Reading clusters in {0}', choice.region), async (_report, signal) => {
    const trial = doors.aws(choice);
    try {
      return await (await trial.cloud()).clusters.names(signal);
    } finally {
      trial.dispose();
    }
  });
}
