const FILES: Readonly<Record<string, string>> = import.meta.glob('../../../scenarios/*/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A story that the page brings along. */
export type Library = { readonly name: string; readonly title: string; readonly text: string };

const titleOf = (text: string): string => /^title: *["']?(.*?)["']?$/m.exec(text)?.[1] ?? '';

/** The scenarios of the project by folder and name; maps of logs are none. */
export const LIBRARY: readonly Library[] = Object.entries(FILES)
  .filter(([path]) => !path.endsWith('.map.yaml'))
  .map(([path, text]) => ({
    name: path.replace('../../../scenarios/', '').replace('.yaml', ''),
    title: titleOf(text),
    text,
  }))
  .sort((a, b) => (a.name < b.name ? -1 : 1));
