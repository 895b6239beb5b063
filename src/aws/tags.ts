import type { Tags } from '../ports/cloud.ts';
import { itemsAt, textAt, type Element } from './ec2Xml.ts';

/** EC2's list of keys and values as a record. */
export function tagRecord(tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined): Tags {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

/** The same from an answer that we read ourselves. */
export function tagsAt(element: Element, name: string): Tags {
  return Object.fromEntries(
    itemsAt(element, name).map((tag) => [textAt(tag, 'key') ?? '', textAt(tag, 'value') ?? '']),
  );
}
