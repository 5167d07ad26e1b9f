import { useEffect, useRef, useState } from 'react';
import { LIBRARY } from '../story/library.js';
import { storyIn } from '../story/share.js';
import type { Host } from '../wire/host.js';

const FIRST = 'fault/occlusion-and-release';

/** Opens the story of an address; of one that is shown already, goes to its moment. @returns its text; null for an address without one */
async function openShared(host: Host): Promise<string | null> {
  const shared = await storyIn(location.hash);
  if (shared === null) return null;
  const { playing, story } = host.shown();
  if (story?.text !== shared.text) host.open(shared.text, 'shared.yaml', shared.at);
  // A link that was made while it plays tells of a moment that has gone by.
  else if (!playing) host.goTo(shared.at);
  return shared.text;
}

/**
 * Shows what the address tells, also when it is changed, and the first story of the library where it tells nothing. Once another story is shown
 * than that of the address, the address tells none any more: read again, it would bring back the old one.
 *
 * @param text  of the story that is shown; null while there is none
 * @returns whether the address holds a story that cannot be unpacked
 */
export function useAddress(host: Host, text: string | null): boolean {
  const [badLink, setBadLink] = useState(false);
  const linked = useRef<string | null>(null);
  useEffect(() => {
    const follow = async (): Promise<void> => {
      linked.current = await openShared(host);
      setBadLink(linked.current === null && location.hash.length > 1);
      const first = LIBRARY.find(({ name }) => name === FIRST) ?? LIBRARY[0];
      if (linked.current === null && host.shown().story === null && first !== undefined)
        host.open(first.text, `${first.name}.yaml`);
    };
    const changed = (): void => void follow();
    changed();
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, [host]);
  useEffect(() => {
    if (text === null || linked.current === null || linked.current === text) return;
    linked.current = null;
    history.replaceState(null, '', location.pathname + location.search);
  }, [text]);
  return badLink;
}
