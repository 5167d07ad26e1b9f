/** A way to break the point of a story: settings laid over its file. */
export type Break = { readonly how: string; readonly set: readonly string[] };

/** A step without consequence at the same place, so that expectations still find the step they count from. */
const only = (step: number, at: string, name = `nothing ${step}`): string =>
  `steps[${step}]={ name: ${name}, at: ${at}, clinician: interrogate }`;

const fault = (step: number, at: string, text: string, name = `fault ${step}`): string =>
  `steps[${step}]={ name: ${name}, at: ${at}, fault: ${text} }`;

const NO_THERAPY: Break = {
  how: 'no program is ever sent',
  set: ['steps[1]={ name: start, after: 1s, clinician: interrogate }'],
};

/** For each story the breaks that, taken together, every one of its expectations must notice. */
export const BREAKS: Readonly<Record<string, readonly Break[]>> = {
  'fault/aborted-update': [
    { how: 'no bad contact', set: [only(2, '10d', 'bad contact')] },
    { how: 'it is still bad days later', set: ['steps[2].fault.for=8d'] },
    { how: 'more than the hard limit is sent again', set: ['steps[4].clinician.program.dose=9 mg/day'] },
  ],
  'fault/backflow-in-chamber': [
    { how: 'no session', set: [only(2, '14d 2h', 'first session')] },
    { how: 'more than the pump gives runs back', set: ['steps[2].fault.volume=1 mL'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=100 mcg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
  ],
  'fault/battery-glitch': [
    { how: 'most samples go wild at once', set: ['steps[2].fault.wild=8'] },
    { how: 'one wild sample at the end as well', set: ['steps[3].fault.wild=1'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=100 mcg/day'] },
  ],
  'fault/backflow-measured': [
    { how: 'no session', set: [only(2, '14d 2h', 'first session')] },
    { how: 'a pump without the sensor', set: ['device=peristaltic-40-sensing'] },
    { how: 'nobody looks', set: [only(3, '18d', 'seen')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=100 mcg/day'] },
    { how: 'the sensor is silent', set: [fault(2, '14d 2h', '{ kind: flow-sensor-stuck }', 'first session')] },
  ],
  'fault/battery-reset': [
    { how: 'a film too thin to matter', set: ['steps[2].fault.resistance=1 ohm'] },
    { how: 'an early indicator in place of a reset', set: ['steps[2].fault.outcome=early-indicator'] },
    { how: 'programmed with more than the hard limit', set: ['steps[5].clinician.program.dose=9 mg/day'] },
  ],
  'fault/clock-rollover': [
    { how: 'the counter is wide enough', set: [only(4, '49d 17h 2min 47s', 'rollover')] },
    { how: 'no drift before', set: [only(2, '10d', 'drift')] },
    { how: 'neither drift nor rollover', set: [only(2, '10d', 'drift'), only(4, '49d 17h 2min 47s', 'rollover')] },
    { how: 'one bolus a day', set: ['steps[1].clinician.program.patient.max=1'] },
    { how: 'the shaft has broken', set: [fault(2, '10d', '{ kind: permanent-stall }', 'drift')] },
    { how: 'no lockout to speak of', set: ['steps[1].clinician.program.patient.lockout=10min'] },
    { how: 'a bolus at the rollover is all there is in a day', set: ['steps[1].clinician.program.patient.per=7d'] },
    { how: 'a lockout of two days', set: ['steps[1].clinician.program.patient.lockout=2d'] },
    { how: 'the pump stands', set: ['steps[3]={ name: first, at: day 50 at 09:30, clinician: stop }'] },
    {
      how: 'more than is allowed, and no limit',
      set: ['steps[1].clinician.program.limits=[]', 'steps[1].clinician.program.steps[0].dose=3.9 mg/day'],
    },
    { how: 'nobody reads the log', set: [only(9, '55d', 'visit')] },
    { how: 'the shaft breaks as well', set: [fault(9, '55d', '{ kind: permanent-stall }', 'visit')] },
  ],
  'fault/clock-shift': [
    { how: 'the clock goes right', set: [only(2, '10d 4h', 'jump')] },
    { how: 'it jumps a little', set: ['steps[2].fault.by=10min'] },
    { how: 'it jumps the other way', set: ['steps[2].fault.way=forward'] },
    { how: 'nobody reads the log', set: [only(3, '24d 3h', 'visit')] },
    { how: 'nobody sets it right', set: [only(4, '24d 3h 5min')] },
    { how: 'another dose by day', set: ['steps[1].clinician.program.steps[0].dose=200 mcg/day'] },
    { how: 'nearly nothing is filled', set: ['steps[5].clinician.refill.fill=1.9 mL'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[5].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'the shaft breaks as well', set: [fault(3, '24d 3h', '{ kind: permanent-stall }', 'visit')] },
  ],
  'fault/dive-damage': [
    { how: 'no dive', set: [only(2, '30d', 'dive')] },
    { how: 'no damage', set: [only(3, '30d 30min')] },
    { how: 'no damage, and a full fill', set: [only(3, '30d 30min'), 'steps[5].clinician.refill.fill=40 mL'] },
    { how: 'the shaft breaks in place of the shell', set: [fault(3, '30d 30min', '{ kind: permanent-stall }')] },
    { how: 'more than goes in', set: ['steps[5].clinician.refill.fill=30 mL'] },
  ],
  'fault/disconnection': [
    { how: 'the catheter stays on', set: [only(2, '20d')] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'the shaft breaks as well', set: [fault(2, '20d', '{ kind: permanent-stall }')] },
  ],
  'fault/dive-and-flight': [
    { how: 'no dive', set: [only(2, '3d')] },
    { how: 'no flight', set: [only(3, '6d')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=4 mg/day'] },
    { how: 'the catheter is blocked on the flight', set: [fault(3, '6d', '{ kind: occlusion }')] },
  ],
  'fault/early-replacement-indicator': [
    { how: 'no film', set: [only(6, '1370d', 'film')] },
    { how: 'a film that resets the pump', set: ['steps[6].fault.outcome=reset'] },
  ],
  'fault/end-without-warning': [
    { how: 'the gauge works', set: [only(2, '20d')] },
    { how: 'no film', set: [only(3, '60d', 'film')] },
  ],
  'fault/fever': [
    { how: 'no high fever', set: [only(3, '5d')] },
    { how: 'the mild fever is high', set: ['steps[2].world.temperature.to=40 °C'] },
    { how: 'the fever stays', set: ['steps[3]={ at: 5d, world: { temperature: { to: 39.5 °C } } }'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=4 mg/day'] },
  ],
  'fault/firmware-dead': [
    { how: 'a reset frees it', set: ['steps[2].fault.reset=frees'] },
    {
      how: 'it stalls for less than the watchdog lets pass',
      set: ['steps[2].fault={ kind: firmware-hang, for: 1min }'],
    },
    { how: 'the loop never runs again', set: ['steps[4]={ name: repaired, at: 11d, clinician: interrogate }'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=100 mcg/day'] },
    { how: 'programmed with more than the hard limit', set: ['steps[5].clinician.program.dose=9 mg/day'] },
  ],
  'fault/firmware-hang': [
    {
      how: 'it stalls for less than the watchdog lets pass',
      set: ['steps[3].fault={ kind: firmware-hang, for: 1min }'],
    },
    { how: 'no reset frees it', set: ['steps[3].fault.reset=fails'] },
    { how: 'no bolus', set: [only(2, '10d')] },
  ],
  'fault/flow-sensor-stuck': [
    { how: 'a sound sensor', set: [only(2, '10d', 'stuck')] },
    { how: 'a drug of withdrawal', set: ['drug={ name: morphine, concentration: 9 mg/mL }'] },
    { how: 'it lies for good', set: ['steps[2].fault={ kind: flow-sensor-stuck, reading: high }'] },
    { how: 'it never falls silent', set: [only(5, '20d', 'silent')] },
    { how: 'mended in time', set: ['steps[2].fault.for=12h'] },
  ],
  'fault/jammed-link': [
    { how: 'no jammer', set: [only(2, '1d 10h', 'jammer')] },
    { how: 'it stays for good', set: ['steps[2].world.jam={}'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=0.8 mg/day'] },
  ],
  'fault/kink-by-posture': [
    { how: 'no kink', set: [only(2, '3d 14h', 'first night')] },
    { how: 'the kink stays', set: ['steps[2].fault.on=10d'] },
    { how: 'a pump with a pressure sensor', set: ['device=peristaltic-40-sensing'] },
  ],
  'fault/leak': [
    { how: 'no leak', set: [only(2, '10d')] },
    { how: 'the dose is raised beyond the hard limit', set: ['steps[3].clinician.program.dose=90 mg/day'] },
  ],
  'fault/magnet-at-night': [
    { how: 'no magnet', set: [only(2, '3d 12h', 'first evening')] },
    { how: 'the rotor never comes free', set: [fault(2, '3d 12h', '{ kind: permanent-stall }')] },
    { how: 'nobody acknowledges', set: [only(3, '8d')] },
  ],
  'fault/memory-error': [
    { how: 'no flip', set: [only(3, '10d', 'flip')] },
    { how: 'the flip hits a dose', set: ['steps[3].fault.part=infusion'] },
    { how: 'nobody tests the pump', set: [only(5, '20d', 'tested')] },
  ],
  'fault/memory-error-critical': [
    { how: 'no flip', set: [only(2, '10d', 'flip')] },
    { how: 'programmed with more than the hard limit', set: ['steps[4].clinician.program.dose=9 mg/day'] },
  ],
  'fault/mri-stall': [
    { how: 'no scan', set: [only(2, '10d 9h', 'scan')] },
    {
      how: 'the rotor comes free hours later',
      set: [fault(2, '10d 9h', '{ kind: mri-stall, recovery: delayed, for: 45min }', 'scan')],
    },
    { how: 'nobody acknowledges', set: [only(4, '11d')] },
    { how: 'the rotor never comes free', set: [fault(2, '10d 9h', '{ kind: permanent-stall }', 'scan')] },
  ],
  'fault/mri-stall-delayed': [
    { how: 'no scan', set: [only(2, '10d 9h', 'scan')] },
    { how: 'prompt recovery', set: ['steps[2].fault.recovery=prompt'] },
    { how: 'recovery only after days', set: ['steps[2].fault.delay=5d'] },
  ],
  'fault/mri-telemetry-lock': [
    { how: 'no scan', set: [only(2, '10d 9h', 'scan')] },
    { how: 'prompt recovery', set: ['steps[2].fault.recovery=prompt'] },
    {
      how: 'nobody reads the pump out',
      set: [
        'steps[3]={ name: read out, at: 11d 9h, world: { temperature: { to: 37 °C, for: 1h } } }',
        'steps[4]={ at: 11d 10h, world: { temperature: { to: 37 °C, for: 1h } } }',
      ],
    },
    { how: 'the second scan is as long as the first', set: ['steps[5].fault.for=45min'] },
  ],
  'fault/narrowed-catheter': [
    { how: 'not narrowed', set: [only(2, '3d', 'narrowed')] },
    { how: 'blocked altogether', set: ['steps[2].fault={ kind: occlusion, for: 2d }'] },
    { how: 'narrowed for good', set: ['steps[2].fault={ kind: partial-occlusion, open: 0.004 }'] },
  ],
  'fault/occlusion-and-release': [
    { how: 'not blocked', set: [only(2, '3d', 'blocked')] },
    { how: 'blocked for good', set: ['steps[2].fault={ kind: occlusion }'] },
    { how: 'blocked, and the sensor silent', set: ['device=peristaltic-40'] },
  ],
  'fault/occlusion-silent': [
    { how: 'a pump with a pressure sensor', set: ['device=peristaltic-40-sensing'] },
    { how: 'the shaft breaks in place of the catheter', set: [fault(2, '3d', '{ kind: permanent-stall }')] },
  ],
  'fault/over-delivery': [
    { how: 'nominal strokes', set: [only(2, '30d')] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'a higher dose', set: ['steps[1].clinician.program.dose=8 mg/day'] },
    { how: 'nobody looks', set: [only(4, '120d 1h')] },
  ],
  'fault/over-delivery-measured': [
    { how: 'nominal strokes', set: [only(2, '10d', 'wear')] },
    { how: 'a pump without the sensor', set: ['device=peristaltic-40-sensing'] },
    { how: 'a comfort drug', set: ['drug={ name: saline, concentration: 9 mg/mL }'] },
    { how: 'a third more from the first', set: ['steps[2].fault.at-once=0.35'] },
    { how: 'worn before', set: [fault(2, '5d', '{ kind: over-delivery, at-once: 0.15 }', 'wear')] },
    { how: 'never mended', set: ['steps[2].fault={ kind: over-delivery, at-once: 0.15 }'] },
    { how: 'too little more to matter', set: [fault(6, '35d', '{ kind: over-delivery, at-once: 0.05 }', 'worse')] },
    {
      how: 'a wrong refill',
      set: ['steps[3]={ name: programmed again, at: 11d, clinician: { refill: { fill: 40 mL } } }'],
    },
  ],
  'fault/overheated-comfort-drug': [
    { how: 'no heating pad', set: [only(2, '4d', 'heating pad')] },
    { how: 'a fever', set: ['steps[2].world.temperature.to=40 °C'] },
    { how: 'the pad stays on', set: ['steps[2].world.temperature.for=3d'] },
    { how: 'a drug of the other class', set: ['drug={ name: morphine, concentration: 20 mg/mL }'] },
    { how: 'nobody acknowledges', set: [only(4, '5d 1min')] },
  ],
  'fault/overheated-withdrawal-drug': [
    { how: 'no heating pad', set: [only(2, '4d', 'heating pad')] },
    { how: 'a fever', set: ['steps[2].world.temperature.to=40 °C'] },
    { how: 'the pad stays on', set: ['steps[2].world.temperature.for=3d'] },
    { how: 'a drug of the other class', set: ['drug={ name: bupivacaine, concentration: 10 mg/mL }'] },
    { how: 'nobody acknowledges', set: [only(4, '5d 1min')] },
  ],
  'fault/permanent-stall': [
    { how: 'the shaft holds', set: [only(2, '60d', 'shaft')] },
    { how: 'the rotor comes free after a day', set: ['steps[2].fault.for=1d'] },
  ],
  'fault/self-test-by-order': [
    { how: 'every part works', set: ['steps[2].fault.probability=0'] },
    { how: 'the part stays broken', set: ['steps[2].fault.for=3d'] },
    { how: 'programmed again before the look', set: ['steps[5].at=2d 3h'] },
    { how: 'more than the hard limit is sent', set: ['steps[5].clinician.program.dose=90 mg/day'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=2 mg/day'] },
  ],
  'fault/self-test-failure': [
    { how: 'every part works', set: ['steps[2].fault.probability=0'] },
    { how: 'the supply gives way at once', set: ['steps[3].at=10d'] },
    {
      how: 'the part stays broken, and two tests are ordered at once',
      set: ['steps[6]={ at: 31d 1h, direct: self-test }'],
    },
  ],
  'fault/stall-seen-by-flow': [
    { how: 'the rotor sensor works', set: [only(2, '10d')] },
    { how: 'the shaft holds', set: [only(3, '20d', 'stall')] },
    { how: 'a pump without the sensor', set: ['device=peristaltic-40-sensing'] },
    { how: 'a flow at which twenty strokes are given sooner', set: ['steps[1].clinician.program.dose=400 mcg/day'] },
  ],
  'fault/stall-unseen': [
    { how: 'the rotor sensor works', set: [only(2, '10d')] },
    { how: 'the shaft holds', set: [only(3, '20d')] },
  ],
  'fault/stroke-counter': [
    { how: 'the counter never fails', set: ['steps[2].fault.counts=100'] },
    { how: 'it counts twice in place of nothing', set: ['steps[2].fault.counts=200'] },
    { how: 'it never counts again', set: [only(5, '11d')] },
    { how: 'nobody acknowledges', set: [only(7, '11d 2h')] },
    { how: 'another dose', set: ['steps[6].clinician.program.dose=100 mcg/day'] },
  ],
  'fault/tip-granuloma': [
    { how: 'nothing grows', set: [only(2, '60d', 'growth')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=1.5 mg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[4].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'the shaft breaks', set: [fault(2, '60d', '{ kind: permanent-stall }', 'growth')] },
  ],
  'fault/tip-migration': [
    { how: 'the tip stays', set: [only(2, '30d', 'slip')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=0.3 mg/day'] },
    { how: 'strokes of half more', set: [fault(2, '30d', '{ kind: over-delivery, at-once: 0.5 }', 'slip')] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'the shaft breaks', set: [fault(2, '30d', '{ kind: permanent-stall }', 'slip')] },
  ],
  'fault/tubing-set': [
    { how: 'it stands for a day only', set: ['steps[3].at=6d'] },
    { how: 'nobody resumes it', set: [only(3, '8d', 'goes on')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=150 mcg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[5].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
  ],
  'fault/under-delivery': [
    { how: 'no wear', set: [only(2, '10d', 'wear')] },
    { how: 'worn from the beginning', set: ['steps[2].fault.at-once=0.3'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'the shaft breaks', set: [fault(2, '10d', '{ kind: permanent-stall }', 'wear')] },
    { how: 'nobody looks', set: [only(4, '121d', 'the ratio is worked out')] },
  ],
  'fault/under-delivery-measured': [
    { how: 'no wear', set: [only(2, '10d', 'wear')] },
    { how: 'a pump without the sensor', set: ['device=peristaltic-40-sensing'] },
    { how: 'worn from the beginning', set: ['steps[2].fault.at-once=0.3'] },
    { how: 'the shaft holds', set: [only(3, '100d', 'stall')] },
    { how: 'more per stroke in place of less', set: ['steps[2].fault={ kind: over-delivery, at-once: 0.3 }'] },
  ],
  'lesson/from-trial-to-implant': [
    { how: 'no purge', set: [only(2, '10min', 'purge')] },
    { how: 'the whole line is primed', set: ['steps[5].clinician.prime=full-system'] },
    { how: 'a second purge in place of the prime', set: ['steps[5]={ name: prime, at: 1h 5min, clinician: purge }'] },
    { how: 'more than the hard limit', set: ['steps[7].clinician.program.dose=9 mg/day'] },
    { how: 'no end', set: ['steps[7].clinician.program={ mode: simple, dose: 0.48 mg/day }'] },
    { how: 'no new program', set: [only(10, '8d', 'goes on')] },
  ],
  'lesson/last-ninety-days': [
    {
      how: 'a film in the cell brings the end forward',
      set: [fault(9, '2160d', '{ kind: battery-film, outcome: early-indicator }')],
    },
    { how: 'no refills', set: [only(3, '360d'), only(4, '720d')] },
    { how: 'fifty times the flow', set: ['steps[2].clinician.program.dose=0.48 mg/day'] },
  ],
  'lesson/low-alarm-too-late': [
    { how: 'strokes are nominal', set: [only(3, '1d', 'strokes of a seventh more')] },
    { how: 'the alarm stays at 2 mL', set: [only(9, '47d 1min', 'sooner')] },
    { how: 'another dose', set: ['steps[2].clinician.program.dose=150 mcg/day'] },
  ],
  'lesson/mri-day': [
    { how: 'no scan', set: [only(4, '2d 1h', 'scan')] },
    { how: 'a scan of ten hours', set: ['steps[4].world.mri.for=10h'] },
    { how: 'the rotor comes free at once', set: ['steps[11].fault={ kind: mri-stall, for: 45min }'] },
    { how: 'it does not come free at all', set: ['steps[11].fault.delay=3d'] },
    { how: 'nobody acknowledges', set: [only(14, '3d 12h 1min')] },
  ],
  'lesson/slow-occlusion': [
    { how: 'the catheter stays open', set: [only(4, '1d', 'closed')] },
    { how: 'no sensor', set: ['device=peristaltic-40'] },
    { how: 'nobody acknowledges', set: [only(10, '1d 8h')] },
  ],
  'lesson/what-lockout-does': [
    { how: 'a lockout of half an hour', set: ['steps[2].clinician.program.patient.lockout=30min'] },
    { how: 'a lockout of six hours', set: ['steps[2].clinician.program.patient.lockout=6h'] },
    { how: 'nine in a day', set: ['steps[2].clinician.program.patient.max=9'] },
    { how: 'three in two days', set: ['steps[2].clinician.program.patient.per=48h'] },
  ],
  'lesson/why-a-bridge': [
    { how: 'a bridge at the first change', set: ['steps[5].clinician.program.bridge={ dose: 2.4 mg/day }'] },
    { how: 'more than the hard limit', set: ['steps[5].clinician.program.dose=90 mg/day'] },
    { how: 'no bridge at the second change', set: ['steps[10].clinician.program={ mode: simple, dose: 2.4 mg/day }'] },
    { how: 'half the dose', set: ['steps[2].clinician.program.dose=1.2 mg/day'] },
    { how: 'half the dose from the first change on', set: ['steps[5].clinician.program.dose=1.2 mg/day'] },
    { how: 'half the dose from the second change on', set: ['steps[10].clinician.program.dose=1.2 mg/day'] },
  ],
  'lesson/why-a-prime': [
    { how: 'no therapy', set: [only(1, '5min', 'no prime')] },
    { how: 'a prime at once', set: ['steps[1]={ name: no prime, at: 5min, clinician: { prime: full-system } }'] },
    { how: 'no prime at all', set: [only(3, '1d', 'prime')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=0.7 mg/day'] },
  ],
  'lesson/day-of-boluses': [
    {
      how: 'the patient never asks, and may not',
      set: ['steps[1].clinician.program={ mode: simple, dose: 0.5 mg/day }'],
    },
    {
      how: 'boluses of ten times the dose',
      set: ['steps[1].clinician.program.patient.dose=0.5 mg', 'steps[1].clinician.program.limits=[]'],
    },
  ],
  'lesson/patient-with-pain': [
    { how: 'a lockout of five minutes', set: ['steps[1].clinician.program.patient.lockout=5min'] },
    { how: 'eight boluses a day', set: ['steps[1].clinician.program.patient.max=8'] },
    { how: 'nobody presses twice in a hurry', set: [only(3, '2h')] },
    { how: 'no walk', set: [only(4, '2d 3h', 'walk')] },
    { how: 'a walk of two days', set: ['steps[4].person.walks-away.for=2d'] },
    {
      how: 'three times the basal dose, and no limit',
      set: ['steps[1].clinician.program.dose=1.5 mg/day', 'steps[1].clinician.program.limits=[]'],
    },
  ],
  'lesson/prime-signature': [
    {
      how: 'no prime',
      set: [
        'steps[0].clinician=interrogate',
        'steps[1]={ name: therapy begins, at: 24min, clinician: { program: { mode: simple, dose: 0.5 mg/day } } }',
      ],
    },
    { how: 'ten times the strength', set: ['drug.concentration=20 mg/mL', 'steps[1].clinician.program.dose=1 mg/day'] },
    { how: 'a short catheter', set: ['implant.catheter.length=20 cm'] },
  ],
  'lesson/slow-alarm': [
    { how: 'the first catheter stays open', set: [only(2, '1d')] },
    { how: 'the last catheter stays open', set: [only(6, '5d')] },
    { how: 'the last catheter stays closed', set: ['steps[6].fault={ kind: occlusion, name: third }'] },
  ],
  'lesson/truth-and-belief': [
    { how: 'nominal strokes', set: [fault(2, '1d', '{ kind: heat, name: over-delivery, temperature: 37 °C }')] },
    { how: 'the first refill is left out', set: [only(4, '60d 1h', 'right refill')] },
    { how: 'the right number is typed', set: [only(6, '120d')] },
    { how: 'the needle is in the port', set: [only(8, '180d')] },
    {
      how: 'the pump is never refilled',
      set: [only(4, '60d 1h', 'right refill'), only(7, '120d 1h'), only(9, '180d 1h')],
    },
    { how: 'nobody looks', set: [only(5, '60d 2h'), only(10, '180d 2h')] },
  ],
  'misuse/bad-program': [
    { how: 'the hundredfold is a right dose', set: ['steps[2].clinician.program.dose=1.2 mg/day'] },
    { how: 'the slow flow is deliverable', set: ['steps[3].clinician.program.dose=1.3 mg/day'] },
    { how: 'the bolus fits', set: ['steps[4].clinician.bolus.dose=0.2 mg'] },
  ],
  'misuse/bridge-omitted': [
    { how: 'the old strength again', set: ['steps[2].clinician.refill={ fill: 40 mL }'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=1.5 mg/day'] },
    { how: 'a program beyond the hard limit', set: ['steps[3].clinician.program.dose=90 mg/day'] },
  ],
  'misuse/bridge-wrong-way': [
    { how: 'the right way', set: ['steps[3].clinician.program.dose=1.2 mg/day'] },
    { how: 'a bridge beyond the hard limit', set: ['steps[3].clinician.program.dose=90 mg/day'] },
    { how: 'a program beyond the hard limit', set: ['steps[4].clinician.program.dose=90 mg/day'] },
  ],
  'misuse/day-dose-per-hour': [
    { how: 'one step', set: ['steps[2].clinician.program={ mode: simple, dose: 0.8 mg/day }'] },
    { how: 'no dose limits', set: ['steps[3].clinician.program.limits=[]'] },
    { how: 'below the hard limit', set: ['steps[4].clinician.program.steps=[{ at: "00:00", dose: 0.8 mg/h }]'] },
    { how: 'typed by the day', set: ['steps[5].clinician.program.steps=[{ at: "00:00", dose: 0.8 mg/day }]'] },
    { how: 'above the hard limit again', set: ['steps[5].clinician.program.steps=[{ at: "00:00", dose: 2 mg/h }]'] },
  ],
  'misuse/forgotten-suspension': [
    { how: 'suspended for a day only', set: ['steps[2].clinician={ suspend: { for: 1d } }'] },
    { how: 'nobody ever notices', set: [only(3, '8d', 'somebody notices')] },
    { how: 'suspended a day early', set: ['steps[2].at=3d'] },
  ],
  'misuse/forgotten-confirmation': [
    { how: 'nobody calls her away', set: [only(3, '1d 10s', 'called away')] },
    { how: 'called away before the pump was asked', set: ['steps[3].at=1d 5s'] },
    { how: 'back after half an hour', set: ['steps[3].person.forgets-to-confirm.for=30min'] },
    { how: 'back within two minutes', set: ['steps[3].person.forgets-to-confirm.for=80s'] },
    { how: 'back as the session ends', set: ['steps[3].person.forgets-to-confirm.for=3min 10s'] },
    { how: 'another dose is ordered', set: ['steps[2].clinician.program.dose=2 mg/day'] },
  ],
  'misuse/low-reservoir-ignored': [
    {
      how: 'refilled in time',
      set: ['steps[2]={ name: refill that was due, at: 44d, clinician: { refill: { fill: 20 mL } } }'],
    },
    { how: 'a program beyond the hard limit', set: ['steps[4].clinician.program.dose=9 mg/day'] },
    { how: 'half the dose afterwards', set: ['steps[4].clinician.program.dose=100 mcg/day'] },
  ],
  'misuse/paused-and-resumed': [
    { how: 'the rotor is free', set: [only(2, '5d', 'stuck')] },
    { how: 'only twice', set: [only(7, '5d 2h 6min'), only(8, '5d 2h 7min', 'third time')] },
    { how: 'with patience', set: ['steps[6].at=5d 2h 14min', 'steps[7].at=5d 2h 15min', 'steps[8].at=5d 2h 16min'] },
    { how: 'nobody programs it again', set: [only(9, '5d 9h', 'programmed again')] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=2 mg/day'] },
  ],
  'misuse/pocket-fill': [
    { how: 'the needle is in the port', set: [only(2, '60d')] },
    { how: 'nothing is injected but a few drops', set: ['steps[3].clinician.refill.fill=0.5 mL'] },
    { how: 'no next refill', set: [only(4, '90d', 'next refill')] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[2].fault.share=0', 'steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
  ],
  'misuse/point-not-pressed': [
    { how: 'one digit less at once', set: ['steps[3].clinician.keys[7]=delete'] },
    { how: 'the second look finds nothing', set: ['steps[5].clinician.keys=[confirm]'] },
    { how: 'nobody says yes', set: ['steps[7].clinician.keys=[cancel]'] },
  ],
  'misuse/replayed-frames': [
    { how: 'nobody plays back', set: [only(5, '1d 12h', 'played back')] },
    { how: 'whoever plays back has not listened', set: [only(1, '1h', 'somebody listens')] },
    { how: 'he stays for hours', set: ['steps[5].stranger.plays-back={ frames: 9000, over: 6h }'] },
    {
      how: 'he can ask for a bolus himself',
      set: ['steps[5]={ name: played back, at: 1d 12h, direct: request-bolus }'],
    },
    { how: 'nobody gives a bolus', set: [only(3, '3h')] },
    { how: 'the patient may not ask', set: ['steps[2].clinician.program={ mode: simple, dose: 1 mg/day }'] },
  ],
  'misuse/tubing-constant-too-large': [
    { how: 'the right constant', set: ['implant.tubing-constant=0.14 mL'] },
    { how: 'a program beyond the hard limit', set: ['steps[1].clinician.program.dose=9 mg/day'] },
    { how: 'hardly filled', set: ['implant.fill=1 mL'] },
  ],
  'misuse/wrong-concentration': [
    { how: 'the right strength', set: ['steps[2].fault.factor=1'] },
    { how: 'wrong from the start', set: ['steps[1].clinician.program.dose=150 mcg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
  ],
  'misuse/wrong-drug': [
    { how: 'the right drug', set: ['steps[2].fault={ kind: wrong-drug, drug: baclofen, for: 1h }'] },
    { how: 'another dose', set: ['steps[1].clinician.program.dose=150 mcg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
  ],
  'misuse/wrong-volume-typed': [
    { how: 'the right number is typed', set: ['steps[2].fault.offset=0 mL'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[3].clinician.refill={ withdraw: 0 mL, fill: 20 mL }'],
    },
  ],
  'nominal/audio-pause': [
    { how: 'refilled long before', set: ['steps[2]={ name: pause, at: 40d, clinician: { refill: { fill: 20 mL } } }'] },
    { how: 'the second pause comes after the first', set: ['steps[3].at=45d 3min'] },
    { how: 'nobody pauses', set: [only(2, '45d', 'pause')] },
    { how: 'the refill does not happen', set: [only(4, '46d', 'refill')] },
  ],
  'nominal/another-class-of-drug': [
    { how: 'a new drug of the old class', set: ['steps[4].clinician.refill.drug=hydromorphone'] },
    { how: 'no bridge', set: ['steps[5].clinician={ program: { mode: simple, dose: 4 mg/day } }'] },
    { how: 'no heat before', set: [only(2, '20d', 'heat with morphine')] },
    { how: 'more than the hard limit', set: ['steps[5].clinician.program.dose=900 mg/day'] },
    { how: 'another dose', set: ['steps[5].clinician.program.dose=2 mg/day'] },
    { how: 'no heat while the line holds the other', set: [only(6, '41d')] },
    { how: 'nobody acknowledges', set: [only(9, '61d')] },
  ],
  'nominal/bridge': [
    { how: 'another dose before', set: ['steps[1].clinician.program.dose=4 mg/day'] },
    {
      how: 'no bridge where none is right',
      set: ['steps[2].clinician={ program: { mode: simple, dose: 2.4 mg/day } }'],
    },
    { how: 'the short bridge is as long as the line', set: ['steps[4].clinician.program.bridge.volume=0.316 mL'] },
    { how: 'the right bridge is too short', set: ['steps[5].clinician.program.bridge.volume=0.2 mL'] },
    { how: 'no bridge', set: ['steps[5].clinician={ program: { mode: simple, dose: 2.4 mg/day } }'] },
    { how: 'half the dose in the bridge', set: ['steps[5].clinician.program.bridge.dose=1.2 mg/day'] },
    { how: 'another dose after it', set: ['steps[5].clinician.program.dose=4 mg/day'] },
  ],
  'nominal/bridge-held-up': [
    { how: 'no other fluid', set: [only(2, '40d', 'refill')] },
    { how: 'no scanner', set: [only(4, '40d 6h')] },
    { how: 'no pause', set: [only(5, '40d 12h')] },
    { how: 'no bridge', set: ['steps[3].clinician={ program: { mode: simple, dose: 2.4 mg/day } }'] },
    { how: 'half the dose in the bridge', set: ['steps[3].clinician.program.bridge.dose=1.2 mg/day'] },
    { how: 'another dose after it', set: ['steps[3].clinician.program.dose=4 mg/day'] },
  ],
  'nominal/clinician-bolus': [
    { how: 'the first bolus lasts longer', set: ['steps[2].clinician.bolus.duration=40min'] },
    { how: 'the second bolus is smaller', set: ['steps[3].clinician.bolus.dose=0.2 mg'] },
    { how: 'nobody cancels', set: [only(4, '1d 6h 10min', 'cut short')] },
    { how: 'the last bolus fits', set: ['steps[5].clinician.bolus.dose=0.05 mg'] },
  ],
  'nominal/daylight-saving': [
    { how: 'nobody sets it in spring', set: [only(2, '14h', 'spring')] },
    { how: 'nobody sets it in autumn', set: [only(4, '210d 14h', 'autumn')] },
    { how: 'nobody sets it at all', set: [only(2, '14h', 'spring'), only(4, '210d 14h', 'autumn')] },
    { how: 'set the wrong way in spring', set: ['steps[2].clinician.set-clock=Sun 01:00'] },
    { how: 'another dose in the small hours', set: ['steps[1].clinician.program.steps[1].dose=1 mg/day'] },
    { how: 'another dose after midnight', set: ['steps[1].clinician.program.steps[0].dose=0.5 mg/day'] },
    { how: 'the day begins late', set: ['steps[1].clinician.program.steps[3].at="07:30"'] },
    { how: 'one flow for day and night', set: ['steps[1].clinician.program={ mode: simple, dose: 1 mg/day }'] },
    { how: 'the shaft breaks', set: [fault(5, '210d 21h', '{ kind: permanent-stall }', 'read in autumn')] },
  ],
  'nominal/first-month': [
    NO_THERAPY,
    {
      how: 'started too high',
      set: ['steps[1].clinician.program.dose=1.5 mg/day', 'steps[1].clinician.program.limits=[]'],
    },
    { how: 'the shaft breaks', set: [fault(2, '7d 2h', '{ kind: permanent-stall }')] },
    { how: 'refused at the start', set: ['steps[1].clinician.program.dose=90 mg/day'] },
  ],
  'nominal/flex-with-weekend': [
    { how: 'the clock starts on a Sunday', set: ['start=Sun 09:00'] },
    {
      how: 'the weekend has a day’s pattern of its own',
      set: [
        'steps[1].clinician.program.days[1].on=[Sat]',
        'steps[1].clinician.program.days[0].on=[Mon, Tue, Wed, Thu, Fri, Sun]',
      ],
    },
    { how: 'the morning comes late', set: ['steps[1].clinician.program.days[0].steps[1].at="12:30"'] },
    {
      how: 'the night is like the day',
      set: [
        'steps[1].clinician.program.days[0].steps[0].dose=1.2 mg/day',
        'steps[1].clinician.program.days[1].steps[0].dose=1.2 mg/day',
      ],
    },
    {
      how: 'the weekend is like the week',
      set: [
        'steps[1].clinician.program.days=[{ on: [Mon, Tue, Wed, Thu, Fri, Sat, Sun], steps: [{ at: "00:00", dose: 0.6 mg/day }, { at: "06:30", dose: 1.2 mg/day }] }]',
      ],
    },
    { how: 'the same flow at all hours', set: ['steps[1].clinician.program={ mode: simple, dose: 1 mg/day }'] },
  ],
  'nominal/keyed-by-hand': [
    { how: 'nobody links', set: ['steps[2].clinician.keys=[cancel]'] },
    { how: 'nobody says yes', set: ['steps[6].clinician.keys=[cancel]'] },
    { how: 'said yes at once', set: ['steps[5].clinician.keys=[approve, ok, ok, confirm]'] },
    { how: 'the programmer is left as it is', set: ['steps[7].clinician.keys=[ok]'] },
  ],
  'nominal/low-and-empty': [{ how: 'a lower dose', set: ['steps[1].clinician.program.dose=2 mg/day'] }],
  'nominal/new-concentration': [
    { how: 'the old strength again', set: ['steps[2].clinician.refill={ fill: 40 mL }'] },
    { how: 'nobody programs the new strength', set: [only(3, '40d 1min', 'the same dose again')] },
    { how: 'a program beyond the hard limit', set: ['steps[3].clinician.program.dose=90 mg/day'] },
    {
      how: 'another dose',
      set: ['steps[1].clinician.program.dose=1 mg/day', 'steps[3].clinician.program.dose=1 mg/day'],
    },
  ],
  'nominal/patient-boluses': [
    { how: 'a lockout of six hours', set: ['steps[1].clinician.program.patient.lockout=6h'] },
    { how: 'a lockout of five minutes', set: ['steps[1].clinician.program.patient.lockout=5min'] },
    { how: 'four boluses a day', set: ['steps[1].clinician.program.patient.max=4'] },
    { how: 'no patient control', set: ['steps[1].clinician.program={ mode: simple, dose: 0.5 mg/day }'] },
    {
      how: 'more basal than the window was meant for',
      set: ['steps[1].clinician.program.dose=2 mg/day', 'steps[1].clinician.program.limits=[]'],
    },
  ],
  'nominal/travel-across-time-zones': [
    { how: 'nobody sets the clock there', set: [only(3, '4d 19h', 'visit at the destination')] },
    { how: 'nobody sets it at home', set: [only(6, '19d 2h 30min', 'visit at home')] },
    { how: 'nobody sets it at all', set: [only(3, '4d 19h', 'visit there'), only(6, '19d 2h 30min', 'visit at home')] },
    {
      how: 'the clock is set before the journey',
      set: ['steps[2]={ name: early, at: day 2 at 03:00, clinician: { set-clock: "Tue 12:00" } }'],
    },
    { how: 'no lockout to speak of', set: ['steps[1].clinician.program.patient.lockout=10min'] },
    { how: 'a lockout of a day', set: ['steps[1].clinician.program.patient.lockout=24h'] },
    {
      how: 'one flow for day and night',
      set: ['steps[1].clinician.program={ mode: simple, dose: 1 mg/day }'],
    },
    { how: 'another dose by day', set: ['steps[1].clinician.program.steps[0].dose=1 mg/day'] },
    { how: 'another dose in the evening', set: ['steps[1].clinician.program.steps[1].dose=0.9 mg/day'] },
    { how: 'the shaft breaks', set: [fault(7, '19d 3h', '{ kind: permanent-stall }', 'log read')] },
    { how: 'stopped at home', set: ['steps[7]={ name: log read, at: 19d 3h, clinician: stop }'] },
  ],
  'nominal/reading-the-log': [
    { how: 'nobody asks too early', set: [only(3, '2d 1h', 'too early')] },
    { how: 'nobody reads', set: [only(5, '7d', 'visit')] },
    { how: 'no kink, and a broken shaft', set: [fault(4, '4d', '{ kind: permanent-stall }', 'kink')] },
  ],
  'nominal/poor-link': [
    { how: 'nothing gets through', set: ['steps[1].world.radio.loss=1'] },
    { how: 'clear air', set: [only(1, '1h', 'poor air')] },
    { how: 'the program is not sent', set: [only(2, '2h', 'program')] },
    { how: 'the bolus of the clinician is given twice', set: ['steps[4].clinician.bolus.dose=0.4 mg'] },
    { how: 'one request becomes two', set: ['steps[5]={ name: visit, at: 20h, patient: request-bolus }'] },
    {
      how: 'somebody listens and plays back',
      set: [
        'steps[1]={ name: poor air, at: 1h, stranger: listens }',
        'steps[4]={ name: clinician gives, at: 14h, stranger: { plays-back: { frames: 300, over: 5min } } }',
      ],
    },
  ],
  'nominal/purge-and-implant': [
    { how: 'implanted at once', set: ['implant.at=0s'] },
    { how: 'implanted in the middle of the purge', set: ['implant.at=14min'] },
    { how: 'implanted too late', set: ['implant.at=2h'] },
    { how: 'nobody purges', set: [only(0, '10min', 'purge')] },
    { how: 'the shaft is broken', set: [fault(3, '7h', '{ kind: permanent-stall }', 'purge again')] },
    { how: 'the tubing is primed once more', set: ['steps[1].clinician.prime=full-system'] },
    {
      how: 'three times the dose, and no limit',
      set: ['steps[2].clinician.program.dose=1.5 mg/day', 'steps[2].clinician.program.limits=[]'],
    },
  ],
  'nominal/refill-after-90-days': [
    { how: 'another dose', set: ['steps[1].clinician.program.dose=100 mcg/day'] },
    {
      how: 'nothing is drawn out first, so it does not fit',
      set: ['steps[2].clinician.refill={ withdraw: 0 mL, fill: 40 mL }'],
    },
    { how: 'half a fill', set: ['steps[2].clinician.refill.fill=20 mL'] },
  ],
  'nominal/replacement-to-end-of-service': [
    { how: 'a film hastens the end', set: [fault(8, '2400d', '{ kind: battery-film, outcome: early-indicator }')] },
    { how: 'a film resets the pump', set: [fault(7, '2200d', '{ kind: battery-film }')] },
    { how: 'one refill is forgotten', set: [only(5, '1441d')] },
    { how: 'a flow that empties the battery earlier', set: ['steps[1].clinician.program.dose=9 mg/day'] },
  ],
  'nominal/trial-with-an-end': [
    { how: 'an end a day later', set: ['steps[1].clinician.program.for=8d'] },
    { how: 'no end', set: ['steps[1].clinician.program={ mode: simple, dose: 3 mg/day }'] },
    { how: 'no new program', set: [only(4, '9d', 'goes on')] },
  ],
  'nominal/square-bolus': [
    { how: 'no square bolus is ever ordered', set: [only(2, '1d', 'spread')] },
    { how: 'half of the time', set: ['steps[2].clinician.square-bolus.duration=3h'] },
    { how: 'the second one is left out', set: [only(3, '1d 2h', 'second one')] },
    { how: 'the patient never asks', set: [only(4, '1d 3h', 'patient asks')] },
    { how: 'the last bolus fits', set: ['steps[5].clinician.bolus.dose=0.1 mg'] },
    {
      how: 'no limits, and ten times the patient bolus',
      set: ['steps[1].clinician.program.limits=[]', 'steps[1].clinician.program.patient.dose=1 mg'],
    },
  ],
  'nominal/suspend-and-resume': [
    { how: 'never suspended', set: [only(2, '2d'), only(4, '3d')] },
    { how: 'suspended for three hours', set: ['steps[2].clinician.suspend.for=3h'] },
    { how: 'not resumed', set: [only(5, '3d 10h', 'resumed')] },
    { how: 'resumed too early', set: ['steps[5].at=3d 1h'] },
    { how: 'resumed twice', set: ['steps[4]={ name: open end, at: 3d, clinician: resume }'] },
  ],
  'regression/first-program-cut-at-its-end': [
    { how: 'the supply holds', set: [only(1, '1h', 'bad contact')] },
    { how: 'cut off in its midst', set: ['steps[1].fault.bytes=40'] },
    { how: 'more than the hard limit is sent again', set: ['steps[3].clinician.program.dose=90 mg/day'] },
    { how: 'another dose is sent again', set: ['steps[3].clinician.program.dose=2 mg/day'] },
  ],
};
