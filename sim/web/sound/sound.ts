/**
 * How the pump sounds: one entry for each tone, one after the other; spans as the dictionary of alarms has them. Nobody has published the pitch.
 *
 * @source ASSUMED, A-316
 */
const TONES: Readonly<
  Record<'critical' | 'advisory', readonly { readonly hertz: number; readonly seconds: number }[]>
> = {
  critical: [
    { hertz: 880, seconds: 1.5 },
    { hertz: 660, seconds: 1.5 },
  ],
  advisory: [{ hertz: 660, seconds: 1 }],
};

/** A signal of the pump that can be heard. */
export type Audible = keyof typeof TONES;

/** Loud enough for a class, and no louder. */
const GAIN = 0.15;

let context: AudioContext | null = null;
let playing: readonly OscillatorNode[] = [];

/** Ends what sounds. */
export function hush(): void {
  for (const tone of playing) tone.stop();
  playing = [];
}

/** Sounds once as the pump does: two tones, three seconds, for what is critical; one tone, one second, for what is not. */
export function sound(signal: Audible): void {
  hush();
  context ??= new AudioContext();
  const volume = context.createGain();
  volume.gain.value = GAIN;
  volume.connect(context.destination);
  let at = context.currentTime;
  playing = TONES[signal].map(({ hertz, seconds }) => {
    const tone = (context as AudioContext).createOscillator();
    tone.frequency.value = hertz;
    tone.connect(volume);
    tone.start(at);
    at += seconds;
    tone.stop(at);
    return tone;
  });
}
