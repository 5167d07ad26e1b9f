import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { handOut } from './story/download.js';
import { Host, type WorkerPort } from './wire/host.js';
import './style/style.css';
import PumpWorker from './wire/worker.ts?worker&inline';

const place = document.getElementById('page');
if (place === null) throw new Error('no place for the page');
const worker = new PumpWorker() as unknown as WorkerPort;
const still = matchMedia('(prefers-reduced-motion: reduce)');
/** Who wants less motion is shown pictures one after the other, in the same time. */
const PAUSE_MS = 400;
const nextFrame = (work: (now: number) => void): void => {
  if (still.matches) setTimeout(() => requestAnimationFrame(work), PAUSE_MS);
  else requestAnimationFrame(work);
};
const host = new Host(worker, nextFrame, handOut);
createRoot(place).render(
  <StrictMode>
    <App host={host} />
  </StrictMode>,
);
