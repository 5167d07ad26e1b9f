import { useEffect, useState } from 'react';
import { openFile } from '../story/read-file.js';
import type { Host } from '../wire/host.js';
import { useWords } from '../words/words.js';

const holdsFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the page, and says so while one is held over it. */
export function DropZone({ host }: { readonly host: Host }) {
  const { story } = useWords();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      setOver(false);
      void openFile(host, event.dataTransfer?.files[0], story);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [host, story]);
  return over ? <p className="drop">{story.drop}</p> : null;
}
