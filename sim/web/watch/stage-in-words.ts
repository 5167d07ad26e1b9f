import type { View } from '../../show/index.js';
import { figure } from '../amounts/figure.js';

type Parts = 'blocked' | 'openTo' | 'counted' | 'atOutlet' | 'leak' | 'astray' | 'dish' | 'rotorHeld' | 'field';
/** Names of what is shown, in the language of the page. */
type StageWords = {
  readonly plots: Readonly<Record<'reservoir' | 'flow' | 'pressure' | 'battery', string>>;
  readonly stage: Readonly<Record<Parts, string>>;
};

/** Whether the field of a scanner acts on the pump. */
export const inField = ({ faults }: View): boolean => faults.some((name) => name.includes('mri'));

/** What the picture of the pump shows at a moment, for who does not see it. */
export function stageInWords(view: View, { plots, stage }: StageWords): string {
  const { battery, flow, line, reservoir, rotorHeld } = view;
  const open = line.open === 0 ? stage.blocked : `${stage.openTo} ${figure(line.open * 100)} %`;
  const said: readonly (string | false)[] = [
    `${plots.reservoir} ${figure(reservoir.trueMl)} mL, ${figure(reservoir.computedMl)} mL ${stage.counted}`,
    `${plots.flow} ${figure(flow.trueMlPerDay)} mL/day`,
    `${plots.pressure} ${figure(line.pressureKpa)} kPa ${stage.atOutlet}`,
    `${plots.battery} ${battery.volts.toFixed(2)} V`,
    line.open < 1 && open,
    line.leak > 0 && stage.leak,
    line.astray > 0 && stage.astray,
    line.dish && stage.dish,
    rotorHeld && stage.rotorHeld,
    inField(view) && stage.field,
  ];
  return said.filter((part) => part !== false).join('; ');
}
