import type { OutOfReach } from './reason.js';

const each = (states: readonly string[], arrows: readonly string[]): readonly string[] =>
  states.flatMap((state) => arrows.map((arrow) => `${state} ${arrow}`));

/** Arrows of the firmware that no story can take. */
export const FIRMWARE_OUT_OF_REACH: readonly OutOfReach[] = [
  {
    why: 'The log is read page by page from a number that the pump itself has told, and such a page is never refused.',
    names: each(
      ['power.shelf', 'power.self-test', 'power.running', 'power.safe', 'power.failed', 'power.end-of-service'],
      ['command.read-log 1'],
    ),
  },
  {
    why: 'Neither a file nor a programmer can write a time outside the week, and any other is accepted.',
    names: ['clock.going command.set-clock 2'],
  },
  {
    why: 'Only a therapy that runs and is not paused already can be paused, and here there is none.',
    names: each(
      ['infusion.stopped', 'infusion.purging', 'infusion.priming', 'infusion.suspended'],
      ['command.suspend 0'],
    ),
  },
  {
    why: 'Here a therapy runs, so a pause is refused only for a span that is no span, which no file can write.',
    names: each(['infusion.simple', 'infusion.flex'], ['command.suspend 1']),
  },
  {
    why: 'A purge runs only on the shelf, where no program, no prime and no refill is accepted; a pump that is put in ends it at once.',
    names: each(
      ['infusion.purging'],
      ['command.program 0', 'command.program 1', 'command.program 2', 'command.prime 0', 'command.refill 0'],
    ),
  },
  {
    why: 'A pump is purged once, and that is noted when the purge begins.',
    names: ['infusion.purging command.purge 0'],
  },
  {
    why: 'Nothing of the kind runs before the pump is implanted, and an implanted pump is not purged.',
    names: each(
      ['infusion.minimum-rate', 'infusion.simple', 'infusion.flex', 'infusion.priming', 'infusion.suspended'],
      ['command.purge 0'],
    ),
  },
  {
    why: 'No self-test begins on the shelf, nor while a prime runs, and a reset ends the prime before its test begins.',
    names: each(['infusion.purging', 'infusion.priming'], ['sensor.self-test-failed 0']),
  },
  {
    why: 'Damage to what decides a dose forbids flow, so the purge or prime has ended by its own arrow before the check is told.',
    names: each(['infusion.purging', 'infusion.priming'], ['internal.memory-checked 0']),
  },
  {
    why: 'While a prime runs no program is accepted.',
    names: each(['infusion.priming'], ['command.program 0', 'command.program 1', 'command.program 2']),
  },
  {
    why: 'While a prime runs no second one is begun, and a paused therapy must be resumed or stopped first.',
    names: each(['infusion.priming', 'infusion.suspended'], ['command.prime 0']),
  },
  {
    why: 'What is paused is a program of one of three modes, or the stated minimum rate after a reset: one of the arrows before it always leads on.',
    names: ['infusion.suspended command.resume 3'],
  },
  {
    why: 'No program in force allows the patient a bolus here, and without one the request is refused.',
    names: ['patient-control.disabled command.patient-bolus 0'],
  },
  {
    why: 'At the moment at which a lockout ends or the count is free again the pump is woken before anybody asks: firmware before people.',
    names: each(['patient-control.lockout', 'patient-control.exhausted'], ['command.patient-bolus 0']),
  },
  {
    why: 'As long as nothing is suspected the comparator is armed at the level of a suspicion, which is the one that it tells.',
    names: each(['line.clear', 'line.released'], ['sensor.pressure-above 1']),
  },
  {
    why: 'What runs back has first fallen below the level at which the flow counts as commanded again, and that is told first.',
    names: ['measured-flow.above sensor.flow-reverse 0'],
  },
  {
    why: 'An idle drive stands: there is no flow to cut, and any that is wanted makes it start, which the arrow before it does.',
    names: ['motor.idle sensor.watchdog-reset 0', 'motor.idle always 1'],
  },
  {
    why: 'The time of a standstill is counted only while the drive stands or has stalled.',
    names: each(['motor.turning', 'motor.stall-suspected'], ['clock.deadline 0']),
  },
  {
    why: 'The rotor is listened to only while it is driven.',
    names: ['motor.stalled sensor.rotor-turned 1'],
  },
  {
    why: 'The signal is quiet only while nothing is listed, so there is nothing to acknowledge, to attend to or to escalate.',
    names: each(['alarm.quiet'], ['command.acknowledge 0', 'command.interrogate 0', 'always 1']),
  },
  {
    why: 'Whoever pauses the sound attends to all that is listed, and the pause is over before anything new comes to be escalated.',
    names: ['alarm.audio-paused always 1'],
  },
];

/** Phases of alarms that no story can bring. */
export const ALARMS_OUT_OF_REACH: readonly OutOfReach[] = [
  { why: 'The end of service is final.', names: ['end-of-service ended'] },
];
