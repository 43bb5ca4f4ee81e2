'use strict';
// The page holds only what was traced; everything on it is made here, once, and then changes its classes.

const { phases, nodes, steps, layout } = JSON.parse(document.getElementById('data').textContent);
const $ = id => document.getElementById(id);
const WIDTH = 132, HEIGHT = 56, CELLS = 18;

// ---- What is known about a node ----

const phaseOf = node => phases[node.phase];
const inOrder = node => Math.min(phaseOf(node).order, 3);
const numbers = node => node.numbers ??= node.values ? node.values.split(' ').map(Number) : [];
const size = node => node.dims.reduce((product, dim) => product * dim, 1);
const shape = node => node.kind === 'absent' ? '' : '[' + node.dims.join(', ') + ']';
const scalar = node => node.kind !== 'absent' && size(node) === 1;
const label = node => `#${node.id} ${node.title}`;
const uses = nodes.map(() => []);
nodes.forEach(node => node.inputs.forEach(input => { if (!uses[input].includes(node.id)) uses[input].push(node.id); }));
const madeIn = [];
steps.forEach((step, i) => step.nodes.forEach(id => { madeIn[id] = i; }));

function short(value) {
  if (!Number.isFinite(value)) return String(value).replace('Infinity', '∞');
  if (value === 0) return '0';
  const size = Math.abs(value);
  return (size < 1e-3 || size >= 1e5 ? value.toExponential(2) : String(Number(value.toPrecision(4)))).replace('-', '−');
}

const brief = node => numbers(node).slice(0, 6).map(short).join('  ') + (size(node) > 6 ? '  …' : '');

// ---- Making elements ----

function make(tag, attributes = {}, ...children) {
  const svg = ['g', 'rect', 'path', 'text', 'tspan', 'title'].includes(tag);
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter(child => child !== undefined && child !== null));
  return element;
}

const ofPhase = phase => ({ 'data-order': Math.min(phase.order, 3), 'data-function': phase.order > 0 && !phase.isSweep });

// ---- The graph ----

const boxes = [], lines = [];

