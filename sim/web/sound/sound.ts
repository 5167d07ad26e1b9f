/** A tone: from when, counted from the first, and how long; both in seconds. */
type Tone = { readonly hertz: number; readonly from: number; readonly seconds: number };

/**
 * How the pump sounds: spans as the dictionary of alarms has them. Nobody has published the pitch.
 *
 * @source ASSUMED, A-316
 */
const TONES = {
  critical: [
    { hertz: 880, from: 0, seconds: 1.5 },
    { hertz: 660, from: 1.5, seconds: 1.5 },
  ],
  advisory: [{ hertz: 660, from: 0, seconds: 1 }],
} as const satisfies Readonly<Record<string, readonly Tone[]>>;

/** A signal of the pump that can be heard. */
export type Audible = keyof typeof TONES;

/** Pitch of the pulses of a handheld. @source ASSUMED, A-349 */
const PULSE_HERTZ = 523;

/** Pulses, with a silence after each but the last. */
type Burst = { readonly pulseMs: number; readonly silencesMs: readonly number[] };

/** Loud enough for a class, and no louder. */
const GAIN = 0.15;

/** What sounds on its own: nothing that one of them does silences the other. */
type Source = 'pump' | 'handheld';

let context: AudioContext | null = null;
const playing: Record<Source, readonly OscillatorNode[]> = { pump: [], handheld: [] };

/** Ends what sounds of a source. */
export function hush(source: Source): void {
  for (const tone of playing[source]) tone.stop();
  playing[source] = [];
}

function play(source: Source, tones: readonly Tone[]): void {
  hush(source);
  const audio = context ?? new AudioContext();
  context = audio;
  const volume = audio.createGain();
  volume.gain.value = GAIN;
  volume.connect(audio.destination);
  const now = audio.currentTime;
  playing[source] = tones.map(({ from, hertz, seconds }) => {
    const tone = audio.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(now + from);
    tone.stop(now + from + seconds);
    return tone;
  });
}

/** Sounds once as the pump does: two tones, three seconds, for what is critical; one tone, one second, for what is not. */
export const sound = (signal: Audible): void => play('pump', TONES[signal]);

/** Sounds one burst of a handheld. */
export function soundBurst({ pulseMs, silencesMs }: Burst): void {
  let from = 0;
  const tones = [0, ...silencesMs].map((silence): Tone => {
    const begins = from + silence;
    from = begins + pulseMs;
    return { hertz: PULSE_HERTZ, from: begins / 1000, seconds: pulseMs / 1000 };
  });
  play('handheld', tones);
}
