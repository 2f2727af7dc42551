import assert from "node:assert/strict";
import test from "node:test";

import {asServed, attributesOf, pairs, readUnits} from "../../static/js/state/units.js";

test("what a browser writes with nothing in it closes itself as the server writes it", () => {
  assert.equal(asServed('<g><rect x="1" y="2"></rect><text>a</text><use href="a/b.svg#g-x"></use></g>'), '<g><rect x="1" y="2"/><text>a</text><use href="a/b.svg#g-x"/></g>');
});

test("what closes itself is a unit too", () => {
  const units = readUnits('<rect id="r"/><g data-parts=""><use href="#a"/><g id="b"><path d="M0 0"/></g></g>');
  assert.deepEqual(units.map(({tag, id, head}) => [tag, id, head]), [["rect", "r", '<rect id="r"/>'], ["g", "", '<g data-parts=""></g>']]);
  assert.deepEqual(units[1].parts?.map(({text}) => text), ['<use href="#a"/>', '<g id="b"><path d="M0 0"/></g>']);
});

test("whatever stands directly in something with parts is a unit", () => {
  const units = readUnits('\n<rect id="r"></rect>\n<g class="close" data-parts=""><g id="a"><text>A &lt; B</text></g><g id="b"></g></g> <text>x</text>');
  assert.deepEqual(units.map(({tag, id}) => [tag, id]), [["rect", "r"], ["g", ""], ["text", ""]]);
  assert.deepEqual(units[1].parts?.map(({text}) => text), ['<g id="a"><text>A &lt; B</text></g>', '<g id="b"></g>']);
  assert.equal(units[1].head, '<g class="close" data-parts=""></g>');
  assert.equal(units[2].head, "<text>x</text>");
});

test("a unit's parts may stand inside of it", () => {
  const [unit] = readUnits('<li><a id="thing-v">V</a><ul data-parts><li><a>S</a></li><li><a>T</a><ul data-parts><li>I</li></ul></li></ul></li>');
  assert.equal(unit.head, '<li><a id="thing-v">V</a><ul data-parts></ul></li>');
  assert.equal(unit.parts?.[1].parts?.[0].text, "<li>I</li>");
  assert.equal(unit.parts?.[1].head, "<li><a>T</a><ul data-parts></ul></li>");
});

test("what is not well formed is told", () => {
  assert.throws(() => readUnits("<g>"), /open/);
  assert.throws(() => readUnits("<g></g></g>"), /not open/);
});

const units = (...texts) => readUnits(texts.join(""));

test("units are paired by id, then to the letter, then in their order", () => {
  const before = units('<g id="a">1</g>', "<text>x</text>", "<text>y</text>", '<g id="b">2</g>');
  const now = units('<g id="b">2</g>', "<text>new</text>", "<text>y</text>", '<g id="c">3</g>', "<path></path>");
  assert.deepEqual(pairs(before, now), [3, 1, 2, undefined, undefined]);
});

test("an id that has become another kind of element is another thing", () => {
  assert.deepEqual(pairs(units('<g id="a"></g>'), units('<rect id="a"></rect>')), [undefined]);
});

test("attributes are read as they were before they were escaped", () => {
  assert.deepEqual([...attributesOf('<a class="x y" data-parts title="&lt;b&gt; &amp; &quot;c&quot; &#x27;">')], [["class", "x y"], ["data-parts", ""], ["title", "<b> & \"c\" '"]]);
});

test("what stands for something that is there already says so", () => {
  const [layer] = readUnits('<svg id="l" data-parts=""><g id="a" data-kept=""/><g id="b"></g></svg>');
  assert.deepEqual(layer.parts?.map(({id, isKept}) => [id, isKept]), [["a", true], ["b", false]]);
});