function drawColumns() {
  layout.columns.forEach((box, i) => {
    const phase = phases[i];
    $('columns').append(make('g', { class: 'column', ...ofPhase(phase) },
      make('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx: 14 }),
      make('text', { x: box.x + 16, y: box.y + 28 }, (phase.isSweep ? '↑ ' : '↓ ') + phase.title),
      make('text', { x: box.x + box.width - 16, y: box.y + 28, 'text-anchor': 'end', class: 'direction' },
        box.width > 260 ? `order ${phase.order}` : '')));
  });
}

function drawEdges() {
  for (const edge of layout.edges) {
    const from = nodes[edge.from], to = nodes[edge.to];
    const line = make('g', {
      class: 'edge' + (from.phase !== to.phase ? ' across' : '') + (to.kind === 'absent' ? ' absent' : ''),
      'data-from': edge.from, 'data-to': edge.to, ...ofPhase(phaseOf(from)),
      onpointerenter: () => lightEdge(edge), onpointerleave: darken,
    }, make('path', { d: edge.path }), make('path', { class: 'grip', d: edge.path }));
    lines.push({ ...edge, line });
    $('edges').append(line);
  }
}

function strip(node) {
  const shown = numbers(node).slice(0, CELLS);
  if (shown.length < 2) return [];
  const most = Math.max(...numbers(node).map(Math.abs).filter(Number.isFinite)) || 1;
  const step = (WIDTH - 20) / shown.length;
  return [make('rect', { class: 'track', x: 10, y: 41, width: WIDTH - 20, height: 7 }), ...shown.map((value, i) =>
    make('rect', {
      class: 'cell ' + (value < 0 ? 'n' : 'p'), x: 10 + i * step, y: 41, width: Math.max(step - 0.8, 0.8), height: 7,
      'fill-opacity': Number.isFinite(value) ? (value === 0 ? 0 : 0.18 + 0.82 * Math.abs(value) / most).toFixed(2) : 1,
    }))];
}

function drawNodes() {
  for (const node of nodes) {
    const { x, y } = layout.boxes[node.id];
    const leaf = node.inputs.length === 0;
    const title = node.title.length > 15 ? node.title.slice(0, 14) + '…' : node.title;
    const box = make('g', {
      class: 'node' + (leaf ? ' leaf' : '') + (node.kind === 'absent' ? ' absent' : ''), id: `node-${node.id}`,
      transform: `translate(${x} ${y})`, role: 'button', tabindex: -1, ...ofPhase(phaseOf(node)),
      'aria-label': `${label(node)} ${node.kind === 'absent' ? 'absent, ' + node.formula.replace('absent: ', '') : shape(node)}`,
      onpointerenter: () => lightNode(node, true), onpointerleave: darken,
      onclick: () => choose(node.id), onfocus: () => lightNode(node),
      onblur: darken,
    },
    make('rect', { class: 'box', width: WIDTH, height: HEIGHT }),
    make('text', { class: 'title', x: 10, y: 20 }, title),
    make('text', { class: 'id', x: WIDTH - 10, y: 35, 'text-anchor': 'end' }, `#${node.id}`),
    make('text', { class: 'shape', x: 10, y: 35 }, node.kind === 'absent' ? 'absent: 0' : shape(node)),
    scalar(node) ? make('text', { x: 10, y: 49, class: 'value' }, short(numbers(node)[0])) : strip(node));
    boxes.push(box);
    $('nodes').append(box);
  }
}

// ---- Light: what flows where ----

function lightNode(node, pointed = false) {
  darken();
  $('graph').classList.add('lighting');
  for (const { from, to, line } of lines) {
    if (from !== node.id && to !== node.id) continue;
    line.classList.add('lit');
    boxes[from].classList.add('near');
    boxes[to].classList.add('near');
  }
  boxes[node.id].classList.add('near');
  if (pointed) tip(node.kind === 'absent' ? `${label(node)}: ${node.formula}` : `${label(node)} ${shape(node)} = ${brief(node)}`);
}

function lightEdge(edge) {
  darken();
  $('graph').classList.add('lighting');
  lines.filter(({ from, to, input }) => from === edge.from && to === edge.to && input === edge.input)
    .forEach(({ line }) => line.classList.add('lit'));
  const from = nodes[edge.from], to = nodes[edge.to];
  boxes[edge.from].classList.add('near');
  boxes[edge.to].classList.add('near');
  tip(`${label(from)} flows into ${label(to)} as ${symbol(edge.input, to)}: ${brief(from)}`);
}

function darken() {
  $('graph').classList.remove('lighting');
  document.querySelectorAll('.lit, .near').forEach(element => element.classList.remove('lit', 'near'));
  $('tip').hidden = true;
}

function tip(text) {
  $('tip').textContent = text;
  $('tip').hidden = false;
}

// ---- The view: pan and zoom ----

const view = { x: 0, y: 0, scale: 1 };

function apply(smooth) {
  $('view').classList.toggle('smooth', smooth);
  $('view').style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
}

function zoom(factor, x = $('graph').clientWidth / 2, y = $('graph').clientHeight / 2) {
  const scale = Math.max(0.03, Math.min(3, view.scale * factor));
  view.x = x - (x - view.x) * scale / view.scale;
  view.y = y - (y - view.y) * scale / view.scale;
  view.scale = scale;
}

function fit() {
  const { clientWidth: w, clientHeight: h } = $('graph');
  const buttons = w < 600 ? 0 : 48;
  view.scale = Math.min((w - buttons) / layout.width, h / layout.height, 1.2);
  view.x = (w - buttons - layout.width * view.scale) / 2;
  view.y = (h - layout.height * view.scale) / 2;
}

/** Brings some nodes into view: moves as little as is needed, and makes them large enough to be read. */
function show(ids) {
  const { clientWidth: w, clientHeight: h } = $('graph');
  if (!w || !h) return;
  const places = ids.map(id => layout.boxes[id]);
  const readable = w < 600 ? 0.8 : 0.72;
  if (view.scale < readable) zoom(readable / view.scale);
  const first = places[0], margin = 28;
  let box = places.reduce((a, b) => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), r: Math.max(a.r, b.x + WIDTH), b: Math.max(a.b, b.y + HEIGHT) }),
    { x: first.x, y: first.y, r: first.x + WIDTH, b: first.y + HEIGHT });
  // What does not fit is cut down to what is new.
  if ((box.r - box.x) * view.scale > w - 2 * margin || (box.b - box.y) * view.scale > h - 2 * margin) box = { x: first.x, y: first.y, r: first.x + WIDTH, b: first.y + HEIGHT };
  const shift = (low, high, room) => low < margin ? margin - low : high > room - margin ? room - margin - high : 0;
  const dx = shift(view.x + box.x * view.scale, view.x + box.r * view.scale, w), dy = shift(view.y + box.y * view.scale, view.y + box.b * view.scale, h);
  // If it has to move at all, it brings the place near the middle, so that the next steps need not.
  if (dx) view.x = w / 2 - (box.x + box.r) / 2 * view.scale;
  if (dy) view.y = h / 2 - (box.y + box.b) / 2 * view.scale;
  apply(true);
}

function listenToPointers() {
  const graph = $('graph'), pointers = new Map();
  let moved = 0;
  graph.addEventListener('pointerdown', event => { pointers.set(event.pointerId, event); moved = 0; });
  addEventListener('pointermove', event => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const box = graph.getBoundingClientRect();
    if (pointers.size === 2) {
      const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
      const distance = at => Math.hypot(at.clientX - other.clientX, at.clientY - other.clientY) || 1;
      zoom(distance(event) / distance(before), (event.clientX + other.clientX) / 2 - box.left, (event.clientY + other.clientY) / 2 - box.top);
    } else {
      view.x += event.clientX - before.clientX;
      view.y += event.clientY - before.clientY;
    }
    moved += Math.hypot(event.clientX - before.clientX, event.clientY - before.clientY);
    graph.classList.toggle('dragging', moved > 4);
    pointers.set(event.pointerId, event);
    apply(false);
  });
  const release = event => { pointers.delete(event.pointerId); if (!pointers.size) graph.classList.remove('dragging'); };
  addEventListener('pointerup', release);
  addEventListener('pointercancel', release);
  graph.addEventListener('click', event => {
    if (moved > 4) event.stopPropagation();
    else if (!event.target.closest('.node')) choose(null);
  }, true);
  graph.addEventListener('wheel', event => {
    event.preventDefault();
    const box = graph.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), event.clientX - box.left, event.clientY - box.top);
    apply(false);
  }, { passive: false });
}
