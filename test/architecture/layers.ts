// Who may import whom. A path that ends with a slash is a folder; the longest that fits a file is its layer.

/** Folders and files that a layer may import besides itself. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  'src/base/': [],
  'src/domain/': ['src/base/'],
  'src/ports/': ['src/base/', 'src/domain/'],
  'src/aws/': ['src/base/', 'src/domain/', 'src/ports/', 'src/aws/presignedToken.ts'],
  // What `aws eks get-token` of the shell shares with the tokens of the adapter.
  'src/aws/presignedToken.ts': [],
  'src/kubernetes/': ['src/base/', 'src/domain/', 'src/ports/'],
  'src/connection/connection.ts': ['src/base/', 'src/domain/', 'src/ports/'],
  'src/connection/': ['src/base/', 'src/domain/', 'src/ports/', 'src/connection/connection.ts'],
  'src/contributions.ts': [],
  'src/editor/': ['src/base/', 'src/domain/', 'src/ports/', 'src/connection/connection.ts', 'src/contributions.ts'],
  'src/model/': ['src/base/', 'src/domain/', 'src/ports/', 'src/connection/connection.ts'],
  'src/lab/': ['src/base/', 'src/domain/', 'src/ports/', 'src/model/', 'src/contributions.ts'],
  'src/views/': ['src/base/', 'src/domain/', 'src/ports/', 'src/model/', 'src/lab/', 'src/contributions.ts'],
  // What the webviews have in common: what crosses between host and page, the host's end, the page's.
  'src/webview/': ['src/base/'],
  'src/webview/host/': ['src/base/', 'src/webview/rpc.ts'],
  'src/webview/app/': ['src/base/', 'src/webview/rpc.ts', 'src/webview/strings.ts'],
  'src/panel/': [
    'src/base/',
    'src/domain/',
    'src/ports/',
    'src/model/',
    'src/lab/',
    'src/contributions.ts',
    'src/webview/rpc.ts',
    'src/webview/strings.ts',
    'src/webview/host/',
  ],
  'src/panel/app/': [
    'src/base/',
    'src/domain/',
    'src/panel/protocol.ts',
    'src/panel/protocol/',
    'src/webview/rpc.ts',
    'src/webview/app/',
  ],
  'src/deployPage/': [
    'src/base/',
    'src/domain/',
    'src/ports/',
    'src/contributions.ts',
    'src/webview/rpc.ts',
    'src/webview/strings.ts',
    'src/webview/host/',
  ],
  'src/deployPage/app/': [
    'src/base/',
    'src/domain/',
    'src/deployPage/protocol.ts',
    'src/webview/rpc.ts',
    'src/webview/app/',
  ],
  'src/commands/': [
    'src/base/',
    'src/domain/',
    'src/ports/',
    'src/connection/',
    'src/model/',
    'src/lab/',
    'src/contributions.ts',
  ],
  'src/terminal/': ['src/base/'],
  'src/shell/': ['src/base/', 'src/domain/', 'src/ports/', 'src/terminal/', 'src/aws/presignedToken.ts'],
  'src/simulator/': ['src/base/', 'src/terminal/', 'src/domain/address/', 'src/domain/instanceTypes/'],
  'src/extension.ts': ['src/'],
  // A part of the composition root: gives connections what this installation has.
  'src/connectionDoors.ts': ['src/base/', 'src/connection/', 'src/editor/settings.ts', 'src/commands/services.ts'],
};

/**
 * The files that open a bundle of its own, and who may import them: only lazily, so that the bundle loads with its first use,
 * and nobody otherwise.
 */
export const lazyDoors: Readonly<Record<string, readonly string[]>> = {
  'src/aws/openCloud.ts': ['src/connection/', 'src/aws/tokenProgram.ts'],
  'src/kubernetes/openCluster.ts': ['src/connection/'],
  'src/shell/lab/openLabShell.ts': ['src/extension.ts'],
  'src/shell/lab/toolBundle.ts': ['src/shell/lab/', 'src/shell/program.ts'],
};

/** Which layers may import a package; one that is not named here has no place in the product yet. */
export const packages: Readonly<Record<string, readonly string[]>> = {
  vscode: [
    'src/connectionDoors.ts',
    'src/editor/',
    'src/views/',
    'src/commands/',
    'src/deployPage/host.ts',
    'src/panel/host.ts',
    'src/webview/host/webviewPage.ts',
    'src/extension.ts',
  ],
  'node:': [
    // Names that are made from digests; only the host computes them.
    'src/domain/routing/digests.ts',
    'src/aws/',
    'src/kubernetes/',
    'src/connection/',
    'src/editor/',
    'src/simulator/',
    'src/shell/',
    'src/terminal/launchers/',
    'src/extension.ts',
  ],
  '@aws-sdk/client-cloudformation': ['src/aws/', 'src/shell/'],
  '@aws-sdk/client-ec2': ['src/aws/', 'src/shell/aws/'],
  '@aws-sdk/client-eks': ['src/aws/', 'src/shell/'],
  '@aws-sdk/client-sts': ['src/aws/', 'src/shell/aws/'],
  '@aws-sdk/core': ['src/aws/', 'src/shell/aws/'],
  '@aws-sdk/credential-providers': ['src/aws/', 'src/shell/'],
  '@smithy/core': ['src/aws/', 'src/shell/', 'src/simulator/aws/'],
  '@smithy/types': ['src/shell/aws/'],
  '@smithy/signature-v4': ['src/aws/', 'src/simulator/aws/'],
  '@kubernetes/client-node': ['src/kubernetes/', 'src/shell/'],
  '@vscode/webview-ui-toolkit': ['src/webview/app/toolkit.ts'],
  jmespath: ['src/shell/'],
  'just-bash': ['src/terminal/'],
  protobufjs: ['src/kubernetes/list/', 'src/simulator/kubernetes/'],
  ssh2: ['src/simulator/host/', 'src/shell/'],
  uplot: ['src/panel/app/'],
  ws: ['src/simulator/kubernetes/', 'src/shell/'],
  yaml: ['src/aws/deploy/', 'src/simulator/', 'src/shell/'],
};

/** The layer of a file: the longest entry of `layers` that fits its path. */
export function layerOf(file: string): string | undefined {
  return Object.keys(layers)
    .filter((layer) => within(file, layer))
    .toSorted((a, b) => b.length - a.length)[0];
}

/** Whether a file is the named file or lies in the named folder. */
export function within(file: string, place: string): boolean {
  return place.endsWith('/') ? file.startsWith(place) : file === place;
}
