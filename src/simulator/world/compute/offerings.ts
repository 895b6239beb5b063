/** Types that are known to be missing in a zone, by zone. */
const absent: Readonly<Record<string, readonly string[]>> = { 'ap-northeast-2b': ['t3a.xlarge'] };

/** Whether a zone has instances of a type at all. */
export function isOffered(type: string, zone: string): boolean {
  return absent[zone]?.includes(type) !== true;
}
