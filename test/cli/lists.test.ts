import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAULTS } from '../../sim/fault/index.js';
import { figures, PROFILES } from '../../src/profile/index.js';
import { ALARM_IDS } from '../../src/protocol/index.js';
import { json, said } from './said.js';

const folder = mkdtempSync(join(tmpdir(), 'thecal-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('lists', () => {
  it('help says what the program is not, once, and the exit codes', async () => {
    const { code, out } = await said('--help');
    expect(code).toBe(0);
    expect(out.split('Simulation only')).toHaveLength(2);
    expect(out).toContain('Exit codes:');
    expect((await said()).out).toBe(out);
  });

  it('every command explains itself', async () => {
    const commands = [
      ['run'],
      ['check'],
      ['calc'],
      ['calc', 'bridge'],
      ['profile'],
      ['formulary'],
      ['faults'],
      ['alarms'],
      ['chart'],
      ['list'],
    ];
    for (const command of commands) {
      const { code, out } = await said(...command, '--help');
      expect([command, code]).toEqual([command, 0]);
      expect(out).toContain('--json');
      expect(out.split('Simulation only')).toHaveLength(2);
    }
  });

  it('profile show gives every figure with status and source', async () => {
    const shown = await json('profile', 'show', 'peristaltic-40');
    expect(shown.figures).toEqual(figures(PROFILES['peristaltic-40']));
    const { out } = await said('profile', 'show', 'peristaltic-40');
    for (const { path, source } of figures(PROFILES['peristaltic-40']))
      expect(out).toMatch(new RegExp(`${path}.*${source.slice(0, 4)}`));
  });

  it('nothing is wider than 100 columns', async () => {
    const all = [
      ['profile'],
      ['profile', 'show', 'peristaltic-40'],
      ['formulary'],
      ['formulary', 'show', 'baclofen'],
      ['faults'],
      ['faults', 'mri-stall'],
      ['alarms'],
      ['alarms', 'occlusion'],
    ];
    for (const argv of all) {
      const wide = (await said(...argv)).out.split('\n').filter((l) => l.length > 100);
      expect([argv, wide]).toEqual([argv, []]);
    }
  });

  it('faults and alarms list the whole catalogue and the whole dictionary', async () => {
    const { faults } = (await json('faults')) as { faults: { kind: string; source: string }[] };
    expect(faults.map((f) => f.kind)).toEqual(Object.keys(FAULTS));
    expect(faults.every((f) => f.source !== '')).toBe(true);
    const { alarms } = (await json('alarms')) as { alarms: { id: string }[] };
    expect(alarms.map((a) => a.id)).toEqual(ALARM_IDS);
  });

  it("a formulary of one's own is laid over the built-in one", async () => {
    const own = file(
      'own.yaml',
      'drugs:\n  - name: testocaine\n    class: comfort\n    unit: mg\n    limits: { daily_max: { hard: 5 mg/day } }\n',
    );
    const { drugs } = (await json('formulary', '--formulary', own)) as { drugs: { name: string }[] };
    expect(drugs.map((d) => d.name)).toEqual(expect.arrayContaining(['morphine', 'testocaine']));
  });

  it('a bad formulary ends with exit code 3 and the line of every issue', async () => {
    const bad = file(
      'bad.yaml',
      'drugs:\n  - name: testocaine\n    clas: comfort\n    unit: mg\n    limits: { daily_max: { hard: 5 mg } }\n',
    );
    const { code, err } = await said('formulary', '--formulary', bad);
    expect(code).toBe(3);
    expect(err).toContain(`${bad}:5`);
    expect(err).toContain('did you mean "class"?');
  });

  it('chart draws the machine that runs', async () => {
    const { out } = await said('chart');
    for (const region of ['power', 'infusion', 'bolus', 'motor', 'alarm'])
      expect(out).toContain(`state "${region}" as ${region} {`);
    expect(await json('chart')).toEqual({ format: 'mermaid', of: 'firmware', region: null, chart: out });
  });

  it.each([
    ['firmware', 'motor.stalled'],
    ['telemetry', 'telemetry.in-session'],
    ['link', 'link.calling'],
    ['programmer', 'dialogue.reading-back'],
    ['handheld', 'errand.checking'],
  ])('chart draws the %s in every notation', async (of, state) => {
    const mermaid = await said('chart', '--of', of);
    expect(mermaid.out).toMatch(/^stateDiagram-v2\n/);
    expect(mermaid.out).toContain(` as ${state.replaceAll(/[.-]/g, (sign) => (sign === '.' ? '__' : '_'))}`);
    const dot = await said('chart', '--of', of, '--format', 'dot');
    expect(dot.out).toMatch(/^digraph "/);
    expect(dot.out).toContain(`"${state}" [label=`);
    const scxml = await said('chart', '--of', of, '--format', 'scxml');
    expect(scxml.out).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n/);
    expect(scxml.out).toContain(`<state id="${state}"`);
    expect([mermaid, dot, scxml].map(({ code, err }) => [code, err])).toEqual([0, 1, 2].map(() => [0, '']));
  });

  it('chart draws one region alone', async () => {
    const { out } = await said('chart', '--region', 'alarm');
    expect(out).toContain('state "audio-paused" as alarm__audio_paused');
    expect(out).not.toContain('infusion');
    expect(await json('chart', '--region', 'alarm', '--format', 'dot')).toMatchObject({
      format: 'dot',
      region: 'alarm',
    });
  });

  it('list tells title and purpose, and names a file that cannot be read as a scenario', async () => {
    const inner = mkdtempSync(join(folder, 'list-'));
    writeFileSync(join(inner, 'a.yaml'), 'title: A story\npurpose: It shows something.\n');
    writeFileSync(join(inner, 'b.yaml'), 'title: [\n');
    const { scenarios } = await json('list', inner);
    expect(scenarios).toEqual([
      { file: join(inner, 'a.yaml'), title: 'A story', purpose: 'It shows something.' },
      { file: join(inner, 'b.yaml'), title: '(not a valid scenario; see thecal check)', purpose: '' },
    ]);
  });
});
