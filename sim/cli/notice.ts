/** Said once in every help text and at the head of every run. */
export const NOTICE = 'Simulation only: controls no hardware, talks to no device, is not for the care of people.';
