import type { AlarmId, SensorReport } from '../../../src/protocol/index.js';
import { formatDuration, formatFlow, MS_PER_DAY } from '../../../src/units/index.js';
import type { HeaderRecord, TraceRecord, TrainRecord } from '../../trace/index.js';
import type { Court, Rule } from '../rule.js';
import { isSignalled } from '../view.js';

type Sensor = NonNullable<HeaderRecord['limits']['flow_sensor']>;
type Side = 'above' | 'below';
type Memory = {
  /** pL/day commanded, since when, and the volume commanded up to then since the deviation began, pL */
  flow: number;
  at: number;
  commanded: number;
  /** which side of the commanded flow is reported, and since when; null while none is, or its alarm has come */
  side: Side | null;
  since: number;
  /** alarms that a report of the present moment asks for at once */
  due: AlarmId[];
  /** the alarm that a deviation may raise at the present moment, whose order to the drive is told before it */
  may: AlarmId | null;
  trains: TrainRecord[];
  /** from when to when high-flow was last signalled, ms; null while it still is */
  over: { from: number; to: number | null } | null;
  /** faults that leave the pump without word of its flow */
  deaf: string[];
  /** the main loop has stalled since the last word of the sensor: what it missed may come late or, after a reset, not at all */
  stalled: boolean;
};

const ALARM: Readonly<Record<Side, AlarmId>> = { above: 'high-flow', below: 'low-flow' };

function forget(memory: Memory): void {
  memory.side = null;
  memory.commanded = 0;
}

/** Commands at another flow from `t` on; a drive that stands deviates from nothing. */
function command(memory: Memory, flow: number, t: number): void {
  memory.commanded = volumeBy(memory, t);
  memory.flow = flow;
  memory.at = t;
  if (flow === 0) forget(memory);
}

/** Volume commanded since the deviation began, pL. */
const volumeBy = (memory: Memory, t: number): number => memory.commanded + (memory.flow * (t - memory.at)) / MS_PER_DAY;

function begin(memory: Memory, side: Side, t: number): void {
  memory.side = side;
  memory.since = t;
  memory.at = t;
  memory.commanded = 0;
}

/** A level told by the sensor, in whole pL/day rounded down, is at a share of the commanded flow. */
const reaches = (level: number, flow: number, percent: number): boolean => level > (flow * percent) / 100 - 1;

function hear(memory: Memory, report: SensorReport, sensor: Sensor): void {
  const { flow } = memory;
  if (report.type === 'sensor.flow-above' || report.type === 'sensor.flow-below') memory.stalled = false;
  if (report.type === 'sensor.flow-reverse') memory.due.push('reverse-flow');
  if (report.type === 'sensor.flow-above') {
    if (report.level < 0) return;
    if (flow === 0 || reaches(report.level, flow, sensor.far_over_percent)) memory.due.push('high-flow');
    else if (reaches(report.level, flow, sensor.over_percent)) begin(memory, 'above', report.at);
    else forget(memory);
  }
  if (report.type === 'sensor.flow-below') {
    if (report.level >= flow) forget(memory);
    else begin(memory, 'below', report.at);
  }
}

/** Whether the deviation has lasted for its span and its strokes at `t`; `strokes` may be one less where that is not certain. */
const lasted = (memory: Memory, { span_ms }: Sensor, t: number, strokes: number, stroke: number): boolean =>
  t - memory.since >= span_ms && volumeBy(memory, t) >= strokes * stroke;

/** An alarm must have come before `t` if the deviation was ripe before. */
function judgeRipe(memory: Memory, court: Court, t: number): void {
  const { side } = memory;
  const { limits } = court.view;
  const sensor = limits?.flow_sensor;
  if (memory.stalled) return;
  if (side === null || sensor === undefined || !lasted(memory, sensor, t, sensor.strokes, limits?.stroke_pl ?? 0))
    return;
  court.judged();
  if (!isSignalled(court.view, ALARM[side])) {
    const text = `flow ${side} what is commanded for ${formatDuration(t - memory.since)}, and no ${ALARM[side]} alarm`;
    court.found(text, undefined, side === 'above' ? 'SR-007' : 'SR-008');
  }
  forget(memory);
}

/** An alarm must have a cause: a report of this moment, or a deviation that has lasted. */
function judgeCause(memory: Memory, alarm: AlarmId, court: Court): void {
  const { now, limits } = court.view;
  const sensor = limits?.flow_sensor;
  if (alarm !== 'high-flow' && alarm !== 'low-flow' && alarm !== 'reverse-flow') return;
  court.judged();
  const { side } = memory;
  const ripe =
    side !== null &&
    ALARM[side] === alarm &&
    sensor !== undefined &&
    lasted(memory, sensor, now, sensor.strokes - 1, limits?.stroke_pl ?? 0);
  if (!ripe && memory.may !== alarm && !memory.due.includes(alarm))
    court.found(`${alarm} without a measured flow that asks for it`);
  if (ripe || alarm !== 'low-flow') forget(memory);
}

