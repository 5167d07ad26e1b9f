import type { StepWords } from '../../show/index.js';
import { useWords, type Words } from '../words/words.js';

type Deed = Exclude<keyof Words['surroundings'], 'title' | 'people' | 'world'>;

/** What people do; each is a step as files write it. */
const PEOPLE: readonly (readonly [Deed, StepWords])[] = [
  ['interrogate', { clinician: 'interrogate' }],
  ['suspend', { clinician: 'suspend' }],
  ['resume', { clinician: 'resume' }],
  ['refill', { clinician: { refill: { fill: '40 mL' } } }],
];

/** What the world does to a patient and to the radio. The depth and the cabin are those of the dive and the flight of the catalogue of faults. */
const WORLD: readonly (readonly [Deed, StepWords])[] = [
  ['mri', { world: { mri: { field: '1.5 T', for: '45min' } } }],
  ['fever', { world: { temperature: { to: '40 °C', for: '1d' } } }],
  ['kink', { fault: { kind: 'kink', for: '6h' } }],
  ['dive', { world: { ambient: { pressure: '303 kPa', for: '1h' } } }],
  ['flight', { world: { ambient: { pressure: '75 kPa', for: '8h' } } }],
  ['jam', { world: { jam: { for: '1h' } } }],
];

type Props = { readonly onDo: (words: StepWords) => void };

/** What can be done around the pump at the moment that is looked at. */
export function Surroundings({ onDo }: Props) {
  const words = useWords().surroundings;
  const buttons = (deeds: typeof PEOPLE) => (
    <div className="buttons">
      {deeds.map(([deed, step]) => (
        <button key={deed} type="button" onClick={() => onDo(step)}>
          {words[deed]}
        </button>
      ))}
    </div>
  );
  return (
    <div data-place="surroundings">
      <h2>{words.people}</h2>
      {buttons(PEOPLE)}
      <h2>{words.world}</h2>
      {buttons(WORLD)}
    </div>
  );
}
