import { practiceId, type Services } from './services.ts';
import { startPractice } from './startPractice.ts';

/** Where a lab is, as it is kept from one session to the next. */
export interface KeptPlace {
  readonly connectionId: string;
  /** The AWS profile's name, or undefined for the default credentials and for Practice. */
  readonly profile: string | undefined;
  readonly region: string;
  readonly stackName: string;
  readonly clusterName: string;
}

/** Connects to the place of a lab again, unless that is the connection in use. */
export async function reconnect(
  deps: Pick<Services, 'connections' | 'doors' | 'withProgress' | 'clusterView' | 'notices'>,
  { connectionId, profile, region, stackName, clusterName }: KeptPlace,
): Promise<void> {
  const { current } = deps.connections;
  const isOpen = current?.profile.id === connectionId && !current.closed.aborted;
  if (isOpen && current.profile.stackName === stackName) return;
  if (connectionId === practiceId) {
    await startPractice(deps);
    const practice = deps.connections.current;
    if (practice === undefined || practice.profile.stackName === stackName) return;
    practice.renameLab(stackName);
    return deps.connections.use(practice);
  }
  const profiles = await deps.doors.awsProfiles();
  const endpoint = profiles.find(({ name }) => name === (profile ?? 'default'))?.endpoint;
  deps.connections.use(deps.doors.aws({ profile, endpoint, region, stackName, clusterName }));
}
