import type { LabPlace, LabResource } from '../../domain/stack/labResource.ts';
import type { AwsClients } from '../awsClients.ts';

/** Reads the resources of one kind that may be a lab's or in its way. */
export type Reader = (clients: AwsClients, place: LabPlace, signal: AbortSignal) => Promise<readonly LabResource[]>;
