import { l10n } from 'vscode';
import type { LabError } from '../../base/errors.ts';
import type { Connection } from '../../connection/connection.ts';
import { labCharges } from '../../domain/cost/labCharges.ts';
import { resourceKey, type LabInventory } from '../../domain/stack/labResource.ts';
import { teardownPlan } from '../../domain/stack/teardownPlan.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { Services } from '../services.ts';
import { emptyEndText, leftText } from './endText.ts';
import { keepTeardown, type KeptTeardown } from './keptTeardown.ts';
import type { KnownLab } from '../../model/lookAtLab.ts';
import { stepTitle } from './planText.ts';
import { tearDown, type TeardownEnd } from './tearDown.ts';
import type { TeardownNews, TeardownPorts } from './teardownPorts.ts';

export type TeardownDeps = Pick<
  Services,
  'withProgress' | 'clock' | 'random' | 'model' | 'log' | 'notices' | 'documents' | 'storage'
> & { readonly costMeter: Pick<Services['costMeter'], 'soon'> };

/** What a teardown of this connection's lab works with. */
export function teardownPorts(deps: TeardownDeps, connection: Connection, cloud: Cloud): TeardownPorts {
  return {
    cloud,
    cluster: (signal) => connection.cluster(signal),
    clock: deps.clock,
    random: deps.random,
    log: deps.log,
    signIn: (error) => signIn(deps, error),
  };
}

/** A teardown to begin, from the look at the lab that the person has seen. */
export function newTeardown(connection: Connection, inventory: LabInventory): KeptTeardown {
  const { id, awsProfile, region, billed } = connection.profile;
  const { charges, unpriced } = labCharges(inventory);
  const { stackName, clusterName, vpcId, issuerId } = inventory.place;
  return {
    connectionId: id,
    profile: awsProfile,
    region,
    billed,
    lab: { stackName, clusterName, vpcId, issuerId },
    mayGo: teardownPlan(inventory).byHand.map(({ resource }) => resourceKey(resource)),
    charges: charges.map(({ perHour, since }) => ({ perHour, since })),
    unpriced: unpriced.length,
  };
}

/** What is known of a connection's lab before anybody has looked. */
export function labOf({ profile }: Connection): KnownLab {
  return { stackName: profile.stackName, clusterName: profile.clusterName, vpcId: undefined, issuerId: undefined };
}

/**
 * Takes a lab apart under a progress notification, or goes on with that. What is under way is kept until nothing is left,
 * so that cancelling it, or closing the window, loses nothing.
 */
export async function runTeardown(
  deps: TeardownDeps,
  connection: Connection,
  cloud: Cloud,
  teardown: KeptTeardown,
): Promise<TeardownEnd> {
  await keepTeardown(deps.storage, teardown);
  const title = l10n.t('Tearing down {0}', teardown.lab.stackName);
  const end = await deps.withProgress(title, async (report, cancelled) => {
    const signal = AbortSignal.any([cancelled, connection.closed]);
    let line = '';
    const onNews = (news: TeardownNews) => {
      logNews(deps, news);
      const { text, share } = newsText(news, line);
      if (news.kind === 'step') line = text;
      report(text, share);
    };
    const ports = teardownPorts(deps, connection, cloud);
    try {
      return await tearDown(ports, teardown.lab, new Set(teardown.mayGo), onNews, signal);
    } catch (error) {
      if (cancelled.aborted) tellCancelled(deps, teardown);
      throw error;
    }
  });
  deps.model.refresh();
  deps.costMeter.soon();
  if (end.left.length === 0) await keepTeardown(deps.storage, undefined);
  return end;
}

/** CloudFormation ends what it has begun; nothing else goes until somebody goes on. */
function tellCancelled({ notices }: TeardownDeps, { lab, region }: KeptTeardown): void {
  void notices.warn(
    l10n.t(
      'The teardown of {0} in {1} was stopped. What is left may cost money; “Tear down lab” goes on from here.',
      lab.stackName,
      region,
    ),
  );
}

/** Says how it ended: nothing left and what it cost, or what is left with the reasons one click away. */
export function tellEnd(
  deps: TeardownDeps,
  teardown: KeptTeardown,
  end: TeardownEnd,
  again: () => Promise<void>,
): void {
  // Nobody has to close these messages before the command counts as done.
  if (end.left.length === 0) return void deps.notices.info(emptyEndText(end, teardown));
  void tellLeft(deps, teardown, end, again).catch((error: unknown) => deps.notices.error(error));
}

async function tellLeft(
  { notices, documents }: TeardownDeps,
  { lab, region }: KeptTeardown,
  end: TeardownEnd,
  again: () => Promise<void>,
): Promise<void> {
  const [show, retry] = [l10n.t('Show what is left'), l10n.t('Tear down again')];
  const chosen = await notices.warn(
    end.stoppedAt === undefined
      ? l10n.t('{0} left of {1} in {2}, which may cost money.', end.left.length, lab.stackName, region)
      : l10n.t('{0} left of {1} in {2}; what costs by the hour is gone.', end.left.length, lab.stackName, region),
    show,
    retry,
  );
  if (chosen === show) await documents.showText(`left-${lab.stackName}.md`, leftText(end));
  if (chosen === retry) await again();
}

async function signIn({ notices }: TeardownDeps, error: LabError): Promise<boolean> {
  const goOn = l10n.t('Continue');
  const said = l10n.t(
    'The teardown waits: the AWS session has expired. Sign in again, for example with aws sso login, then continue. {0}',
    error.detail,
  );
  return (await notices.warn(said, goOn, l10n.t('Stop'))) === goOn;
}

/** The line under a progress; `line`: the step that it is about. */
export function newsText(news: TeardownNews, line: string): { readonly text: string; readonly share?: number } {
  switch (news.kind) {
    case 'step':
      return {
        text: stepTitle(news.step.kind, news.step.items),
        share: news.done / (news.done + Math.max(1, news.toCome)),
      };
    case 'stack': {
      const { done, active } = news.progress;
      return { text: [line, l10n.t('{0} gone', done), ...active.slice(0, 2)].join(' · ') };
    }
    case 'swept':
      return { text: l10n.t('{0} interfaces left by nodes deleted', news.ids.length) };
    case 'again':
      return { text: l10n.t('{0}: trying again. {1}', news.what, news.error.detail) };
    case 'looking':
      return { text: l10n.t('Looking for what is left') };
  }
}

function logNews({ log }: TeardownDeps, news: TeardownNews): void {
  if (news.kind === 'swept') log.info(`Deleted what nodes left: ${news.ids.join(', ')}`);
  if (news.kind === 'again') log.warn(`${news.what}: trying again: ${news.error.message}`);
}
