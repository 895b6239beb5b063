import { abilities } from '../../contributions.ts';
import { ec2Arn, type Ec2Resource } from '../../domain/resources/arn.ts';
import type { ConsolePlace } from '../../domain/resources/consoleUrl.ts';
import type { Row, RowTarget } from './row.ts';
import type { RowContext } from './rowContext.ts';

/** What of a thing can be put on the clipboard; what is undefined or empty is not offered. */
export interface Copyable {
  readonly name?: string | undefined;
  readonly id?: string | undefined;
  readonly ip?: string | undefined;
  readonly arn?: string | undefined;
}

/** The abilities and targets of a row from what can be copied of it, its page in the console, and what else it offers. */
export function offers(
  { name, id, ip, arn }: Copyable,
  place: ConsolePlace | undefined,
  others: readonly string[] = [],
  target: RowTarget = {},
): Pick<Row, 'abilities' | 'target'> {
  const copies = {
    ...(isThere(name) && { copyName: name }),
    ...(isThere(id) && { copyId: id }),
    ...(isThere(ip) && { copyIp: ip }),
    ...(isThere(arn) && { copyArn: arn }),
  };
  return {
    abilities: [...others, ...(place ? [abilities.console] : []), ...Object.keys(copies)],
    target: { ...target, ...copies, ...(place && { consoleKind: place.kind, consoleId: place.id }) },
  };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

/** The ARN of a thing of EC2, once the account is known. */
export function arnOf({ place }: RowContext, kind: Ec2Resource, id: string | undefined): string | undefined {
  return place === undefined || id === undefined ? undefined : ec2Arn(place, kind, id);
}
