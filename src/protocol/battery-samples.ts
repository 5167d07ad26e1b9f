/** One reading of the battery is taken as so many samples, one right after the other. @source SR-035 (GIP 5.1) */
export const BATTERY_SAMPLES = 10;

/** The samples of a battery that holds its voltage, V under load. */
export const evenSamples = (volts: number): readonly number[] => new Array<number>(BATTERY_SAMPLES).fill(volts);
