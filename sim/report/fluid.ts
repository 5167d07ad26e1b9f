import type { TraceRecord } from '../trace/index.js';

/** The fluid that the pump was told of last: at implant, or by a refill that it has accepted. */
export class ToldFluid {
  drug = '';
  /** µg/mL; 0 when unknown */
  concentration = 0;
  #asked: { readonly seq: number; readonly drug: string; readonly concentration: number } | null = null;

  take(r: TraceRecord): void {
    if (r.kind === 'header') {
      this.drug = r.options.drug;
      this.concentration = r.options.concentration_ug_per_ml;
    } else if (r.kind === 'command' && r.command.type === 'command.refill') {
      const { drug, concentration } = r.command;
      this.#asked = { seq: r.seq, drug, concentration };
    } else if (r.kind === 'reply' && r.to === this.#asked?.seq) {
      if (r.reply.accepted) {
        this.drug = this.#asked.drug;
        this.concentration = this.#asked.concentration;
      }
      this.#asked = null;
    }
  }
}
