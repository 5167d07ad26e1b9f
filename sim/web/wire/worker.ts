/// <reference lib="webworker" />
import { config } from 'zod';
import type { Ask } from './messages.js';
import { Stagehand } from './stagehand.js';

// The page's policy forbids code made of text, and zod would try.
config({ jitless: true });

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port2.onmessage = () => waiting.shift()?.();

const stagehand = new Stagehand({
  tell: (message) => self.postMessage(message),
  // A message of one's own comes after those of the page that have arrived.
  later: (work) => {
    waiting.push(work);
    port1.postMessage(null);
  },
});

self.onmessage = ({ data }: MessageEvent<Ask>) => stagehand.hear(data);
