/** Whether a known_hosts file has this key for this name. The key is as on the wire. */
export function isKnownHost(text: string, name: string, key: Buffer): boolean {
  const wanted = key.toString('base64');
  return text.split('\n').some((line) => {
    const [names = '', , data] = line.trim().split(/\s+/);
    return data === wanted && names.split(',').includes(name);
  });
}
