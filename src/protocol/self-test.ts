/** What the pump's self-test looks at, in the order in which it does. @requirement SR-027 */
export const SELF_TEST_PARTS = [
  'cpu',
  'rom',
  'ram',
  'program-store',
  'battery',
  'clock',
  'watchdog',
  'motor-sensor',
  'sounder',
] as const;

/** One of them. */
export type SelfTestPart = (typeof SELF_TEST_PARTS)[number];
