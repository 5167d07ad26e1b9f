/** Tops of the vertebrae. */
const VERTEBRAE = [48, 100, 152, 204, 256, 308, 360, 412];

/** The spine in which the catheter ends: canal, cord and vertebrae. */
export const Spine = () => (
  <g>
    <rect className="canal" x={698} y={40} width={36} height={420} rx={18} />
    <rect className="cord" x={720} y={40} width={10} height={230} rx={5} />
    {VERTEBRAE.map((top) => (
      <g key={top} className="bone">
        <rect x={744} y={top} width={84} height={38} rx={10} />
        <rect x={652} y={top + 8} width={36} height={20} rx={9} transform={`rotate(18 670 ${top + 18})`} />
      </g>
    ))}
  </g>
);
