/** What a machine's user data has done to it, as far as its insides show it. */
export interface UserData {
  readonly hostname: string | undefined;
  readonly timeZone: string | undefined;
  /** Packages that it installed. */
  readonly packages: readonly string[];
  /** Files that it wrote, by path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads a boot script: its effects, not its every command. `text` is base64, as EC2 keeps it. */
export function readUserData(text: string | undefined): UserData {
  const script = Buffer.from(text ?? '', 'base64').toString('utf8');
  const files = new Map<string, string>();
  for (const [, path = '', , body = ''] of script.matchAll(/^\s*cat >+ (\/\S+) <<-?['"]?(\w+)['"]?\n([^]*?)\n\s*\2$/gm))
    files.set(path, `${body}\n`);
  return {
    hostname: /^\s*hostnamectl (?:--static )?set-hostname "?([\w.-]+)"?/m.exec(script)?.[1],
    timeZone: /zoneinfo\/([\w/+-]+)/.exec(script)?.[1],
    packages: [...script.matchAll(/^\s*(?:yum|dnf) (?:-y install|install -y) (.+)$/gm)].flatMap(([, names = '']) =>
      names.trim().split(/\s+/),
    ),
    files,
  };
}
