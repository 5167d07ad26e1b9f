import type { TraceRecord } from '../../../sim/trace/index.js';

/** What in a trace shows that a requirement was put to the test. */
export type Sign = {
  readonly says: string;
  /** watches one trace. @returns for each record whether it is such a sign */
  readonly watch: () => (record: TraceRecord) => boolean;
};

const sign = (says: string, is: (record: TraceRecord) => boolean): Sign => ({ says, watch: () => is });

const raised = (...alarms: readonly string[]): Sign =>
  sign(
    `\`${alarms.join('`, `')}\` raised`,
    (r) => r.kind === 'alarm' && r.phase === 'raised' && alarms.includes(r.alarm),
  );

const ordered = (says: string, ...types: readonly string[]): Sign =>
  sign(says, (r) => r.kind === 'command' && types.includes(r.command.type));

const refusedFrame = (says: string, ...why: readonly string[]): Sign =>
  sign(says, (r) => r.kind === 'link' && r.what === 'refused' && why.includes(r.why));

const inSession = (says: string, is: (report: Extract<TraceRecord, { kind: 'session' }>['report']) => boolean): Sign =>
  sign(says, (r) => r.kind === 'session' && is(r.report));

/** Conditions that are raised while another one lasts. */
const several: Sign = {
  says: 'alarms raised while another one lasted',
  watch: () => {
    const active = new Set<string>();
    return (r) => {
      if (r.kind !== 'alarm') return false;
      const others = active.size - (active.has(r.alarm) ? 1 : 0);
      if (r.phase === 'raised') active.add(r.alarm);
      if (r.phase === 'ended') active.delete(r.alarm);
      return r.phase === 'raised' && others > 0;
    };
  },
};

/** Signs of requirements that have no rule of the oracle to themselves. */
export const SIGNS: Readonly<Record<string, Sign>> = {
  'SR-001': sign('changes of state', (r) => r.kind === 'state'),
  'SR-003': sign(
    'programs that a clinician proposed and confirmed',
    (r) => r.kind === 'command' && r.command.type === 'command.program' && r.by === 'clinician' && r.direct !== true,
  ),
  'SR-005': sign('orders of another flow', (r) => r.kind === 'output' && r.order.type === 'motor.drive'),
  'SR-008': raised('low-flow'),
  'SR-010': sign(
    'square boluses that a patient bolus held up',
    (r) => r.kind === 'delivery' && r.what === 'square-bolus' && (r.suspended_ms ?? 0) > 0,
  ),
  'SR-011': ordered('orders of a square bolus', 'command.square-bolus'),
  'SR-016': sign(
    'boluses that ended',
    (r) => r.kind === 'delivery' && (r.what === 'patient-bolus' || r.what === 'clinician-bolus'),
  ),
  'SR-017': raised('program-complete'),
  'SR-024': raised('reverse-flow'),
  'SR-026': raised('temperature', 'temperature-limit'),
  'SR-027': sign('self-tests that ended', (r) => r.kind === 'state' && r.region === 'power' && r.from === 'self-test'),
  'SR-028': raised('memory-error', 'memory-error-critical'),
  'SR-030': raised('over-delivery', 'under-delivery'),
  'SR-032': sign(
    'stalls after which the motor turned again',
    (r) => r.kind === 'state' && r.region === 'motor' && r.from === 'stalled' && r.to === 'turning',
  ),
  'SR-038': several,
  'SR-039': sign('alarms whose signal outlasted them', (r) => r.kind === 'alarm' && r.phase === 'ended' && r.latched),
  'SR-040': ordered('orders of an audio pause', 'command.pause-audio'),
  'SR-041': ordered('orders of an audio pause', 'command.pause-audio'),
  'SR-043': sign('bursts of the handheld', (r) => r.kind === 'burst'),
  'SR-046': inSession('visits that read the log', ({ log }) => log.length > 0),
  'SR-048': sign('sessions opened by proof of a key', (r) => r.kind === 'link' && r.what === 'session-opened'),
  'SR-049': refusedFrame('frames refused as sent again', 'frame-counter'),
  'SR-050': refusedFrame('frames refused for checksum or signature', 'frame-noise', 'frame-mac'),
  'SR-051': refusedFrame(
    'frames refused as meant for another',
    'frame-session',
    'frame-direction',
    'frame-implant',
    'frame-version',
  ),
  'SR-052': sign('updates cut off', (r) => r.kind === 'fault' && r.fault === 'aborted-update' && r.phase === 'begin'),
  'SR-053': sign(
    'orders that the pump refused',
    (r) => r.kind === 'reply' && !r.reply.accepted && r.reply.command !== 'command.patient-bolus',
  ),
  'SR-054': inSession('sessions lost or timed out', ({ why }) => why !== 'closed'),
  'SR-056': inSession('visits with numbers keyed in', ({ keystrokes }) => keystrokes.length > 0),
  'SR-057': sign(
    'orders refused before the pump heard of them',
    (r) => r.kind === 'refused-order' && r.code !== 'no-link' && r.code !== 'outcome-unknown',
  ),
  'SR-058': inSession('visits in which something was changed', ({ deeds }) => deeds.length > 0),
  'SR-059': sign('orders beyond a soft limit, asked for again', (r) => r.kind === 'command' && r.warnings.length > 0),
};
