import type { ReactNode } from 'react';
import type { OnScreen } from './screen.js';

type Props = Pick<OnScreen, 'screen' | 'onKey'> & {
  readonly name: string;
  readonly children: ReactNode;
  /** read aloud in place of what is written on it */
  readonly label?: string;
  readonly main?: boolean;
  /** where it stands among others */
  readonly place?: string;
  /** a choice that stands */
  readonly chosen?: boolean;
};

/** A key of the device. One that leads nowhere now looks so and can be pressed all the same: the programmer says why not. */
export function Key({ screen, onKey, name, children, label, main = false, place = '', chosen }: Props) {
  const isOffered = screen.offered.includes(name);
  const look = ['press', place, main ? 'main' : '', isOffered || chosen === true ? '' : 'idle']
    .filter(Boolean)
    .join(' ');
  return (
    <button
      type="button"
      className={look}
      data-key={name}
      onClick={() => onKey(name)}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(chosen === undefined ? {} : { 'aria-pressed': chosen })}
    >
      {children}
    </button>
  );
}
