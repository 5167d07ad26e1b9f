import fc from 'fast-check';

/**
 * Properties of `npm test` draw from one fixed seed, so that a change is judged by its own merits. `FC_SEED=random` draws
 * anew each time and `FC_SEED=17` from that seed; `npm run test:long` is where new ground is covered.
 */
const wanted = process.env.FC_SEED ?? '20261';
if (wanted !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
