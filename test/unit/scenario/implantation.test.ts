import { describe, expect, it } from 'vitest';
import { issuesOf, scenarioOf } from './file.js';

const file = (implant: string, step = '{ at: 10min, clinician: purge }'): string => `version: 1
title: t
purpose: p
drug: { name: morphine, concentration: 20 mg/mL }
implant: ${implant}
until: 2d
steps:
  - ${step}
`;

describe('the moment of implantation', () => {
  it.each([
    ['{ fill: 40 mL, at: 1h }', 3_600_000],
    ['{ fill: 40 mL, at: 47h 59min }', 172_740_000],
    ['{ fill: 40 mL, at: 0s }', undefined],
    ['{ fill: 40 mL }', undefined],
  ])('%s', (implant, at) => {
    expect(scenarioOf(file(implant)).implant.at).toBe(at);
  });

  it.each([
    [
      '{ fill: 40 mL, at: 2d }',
      'f:5:29  implant.at  found 2d; expected a moment before the end of the run, 2d; implant sooner or let the run last longer',
    ],
    [
      '{ fill: 40 mL, at: 60 }',
      'f:5:29  implant.at  found 60; expected a span of time such as 48h, 30min, 10s or 10d 9h; write 60h, 60min or 60s',
    ],
  ])('%s is wrong', (implant, issue) => {
    expect(issuesOf(file(implant))).toEqual([issue]);
  });

  it('lets a purge be ordered, and steps wait for its end', () => {
    const { steps } = scenarioOf(file('{ fill: 40 mL, at: 1h }'));
    expect(steps[0]).toMatchObject({
      action: { do: 'clinician', order: { order: 'purge' } },
      text: 'clinician: purge',
    });
    const waits = scenarioOf(file('{ fill: 40 mL, at: 1h }', '{ after: purge-complete + 5min, clinician: stop }'));
    expect(waits.steps[0]?.when).toEqual({ after: 'purge-complete', delay: 300_000 });
  });
});
