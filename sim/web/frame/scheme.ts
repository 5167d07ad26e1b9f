import { useSyncExternalStore } from 'react';

/** How the page is coloured by now. */
export type Scheme = 'light' | 'dark';

const dark = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

const subscribe = (changed: () => void): (() => void) => {
  const query = dark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** @param look  what the reader has chosen: a scheme, or that of the system */
export function useScheme(look: Scheme | 'auto'): Scheme {
  const system = useSyncExternalStore(subscribe, () => (dark().matches ? 'dark' : 'light'));
  return look === 'auto' ? system : look;
}
