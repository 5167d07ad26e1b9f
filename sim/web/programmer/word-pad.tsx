import { useState } from 'react';
import { WEEKDAYS } from '../../../src/units/index.js';
import { useContent, useWords, type Words } from '../words/words.js';
import { Key } from './key.js';
import type { OnScreen, Screen } from './screen.js';

type Field = Extract<NonNullable<Screen['form']>['fields'][number], { readonly kind: 'word' }>;
type Props = OnScreen & { readonly field: Field };
type Day = keyof Words['programmer']['days'];

const DAYS = WEEKDAYS as readonly Day[];
const NOON = '12:00';

/** A key for each word. */
function Choices({ screen, onKey, field, of }: Props & { readonly of: readonly string[] }) {
  const content = useContent();
  return (
    <fieldset className="choices">
      <legend className="sr">{content(field.label)}</legend>
      {of.map((word) => (
        <Key key={word} screen={screen} onKey={onKey} name={`choose:${word}`} chosen={word === field.chosen}>
          {content(word)}
        </Key>
      ))}
    </fieldset>
  );
}

/** A time of day, of a day of the week where one is asked for. */
function Time({ onKey, field, ofWeek }: Props & { readonly ofWeek: boolean }) {
  const words = useWords().programmer;
  const [day, setDay] = useState<Day>('Mon');
  const [time, setTime] = useState(NOON);
  const content = useContent();
  return (
    <fieldset className="choices">
      <legend className="sr">{content(field.label)}</legend>
      {ofWeek && (
        <label>
          {words.day}
          <select value={day} onChange={(e) => setDay(e.target.value as Day)}>
            {DAYS.map((one) => (
              <option key={one} value={one}>
                {words.days[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {words.time}
        <input type="time" value={time} onChange={(e) => setTime(e.target.value || NOON)} />
      </label>
      <button type="button" className="press" onClick={() => onKey(`choose:${ofWeek ? `${day} ` : ''}${time}`)}>
        {words.keys.set}
      </button>
    </fieldset>
  );
}

/** Days of the week, one or several. */
function Days({ onKey, field }: Props) {
  const words = useWords().programmer;
  const [days, setDays] = useState<readonly Day[]>(() => DAYS.filter((day) => field.chosen?.includes(day)));
  const turned = (day: Day): readonly Day[] =>
    DAYS.filter((one) => (one === day ? !days.includes(day) : days.includes(one)));
  const content = useContent();
  return (
    <fieldset className="choices">
      <legend className="sr">{content(field.label)}</legend>
      {DAYS.map((day) => (
        <button
          key={day}
          type="button"
          className="press"
          aria-pressed={days.includes(day)}
          onClick={() => setDays(turned(day))}
        >
          {words.days[day]}
        </button>
      ))}
      <button
        type="button"
        className="press"
        onClick={() => onKey(`choose:${days.join(' ')}`)}
        disabled={days.length === 0}
      >
        {words.keys.set}
      </button>
    </fieldset>
  );
}

/** The words that a field takes. */
export function WordPad(props: Props) {
  const { field, screen } = props;
  switch (field.of) {
    case 'time of day':
      return <Time {...props} ofWeek={false} />;
    case 'moment of the week':
      return <Time {...props} ofWeek />;
    case 'days of the week':
      return <Days {...props} />;
    case 'name of a drug':
      return <Choices {...props} of={screen.drugs} />;
    default:
      return <Choices {...props} of={field.of} />;
  }
}
