import { useState } from 'react';

/** What was chosen last time, where the browser keeps anything. */
function kept(name: string): string | null {
  try {
    return localStorage.getItem(`thecal.${name}`);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`thecal.${name}`, value);
  } catch {
    // Chosen for as long as the page is open.
  }
}

/**
 * A choice that outlives the page.
 *
 * @param among  what may be chosen; the first is taken by who has never chosen
 */
export function useRemembered<Value extends string>(
  name: string,
  among: readonly [Value, ...Value[]],
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(() => among.find((one) => one === kept(name)) ?? among[0]);
  const choose = (chosen: Value): void => {
    keep(name, chosen);
    setValue(chosen);
  };
  return [value, choose];
}
