import type { HandOut } from '../wire/host.js';

/** Gives the reader a file. */
export function download(name: string, type: string, parts: readonly BlobPart[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([...parts], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Name of a file that is made of a story: `fault/stall.yaml` gives `stall.svg`. */
export const nameFor = (story: string, end: string): string =>
  `${(story.split('/').at(-1) ?? '').replace(/\.(ya?ml|jsonl?)(\.gz)?$/i, '')}${end}`;

const PAPERS = { trace: ['.jsonl', 'application/x-ndjson'], report: ['.html', 'text/html'] } as const;

/** Gives the reader a paper of a story. */
export const handOut: HandOut = (paper, name, parts) => {
  const [end, type] = PAPERS[paper];
  download(nameFor(name, end), type, parts);
};
