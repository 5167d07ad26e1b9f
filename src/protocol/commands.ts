import type { Refusal } from '../base/index.js';
import type { Concentration, Duration, Instant, Volume, WeekTime } from '../units/index.js';
import type { DrugClass } from './alarm-entry.js';
import type { AlarmId } from './alarms.js';
import type { LogPage } from './log.js';
import type { Bridge, Program } from './program.js';
import type { Status } from './status.js';

/** How much of the line a priming bolus fills. */
export type PrimeExtent = 'full-system' | 'catheter-only';

/** Everything the pump can be told. Volumes and flows only; the drug's name is a label, its class says what a stop costs. */
export type Command =
  | { readonly type: 'command.program'; readonly program: Program; readonly bridge?: Bridge }
  | {
      readonly type: 'command.prime';
      readonly extent: PrimeExtent;
      /** how many primes have begun before, as whoever orders this one knows: he confirms that it is one more; 0 when left out */
      readonly repeats?: number;
    }
  /** before implant: fills the tubing that the pump was told of, through its open outlet */
  | { readonly type: 'command.purge' }
  | { readonly type: 'command.clinician-bolus'; readonly volume: Volume; readonly duration: Duration }
  | { readonly type: 'command.square-bolus'; readonly volume: Volume; readonly duration: Duration }
  | { readonly type: 'command.patient-bolus' }
  | { readonly type: 'command.cancel-bolus' }
  | { readonly type: 'command.stop' }
  | { readonly type: 'command.suspend'; readonly span: Duration | null }
  | { readonly type: 'command.resume' }
  | {
      readonly type: 'command.refill';
      readonly withdrawn: Volume;
      readonly filled: Volume;
      readonly drug: string;
      readonly drugClass: DrugClass;
      readonly concentration: Concentration;
    }
  | { readonly type: 'command.low-alarm'; readonly level: Volume }
  | { readonly type: 'command.pause-audio' }
  | { readonly type: 'command.acknowledge'; readonly alarm: AlarmId }
  | { readonly type: 'command.self-test' }
  /** the pump's own clock shows this from now on */
  | { readonly type: 'command.set-clock'; readonly to: WeekTime }
  | { readonly type: 'command.interrogate' }
  /** `count` entries of the pump's own log, from number `from` on */
  | { readonly type: 'command.read-log'; readonly from: number; readonly count: number };

/** Names of the commands. */
export type CommandType = Command['type'];

/** The pump's answer to a command. */
export type Reply =
  | { readonly accepted: true; readonly command: CommandType; readonly status?: Status; readonly log?: LogPage }
  | {
      readonly accepted: false;
      readonly command: CommandType;
      readonly refusal: Refusal;
      /** when the same request would be granted, if time alone can cure the refusal */
      readonly allowedAt: Instant | null;
    };
