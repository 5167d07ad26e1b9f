/** Middles of the vertebrae, from above. */
const VERTEBRAE = [62, 128, 194, 260, 326, 392, 458];
/** Strands in which the cord ends. */
const STRANDS = [-5, 0, 5];

/** A vertebra from the side: body on the right of the canal, spinous process on its left. */
const Vertebra = ({ y }: { readonly y: number }) => (
  <g className="bone" transform={`translate(0 ${y})`}>
    <path d="M 862 -24 C 882 -20 922 -20 944 -24 C 939 -10 939 10 944 24 C 922 20 882 20 862 24 C 867 10 867 -10 862 -24 Z" />
    <path d="M 800 -10 C 780 -12 752 -4 738 10 C 732 18 738 24 748 22 C 768 18 786 16 802 12 Z" />
  </g>
);

/** The spine in which the catheter ends: canal with its fluid, cord, vertebrae and the discs between them. */
export const Spine = () => (
  <g className="spine">
    {VERTEBRAE.slice(1).map((y) => (
      <rect key={y} className="disc" x={866} y={y - 43} width={74} height={20} rx={9} />
    ))}
    <path className="canal" d="M 806 24 H 858 V 520 C 858 540 806 540 806 520 Z" />
    <path className="cord" d="M 838 24 H 852 V 250 C 852 276 845 292 845 300 C 845 292 838 276 838 250 Z" />
    {STRANDS.map((x) => (
      <path key={x} className="strand" d={`M 845 296 C ${845 + x} 340 ${842 + x} 420 ${840 + x} 500`} />
    ))}
    {VERTEBRAE.map((y) => (
      <Vertebra key={y} y={y} />
    ))}
  </g>
);
