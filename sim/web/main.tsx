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
const host = new Host(worker, (work) => requestAnimationFrame(work), handOut);
createRoot(place).render(
  <StrictMode>
    <App host={host} />
  </StrictMode>,
);
