import type { StepWords } from '../../show/index.js';
import { useWords } from '../words/words.js';

const FAULTS: readonly { readonly name: string; readonly words: StepWords }[] = [
  { name: 'Catheter is blocked', words: { fault: { kind: 'occlusion' } } },
  { name: 'Rotor seizes', words: { fault: { kind: 'permanent-stall' } } },
  { name: 'Connector comes off', words: { fault: { kind: 'disconnection' } } },
  { name: 'A film grows in the battery', words: { fault: { kind: 'battery-film' } } },
  { name: 'A bit of the memory flips', words: { fault: { kind: 'memory-upset' } } },
];

/** The drawer of faults: what can break at the moment that is looked at. */
export function Faults({ onDo }: { readonly onDo: (words: StepWords) => void }) {
  const { faults } = useWords();
  return (
    <div data-place="faults">
      <h3>{faults.title}</h3>
      <div className="buttons">
        {FAULTS.map(({ name, words }) => (
          <button key={name} type="button" onClick={() => onDo(words)}>
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
