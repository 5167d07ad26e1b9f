import { describe, expect, it } from 'vitest';
import { eventsIn, MAP, wrongIn } from './shown.js';

const HEAD = 'Time,Event,Note\n';
const JSONL = (...lines: readonly object[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('a log', () => {
  it.each<[string, string]>([
    ['plain lines', `${HEAD}00:01,Stall,\n00:02,Blocked,x\n`],
    ['line ends of both kinds', `${HEAD}00:01,Stall,\r\n00:02,Blocked,x\r\n`],
    ['line ends of CSV', 'Time,Event,Note\r\n00:01,Stall,\r\n00:02,Blocked,x'],
    ['a byte order mark', `\uFEFF${HEAD}00:01,Stall,\n00:02,Blocked,x\n`],
    ['blanks about words', `Time , Event, Note\n 00:01 , Stall ,\n00:02,"Blocked ",x\n`],
  ])('is read from CSV with %s', (_, text) => {
    expect(eventsIn(text)).toEqual(['2 60s alarm motor-stall raised', '3 120s alarm occlusion raised']);
  });

  it('counts lines inside quotes, and empty ones', () => {
    const text = `${HEAD}00:01,Stall,"a\r\nb\nc"\n\n\n00:02,Blocked,\n`;
    expect(eventsIn(text)).toEqual(['2 60s alarm motor-stall raised', '7 120s alarm occlusion raised']);
  });

  it('is read from JSON Lines, whatever else stands in them', () => {
    const text = `\n${JSONL({ Time: '00:01', Event: 'Stall', a: { Time: 'x' } })}\r\n${JSONL({ Event: 'Door' })}${JSONL({ Event: 'Login 7', Time: null })}`;
    expect(eventsIn(text, MAP, 'jsonl')).toEqual(['2 60s alarm motor-stall raised']);
  });

  it('is read from its end where its newest line is first', () => {
    const text = `${HEAD}00:02,Blocked,\n00:01,Stall,\n`;
    expect(eventsIn(text, `${MAP}newest-first: true\n`)).toEqual([
      '3 60s alarm motor-stall raised',
      '2 120s alarm occlusion raised',
    ]);
    expect(wrongIn(text)).toEqual([expect.stringMatching(/^3 Time "00:01" after "00:02" \| .*over-midnight/)]);
  });

  it('leaves out lines by what stands in them, before anything else is asked of them', () => {
    const rules = `${MAP}leave-out: [{ column: Note, is: [info, x] }, { column: Event, is-not: [Stall, Blocked] }]\n`;
    const text = `${HEAD}never,Blocked,x\nsoon,What,\n00:01,Stall,\n`;
    expect(eventsIn(text, rules)).toEqual(['4 60s alarm motor-stall raised']);
  });

  it('joins the columns of a word', () => {
    const rules = MAP.replace('event: Event', 'event: [Event, Note]');
    expect(eventsIn(`${HEAD}00:01,Stall,over\n00:02,Stall,\n`, rules)).toEqual([
      '2 60s alarm motor-stall ended',
      '3 120s alarm motor-stall raised',
    ]);
  });

  it('tells a word that nobody knows once, with the nearest', () => {
    const text = `${HEAD}00:01,Stal,\n00:02,Stal,\n00:03,Xylophone,\n`;
    expect(wrongIn(text)).toEqual([
      '2 Event "Stal" | did you mean "Stall"? otherwise add it to the map under events, or under ignore',
      '4 Event "Xylophone" | add it to the map under events, or under ignore',
    ]);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['a head alone', HEAD],
    ['what is ignored alone', `${HEAD}00:01,Door,\n`],
  ])('that holds %s is not met by everything', (_, text) => {
    expect(wrongIn(text)).toEqual([expect.stringMatching(/^1 {2}no /)]);
  });
});

describe('what a file can hold', () => {
  const long = 'x'.repeat(70_000);
  it.each<[string, string, RegExp]>([
    [
      'a quote that is never closed',
      `${HEAD}00:01,Stall,\n00:02,"Stall,\n00:03,Stall,\n`,
      /^3 {2}a quote that is never closed/,
    ],
    ['text behind a quote', `${HEAD}00:01,"Stall"x,\n`, /^2 {2}text behind a closing quote/],
    ['a quote inside a cell', `${HEAD}00:01,St"all,\n`, /^2 {2}a quote inside a cell/],
    ['a line without end', `${HEAD}00:01,Stall,\n00:02,${long},\n`, /^3 {2}a line of more than/],
    ['no line ends at all', long, /^1 {2}a line of more than/],
    ['too few cells', `${HEAD}00:01,Stall\n`, /^2 {2}2 cells .* \| correct the line/],
    ['too many cells', `${HEAD}00:01,Stall,a,b\n`, /^2 {2}4 cells .*delimiter in quotes/],
    ['another delimiter', 'Time;Event\n00:01;Stall\n', /^1 Time no such column/],
    ['a column misspelt', 'Tme,Event\n00:01,Stall\n', /^1 Time no such column \| did you mean "Tme"\?/],
    ['a column twice', 'Time,Event,Time\n00:01,Stall,00:02\n', /^1 Time a column that is there 2 times/],
    ['a NUL character', `${HEAD}00:01,Stall,\n00:02,Sta\u0000ll,\n`, /^3 {2}a NUL character/],
    ['UTF-16 read as UTF-8', 'T\u0000i\u0000m\u0000e\u0000', /^1 {2}a NUL character/],
    ['no time', `${HEAD},Stall,\n`, /^2 Time no time/],
    ['no event', `${HEAD}00:01,,\n`, /^2 Event no event/],
    ['a time that is none', `${HEAD}soon,Stall,\n`, /^2 Time "soon"/],
    ['times that go back', `${HEAD}00:02,Stall,\n00:01,Stall,\n`, /^3 Time "00:01" after "00:02"/],
    ['another kind of file', '%PDF-1.7 \u0001\u0002', /^1 Time no such column|^1 {2}no /],
  ])('ends in one clear answer with its line: %s', (_, text, said) => {
    expect(wrongIn(text)[0]).toMatch(said);
  });

  it('a time before the start is told as one', () => {
    const late = MAP.replace('"00:00"', '"08:00"');
    expect(wrongIn(`${HEAD}07:00,Stall,\n`, late)).toEqual([
      expect.stringMatching(/^2 Time "07:00", before the run began at "08:00"/),
    ]);
  });

  it('a column twice that the map does not need harms nobody', () => {
    expect(eventsIn('Time,Event,x,x\n00:01,Stall,1,2\n')).toEqual(['2 60s alarm motor-stall raised']);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{"Time":"00:01","Event":"Stall"}\n{"Time":\n', /^2 {2}"\{"Time":"/],
    ['a list', '[1,2]\n', /^1 {2}"\[1,2\]"/],
    ['a number', '5\n', /^1 {2}"5"/],
    ['a key twice', '{"Time":"00:01","Event":"Stall","Time":"00:02"}\n', /^1 Time a key that the object already has/],
    [
      'a key twice, spelt in two ways',
      '{"Time":"00:01","Event":"Stall","\\u0054ime":"00:02"}\n',
      /^1 Time a key that the object already has/,
    ],
    ['no time', '{"Event":"Stall"}\n', /^1 Time no time/],
    ['an object for a time', '{"Event":"Stall","Time":{"a":1}}\n', /^1 Time "\{"a":1\}"/],
    ['what every object has', '{"Event":"constructor","Time":"00:01"}\n', /^1 Event "constructor"/],
    ['a line without end', `{"a":"${long}"}\n`, /^1 {2}a line of more than/],
  ])('JSON Lines: %s', (_, text, said) => {
    expect(wrongIn(text, MAP, 'jsonl')[0]).toMatch(said);
  });

  it('a key that comes again further in is another key', () => {
    expect(
      eventsIn('{"Time":"00:01","Event":"Stall","a":{"Time":1,"b":"Time\\":"},"c":["Time"]}\n', MAP, 'jsonl'),
    ).toHaveLength(1);
  });

  it('keys of what every object has are not columns', () => {
    const rules = MAP.replace('event: Event', 'event: toString');
    expect(wrongIn('{"Time":"00:01"}\n', rules, 'jsonl')).toEqual([expect.stringMatching(/^1 toString no event/)]);
  });

  it('what would move a cursor or turn a direction is spelled', () => {
    expect(wrongIn(`${HEAD}00:01,\u001b[2J\u202eStall,\n`)[0]).toContain('"\\u001b[2J\\u202eStall"');
    expect(wrongIn(`${HEAD}00:01,${'W'.repeat(5_000)},\n`)[0]?.length).toBeLessThan(450);
  });

  it('of many thousand issues the first are told, and how many there are', () => {
    const text = HEAD + Array.from({ length: 5_000 }, (_, i) => `00:01,Word ${i},\n`).join('');
    expect(wrongIn(text)).toHaveLength(30);
  });
});
