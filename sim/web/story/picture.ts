/** What of its style a drawing takes along. */
const STYLES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'font',
  'text-anchor',
  'opacity',
] as const;

/**
 * A drawing of the page as a file that stands by itself: how each part looks is written into it.
 *
 * @returns SVG
 */
export function pictureOf(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const [from, to] = [drawing.querySelectorAll('*'), copy.querySelectorAll('*')];
  for (const [i, part] of from.entries()) {
    const look = getComputedStyle(part);
    to[i]?.setAttribute('style', STYLES.map((name) => `${name}:${look.getPropertyValue(name)}`).join(';'));
  }
  const { backgroundColor } = getComputedStyle(drawing.closest('.card') ?? drawing);
  copy.setAttribute('style', `background:${backgroundColor}`);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  return new XMLSerializer().serializeToString(copy);
}
