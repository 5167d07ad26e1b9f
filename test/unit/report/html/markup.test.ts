import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Child, css, drawing, el, written } from '../../../../sim/report/html/markup.js';

const bare = (child: Child): string =>
  written(el('p', {}, child))
    .replace(/^<!doctype html>\n<p>/, '')
    .replace(/<\/p>\n$/, '');

describe('markup', () => {
  it('writes what it is given as text, in elements and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    const page = written(el('p', { title: hostile }, hostile));
    expect(page).toBe(
      '<!doctype html>\n<p title="&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;&amp;amp;</p>\n',
    );
  });

  it('never lets a text end what it stands in, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const page = written(el('td', { title: a }, b, [a, [b]]));
        expect(page.replace(/^<!doctype html>\n<td title="[^"<>]*">[^<>]*<\/td>\n$/s, '')).toBe('');
      }),
    );
  });

  it('takes an object that looks like markup for text', () => {
    const forged = JSON.parse(
      '{"$$typeof":"react.element","type":"script","props":{"children":"x"},"key":null,"ref":null}',
    );
    expect(bare(forged)).toBe('[object Object]');
  });

  it('shows what cannot be seen and what turns the text about', () => {
    expect(bare('a\u0000b\u001bc\u007fd\u0085e\ud800f')).toBe('a\u2400b\u241bc\u2421d\ufffde\ufffdf');
    expect(bare('\u202egpj.\u2066x\u200f\u061c')).toBe('[U+202E]gpj.[U+2066]x[U+200F][U+061C]');
    expect(written(el('p', { title: '\u202e\u0000' }))).toContain('title="[U+202E]\u2400"');
    expect(bare('a\tb\nc µ \u{1f4a7} שלום')).toBe('a\tb\nc µ \u{1f4a7} שלום');
  });

  it('leaves style rules as they are', () => {
    expect(written(el('p', {}, css('a>b{content:"x"}')))).toContain('<style>a>b{content:"x"}</style>');
  });

  it.each([
    ['a script', '<path d="M0 0"/><script>1</script>'],
    ['a foreign object', '<foreignObject></foreignObject>'],
    ['a style', '<style>a{}</style>'],
    ['a handler', '<rect onclick="x()"/>'],
    ['a handler after a line end', '<rect\nonload = "x()"/>'],
    ['a link', '<text xlink:href="x">a</text>'],
    ['an end of itself', '</svg>'],
    ['a comment', '<!-- -->'],
  ])('draws nothing that holds %s', (_, svg) => {
    expect(() => drawing(svg)).toThrow('report: a drawing');
  });

  it('draws shapes, and text that speaks of anything', () => {
    const svg = '<g><path d="M0 0" fill="none"></path><text>&lt;script&gt; onclick= href=</text></g>';
    expect(written(el('svg', {}, drawing(svg)))).toContain(svg);
  });
});
