import type { StepWords } from '../show/index.js';
import type { Words } from './words.js';

type Deed = { readonly name: string; readonly words: StepWords };

/** What people and surroundings do; each is a step as files write it. */
const DEEDS: readonly Deed[] = [
  { name: 'Clinician reads the pump', words: { clinician: 'interrogate' } },
  { name: 'Clinician pauses therapy', words: { clinician: 'suspend' } },
  { name: 'Clinician resumes', words: { clinician: 'resume' } },
  { name: 'Clinician refills to 40 mL', words: { clinician: { refill: { fill: '40 mL' } } } },
  { name: 'MRI scan, 1.5 T, 45 min', words: { world: { mri: { field: '1.5 T', for: '45min' } } } },
  { name: 'Fever of 40 °C for a day', words: { world: { temperature: { to: '40 °C', for: '1d' } } } },
  { name: 'Radio jammed for an hour', words: { world: { jam: { for: '1h' } } } },
];

const FAULTS: readonly Deed[] = [
  { name: 'Catheter kinks for 6 h', words: { fault: { kind: 'kink', for: '6h' } } },
  { name: 'Catheter is blocked', words: { fault: { kind: 'occlusion' } } },
  { name: 'Rotor seizes', words: { fault: { kind: 'permanent-stall' } } },
  { name: 'Connector comes off', words: { fault: { kind: 'disconnection' } } },
  { name: 'A film grows in the battery', words: { fault: { kind: 'battery-film' } } },
  { name: 'A bit of the memory flips', words: { fault: { kind: 'memory-upset' } } },
];

type Props = { readonly words: Words; readonly onDo: (words: StepWords) => void };

const Buttons = ({ deeds, onDo }: { readonly deeds: readonly Deed[]; readonly onDo: Props['onDo'] }) => (
  <div className="buttons">
    {deeds.map(({ name, words }) => (
      <button key={name} type="button" onClick={() => onDo(words)}>
        {name}
      </button>
    ))}
  </div>
);

/** What can be done to the pump at the moment that is looked at. */
export function Touch({ words, onDo }: Props) {
  return (
    <section className="card touch">
      <h2>{words.surroundings}</h2>
      <Buttons deeds={DEEDS} onDo={onDo} />
      <h2>{words.faults}</h2>
      <Buttons deeds={FAULTS} onDo={onDo} />
    </section>
  );
}
