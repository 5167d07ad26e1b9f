import type { Rule } from './rule.js';
import { alarmPhases } from './rules/alarm-phases.js';
import { alarmPriority } from './rules/alarm-priority.js';
import { batteryReading } from './rules/battery-reading.js';
import { bolusCount } from './rules/bolus-count.js';
import { bolusLedger } from './rules/bolus-ledger.js';
import { bridge } from './rules/bridge.js';
import { clockMoves } from './rules/clock-moves.js';
import { doseWindow } from './rules/dose-window.js';
import { endOfService } from './rules/end-of-service.js';
import { escalation } from './rules/escalation.js';
import { flowFollowsOrders } from './rules/flow-follows-orders.js';
import { flowIsAskedFor } from './rules/flow-is-asked-for.js';
import { lockout } from './rules/lockout.js';
import { logTellsTruth } from './rules/log-tells-truth.js';
import { measuredFlow } from './rules/measured-flow.js';
import { noFlowWhenStopped } from './rules/no-flow-when-stopped.js';
import { nothingStartsByItself } from './rules/nothing-starts-by-itself.js';
import { oldFluid } from './rules/old-fluid.js';
import { order } from './rules/order.js';
import { primeConfirmed } from './rules/prime-confirmed.js';
import { pumpMaximum } from './rules/pump-maximum.js';
import { purge } from './rules/purge.js';
import { refillBooking } from './rules/refill-booking.js';
import { reservoirAlarms } from './rules/reservoir-alarms.js';
import { restarts } from './rules/restarts.js';
import { sensorAlarms } from './rules/sensor-alarms.js';
import { stallReport } from './rules/stall-report.js';
import { stallSeen } from './rules/stall-seen.js';
import { standstillAlarm } from './rules/standstill-alarm.js';
import { stopRule } from './rules/stop-rule.js';
import { strokeCount } from './rules/stroke-count.js';
import { volumeBalance } from './rules/volume-balance.js';
import { watchdog } from './rules/watchdog.js';

/** Everything that must always hold. */
export const RULES: readonly Rule<object>[] = [
  order,
  volumeBalance,
  strokeCount,
  pumpMaximum,
  noFlowWhenStopped,
  doseWindow,
  lockout,
  bolusCount,
  bolusLedger,
  bridge,
  oldFluid,
  primeConfirmed,
  purge,
  flowFollowsOrders,
  flowIsAskedFor,
  clockMoves,
  nothingStartsByItself,
  stopRule,
  restarts,
  stallReport,
  stallSeen,
  sensorAlarms,
  batteryReading,
  measuredFlow,
  reservoirAlarms,
  refillBooking,
  standstillAlarm,
  alarmPhases,
  alarmPriority,
  escalation,
  endOfService,
  logTellsTruth,
  watchdog,
];