function judgeTrain(memory: Memory, train: TrainRecord, court: Court): void {
  const { limits } = court.view;
  const { over } = memory;
  const sensor = limits?.flow_sensor;
  if (sensor === undefined || limits === null || train.strokes < 2 || memory.deaf.length > 0) return;
  if (over !== null && over.from < train.t && (over.to === null || over.to > train.from)) return;
  court.judged();
  const most = ((train.strokes + 1) * limits.stroke_pl * sensor.far_over_percent) / 100;
  if (train.pumped_pl <= most) return;
  const [asked, given] = [train.strokes * limits.stroke_pl, train.pumped_pl];
  const flow = formatFlow(train.flow_pl_per_day);
  court.found(`${Math.round((given / asked) * 100)} % of ${flow} for ${formatDuration(train.t - train.from)}`, train);
}

function followAlarm(memory: Memory, record: Extract<TraceRecord, { kind: 'alarm' }>, court: Court): void {
  const { alarm, phase, t } = record;
  if (phase === 'raised') judgeCause(memory, alarm, court);
  // A stall, an occlusion and fluid that runs back say by themselves that too little passes.
  if (phase === 'raised' && (alarm === 'motor-stall' || alarm === 'occlusion')) forget(memory);
  if (alarm !== 'high-flow') return;
  // Raised again at the moment at which it ended, it goes on: the train up to there belongs to it.
  if (phase === 'raised') memory.over = { from: memory.over?.to === t ? memory.over.from : t, to: null };
  if (phase === 'ended' && memory.over !== null) memory.over.to = t;
}

function followFault(memory: Memory, { fault, phase, text }: Extract<TraceRecord, { kind: 'fault' }>): void {
  if (!/flow.sensor/.test(`${fault} ${text}`)) return;
  // Once the sensor has lied it is not trusted again: what it missed, its repair does not bring back.
  if (phase === 'begin') memory.deaf.push(fault);
}

/**
 * What the flow sensor tells has its alarm, in time and not before, and no pump that has the sensor truly gives far too much
 * for longer than a stroke. A pump without the sensor is not judged.
 */
export const measuredFlow: Rule<Memory> = {
  name: 'measured-flow',
  requirement: 'SR-007',
  text: 'measured flow far above what is commanded, too far from it for too long, or backwards by more than a stroke, has its alarm then and only then',
  kinds: ['sensor', 'output', 'alarm', 'delivery', 'fault', 'plant'],
  watchesTime: true,
  start: () => ({
    flow: 0,
    at: 0,
    commanded: 0,
    side: null,
    since: 0,
    due: [],
    may: null,
    trains: [],
    over: null,
    deaf: [],
    stalled: false,
  }),
  see(memory, record, court) {
    const sensor = court.view.limits?.flow_sensor;
    if (sensor === undefined) return;
    // Once the drive has changed at this moment, what was before it can be worked out no more; it has been judged.
    if (record.t > memory.at) judgeRipe(memory, court, record.t - 1);
    if (record.kind === 'plant' && record.event === 'loop-stalled') memory.stalled = true;
    if (record.kind === 'sensor') hear(memory, record.report, sensor);
    if (record.kind === 'output' && record.order.type === 'motor.drive') {
      const ripe = lasted(memory, sensor, record.t, sensor.strokes - 1, court.view.limits?.stroke_pl ?? 0);
      if (memory.side !== null && ripe) memory.may = ALARM[memory.side];
      command(memory, record.order.flow, record.t);
    }
    if (record.kind === 'alarm') followAlarm(memory, record, court);
    if (record.kind === 'fault') followFault(memory, record);
    if (record.kind === 'delivery' && record.what === 'train') memory.trains.push(record);
  },
  momentOver(memory, court) {
    if (court.view.limits?.flow_sensor === undefined) return;
    const { power } = court.view.states;
    const inService = power !== 'shelf' && power !== 'end-of-service';
    for (const alarm of inService ? memory.due : []) {
      court.judged();
      if (!isSignalled(court.view, alarm))
        court.found(
          `a measured flow that asks for ${alarm}, and no such alarm`,
          undefined,
          alarm === 'reverse-flow' ? 'SR-024' : 'SR-007',
        );
    }
    memory.due = [];
    memory.may = null;
    judgeRipe(memory, court, court.view.now);
    for (const train of memory.trains) judgeTrain(memory, train, court);
    memory.trains = [];
  },
  end(memory, court) {
    judgeRipe(memory, court, court.view.now);
  },
};
