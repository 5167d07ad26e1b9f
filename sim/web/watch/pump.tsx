import type { View } from '../../show/index.js';
import { Battery } from './battery.js';
import { Reservoir } from './reservoir.js';
import { Rotor } from './rotor.js';
import { Signals } from './signals.js';

/** Middle and radius of the case. */
const [X, Y, R] = [250, 290, 208];

/** The case of titanium with its eyelets, and the port through which it is filled. */
const Case = () => (
  <>
    <defs>
      <linearGradient id="titanium" x1="0" y1="0" x2="1" y2="1">
        <stop className="bright" offset="0" />
        <stop className="deep" offset="1" />
      </linearGradient>
    </defs>
    {[-135, -45, 135].map((angle) => (
      <g key={angle} transform={`rotate(${angle} ${X} ${Y})`}>
        <rect className="eyelet" x={X + R - 8} y={Y - 17} width={30} height={34} rx={13} />
        <circle className="hole" cx={X + R + 9} cy={Y} r={6} />
      </g>
    ))}
    <circle className="titanium" cx={X} cy={Y} r={R} fill="url(#titanium)" />
    <circle className="rim" cx={X} cy={Y} r={R - 10} />
    <g className="port">
      <circle cx={244} cy={128} r={26} />
      <circle className="septum" cx={244} cy={128} r={15} />
    </g>
  </>
);

/** The pump, cut open: bellows with their true and their counted level, rotor and tube, battery, coil and sounder. */
export function Pump({ view, playing }: { readonly view: View; readonly playing: boolean }) {
  return (
    <g className="pump" data-place="pump">
      <Case />
      <Signals states={view.states} />
      <path className="inner" d="M 276 368 C 292 372 290 356 302 346" />
      <path className="inner" d="M 392 310 C 404 320 424 318 458 318" />
      <Reservoir reservoir={view.reservoir} />
      <Rotor turned={view.strokes.turned} held={view.rotorHeld} moving={view.flow.trueMlPerDay > 0} playing={playing} />
      <Battery battery={view.battery} />
    </g>
  );
}
