import type { TraceRecord } from '../trace/index.js';

type Fluid = { readonly drug: string; readonly concentration: number };

/** The fluid that the pump was told of last, at implant or by a refill that it has accepted; and the one before, for as long as a bridge gives it. */
export class ToldFluid {
  drug = '';
  /** µg/mL; 0 when unknown */
  concentration = 0;
  /** concentration of the fluid that came into the line before this one, and the strokes given until then */
  #before: { readonly concentration: number; readonly until: number } | null = null;
  #strokes = 0;
  #bridging = false;
  #asked: (Fluid & { readonly seq: number }) | null = null;

  /** Of what leaves the line, by the pump's belief, µg/mL. */
  get given(): number {
    return this.#bridging && this.#before !== null ? this.#before.concentration : this.concentration;
  }

  take(r: TraceRecord): void {
    if (r.kind === 'header') {
      this.drug = r.options.drug;
      this.concentration = r.options.concentration_ug_per_ml;
    } else if (r.kind === 'command' && r.command.type === 'command.refill') {
      const { drug, concentration } = r.command;
      this.#asked = { seq: r.seq, drug, concentration };
    } else if (r.kind === 'reply' && r.to === this.#asked?.seq) {
      if (r.reply.accepted) this.#change(this.#asked);
      this.#asked = null;
    } else if (r.kind === 'state' && r.region === 'bridge') this.#bridging = r.to === 'bridging';
    else if (r.kind === 'delivery' && r.what === 'train') this.#strokes += r.strokes;
  }

  /** A fluid that was replaced before a stroke of it was given never came into the line. */
  #change({ drug, concentration }: Fluid): void {
    const isOther = drug !== this.drug || concentration !== this.concentration;
    if (isOther && this.#before?.until !== this.#strokes)
      this.#before = { concentration: this.concentration, until: this.#strokes };
    this.drug = drug;
    this.concentration = concentration;
  }
}
