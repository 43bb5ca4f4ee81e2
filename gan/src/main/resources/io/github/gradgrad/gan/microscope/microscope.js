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

// ---- Formulas ----

const symbol = (input, node) => node.names[input];

/** A formula with its symbols bound to nodes: pointing at one shows which. */
function formula(text, bound) {
  const parts = text.split(/(\^T|\^\d+|\^\([^)]*\)|sqrt(?=\()|\b[a-z]+\b|[<>]=?|-)/i);
  return parts.map(part => {
    if (part.startsWith('^')) return make('sup', {}, part.slice(1).replace(/^\(|\)$/g, ''));
    if (part === 'sqrt') return '√';
    if (part === '-') return '−';
    const node = bound[part];
    if (node === undefined) return part;
    return make('var', {
      title: label(nodes[node]), 'data-order': inOrder(nodes[node]),
      onpointerenter: () => lightNode(nodes[node]), onpointerleave: darken,
    }, part);
  });
}

function bindings(node) {
  const bound = {};
  // Several inputs of one name, those of concat, are no one node.
  if (new Set(node.names).size === node.names.length) node.inputs.forEach((input, i) => { bound[symbol(i, node)] = input; });
  bound.y = node.id;
  return bound;
}

// ---- The panel ----

function chip(id) {
  const node = nodes[id];
  return make('button', {
    class: 'chip' + (node.kind === 'absent' ? ' absent' : ''), 'data-node': id, 'data-order': inOrder(node),
    onclick: () => choose(id, true), onpointerenter: () => lightNode(node), onpointerleave: darken,
  }, make('span', { class: 'id' }, `#${id}`), node.title, make('span', { class: 'shape' }, node.kind === 'absent' ? 'absent' : shape(node)));
}

const who = pairs => make('dl', { class: 'who' }, pairs.flatMap(([name, id]) => [make('dt', {}, name), make('dd', {}, chip(id),
  nodes[id].values ? make('p', { class: 'values' }, brief(nodes[id])) : undefined)]));

const p = (...content) => make('p', {}, ...content);

/** What y is computed from, in the letters of its formula. */
const inputsOf = node => node.inputs.map((input, i) => [symbol(i, node), input]);

const describe = {
  GIVEN: step => [make('h2', {}, 'What is given'),
    p('The leaves of the function: the points at which it is looked at, its parameters, and constants.'),
    make('div', { class: 'chips' }, step.nodes.map(chip))],

  APPLY: step => {
    const y = nodes[step.node];
    return [make('h2', {}, y.kind, y.attributes ? make('span', { class: 'fine' }, ` ${y.attributes}`) : undefined),
      make('div', { class: 'formula' }, 'y = ', formula(y.formula, bindings(y))), who([...inputsOf(y), ['y', y.id]])];
  },

  SEED: step => [make('h2', {}, 'The sweep starts'),
    p('How the output changes with itself: its cotangent is 1. From here the chain rule runs backwards, one op after another, the latest first.'),
    who([['y', step.node], ['g', step.nodes[0]]])],

  RULE: step => {
    const y = nodes[step.node], bound = { g: step.cotangent, ...bindings(y) };
    const earlier = phases[y.phase].isSweep && y.phase < step.phase;
    const content = [make('h2', {}, `The rule of ${y.kind}`),
      p('g has arrived at ', chip(y.id), earlier ? ', which is itself a part of a gradient: this is double backprop.' : '.')];
    for (const part of step.parts) {
      const absent = nodes[part.gradient].kind === 'absent';
      content.push(make('div', { class: 'formula' + (absent ? ' absent' : ''), 'data-order': inOrder(nodes[part.gradient]) },
        part.symbol, absent ? ' is ' : ' = ', formula(part.formula, absent ? {} : bound)));
      if (absent) content.push(p('Zero by the structure of the op, and therefore not there: nothing is computed, nothing stored, and nothing flows on from here.'));
    }
    const present = step.parts.filter(part => nodes[part.gradient].kind !== 'absent');
    const used = Object.keys(bound).filter(letter => letter === 'g' || present.some(part => new RegExp(`\\b${letter}\\b`).test(part.formula)));
    content.push(who([...used.map(letter => [letter, bound[letter]]),
      ...step.parts.map(part => [part.symbol, part.gradient])]));
    content.push(make('h3', {}, 'adds to the cotangent of'), make('div', { class: 'chips' },
      [...new Set(present.map(part => part.input))].map(chip)));
    return content;
  },

  SUM: step => [make('h2', {}, 'Contributions add up'),
    p(chip(step.node), ' is used in more than one place. What each use contributes to its cotangent is added: the chain rule for several paths.'),
    make('div', { class: 'formula' }, 'g = the sum of its contributions'),
    who([...nodes[step.cotangent].inputs.map(input => ['', input]), ['g', step.cotangent]])],

  RESULT: step => [make('h2', {}, step.parts.length === 1 ? 'The gradient' : 'The gradients'),
    p(phases.length > step.phase + 1 ? 'A variable with a graph of its own, made of ordinary ops. So something can be computed from it, and differentiated again.' : 'What an optimiser would now use.'),
    make('dl', { class: 'who' }, step.parts.flatMap(part => [make('dt', {}, `d ${part.symbol}`), make('dd', {}, chip(part.gradient))]))],
};

function table(node) {
  const values = numbers(node), most = Math.max(...values.map(Math.abs).filter(Number.isFinite)) || 1;
  const last = node.dims.length ? node.dims[node.dims.length - 1] : 1;
  const columns = last <= 12 ? last : 4;
  const rows = [];
  for (let i = 0; i < values.length; i += columns) {
    rows.push(make('tr', {}, values.slice(i, i + columns).map(value => make('td', {
      style: `background: color-mix(in srgb, var(--${value < 0 ? 'negative' : 'positive'}) ${Math.round(45 * Math.min(1, Math.abs(value) / most) || 0)}%, transparent)`,
      title: String(value),
    }, short(value)))));
  }
  const hidden = size(node) - values.length;
  return [make('div', { class: 'scroll', tabindex: 0, 'aria-label': 'values' }, make('table', {}, make('tbody', {}, rows))),
    hidden > 0 ? make('p', { class: 'fine' }, `and ${hidden} more`) : undefined];
}

function describeNode(node) {
  const absent = node.kind === 'absent';
  const content = [make('p', { class: 'eyebrow', 'data-order': inOrder(node) }, `node ${node.id} · ${phaseOf(node).title} · order ${phaseOf(node).order}`),
    make('h2', {}, node.title)];
  if (absent) {
    content.push(make('div', { class: 'formula absent' }, node.formula));
  } else {
    content.push(make('p', { class: 'fine' }, [node.kind !== node.title ? node.kind : '', node.attributes, shape(node), node.dtype].filter(Boolean).join(' · ')));
    if (node.formula) content.push(make('div', { class: 'formula', 'data-order': inOrder(node) }, 'y = ', formula(node.formula, bindings(node))));
    content.push(...table(node));
  }
  const list = (title, ids) => ids.length ? [make('h3', {}, title), make('div', { class: 'chips' }, ids.map(chip))] : [];
  content.push(...list(absent ? 'would come from' : 'computed from', [...new Set(node.inputs)]), ...list('used by', uses[node.id]));
  const cotangents = steps.filter(step => step.kind === 'RULE' && step.node === node.id).map(step => step.cotangent);
  content.push(...list('its cotangents', cotangents));
  content.push(p(make('button', { class: 'chip', onclick: () => go(madeIn[node.id]) }, `go to step ${madeIn[node.id] + 1}, where it appears`)));
  return content;
}

// ---- Choosing and stepping ----

let now = 0, chosen = null, timer = null;

function choose(id, move = false) {
  if (chosen !== null) { boxes[chosen].classList.remove('chosen'); boxes[chosen].tabIndex = -1; }
  chosen = id;
  if (id === null) { $('node').replaceChildren(); return; }
  boxes[id].classList.add('chosen');
  boxes[id].tabIndex = 0;
  $('node').replaceChildren(...describeNode(nodes[id]).filter(Boolean));
  $('panel').scrollTop = $('node').offsetTop - $('panel').offsetTop - 16;
  if (move) show([id]);
}

function go(to, { move = true } = {}) {
  now = Math.max(0, Math.min(steps.length - 1, to));
  const step = steps[now], phase = phases[step.phase];
  boxes.forEach((box, id) => {
    box.classList.toggle('future', madeIn[id] > now);
    box.classList.toggle('now', madeIn[id] === now);
    box.classList.toggle('about', id === step.node && madeIn[id] !== now);
  });
  const shown = new Set(step.nodes);
  lines.forEach(({ from, to: end, line }) => {
    line.classList.toggle('future', madeIn[end] > now);
    line.classList.toggle('flow', shown.has(end) && madeIn[from] <= now);
  });
  $('step').replaceChildren(
    make('p', { class: 'eyebrow', 'data-order': Math.min(phase.order, 3) }, `step ${now + 1} · ${phase.title}`), ...describe[step.kind](step));
  $('step').dataset.order = Math.min(phase.order, 3);
  $('position').value = now;
  $('position').setAttribute('aria-valuetext', `step ${now + 1} of ${steps.length}, ${phase.title}`);
  $('count').textContent = `${now + 1} / ${steps.length}`;
  $('back').disabled = $('first').disabled = now === 0;
  $('next').disabled = $('last').disabled = now === steps.length - 1;
  document.querySelectorAll('#phases button').forEach((button, i) => {
    if (i !== step.phase) button.removeAttribute('aria-current');
    else if (!button.hasAttribute('aria-current')) {
      button.setAttribute('aria-current', 'step');
      button.scrollIntoView({ block: 'nearest', inline: 'center' });
    }
  });
  document.querySelectorAll('#segments i').forEach((bar, i) => {
    const of = steps.filter(s => s.phase === i).length, done = steps.slice(0, now + 1).filter(s => s.phase === i).length;
    bar.style.width = `${100 * done / of}%`;
  });
  $('panel').scrollTop = 0;
  if (move) show(around(step));
}

/** What a step is about, as far as it is worth having in view. */
function around(step) {
  if (step.kind === 'GIVEN') return step.nodes;
  const ids = [...step.nodes, ...step.parts.map(part => part.gradient)];
  if (step.node >= 0) ids.push(step.node);
  return ids;
}

function play(on) {
  clearInterval(timer);
  timer = on ? setInterval(() => { if (now === steps.length - 1) play(false); else go(now + 1); }, 1100) : null;
  $('play').querySelector('path').setAttribute('d', on ? 'M3 2.5h3.5v11H3zM9.5 2.5H13v11H9.5z' : 'M4 2.5v11L13 8z');
  $('play').setAttribute('aria-label', on ? 'Pause' : 'Play');
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

// ---- Search ----

const words = nodes.map(node => [`#${node.id}`, node.title, node.kind, node.attributes, shape(node), phaseOf(node).title, `order ${phaseOf(node).order}`].join(' ').toLowerCase());
let hits = [], hit = -1;

function search() {
  const wanted = $('search').value.trim().toLowerCase();
  hits = wanted === '' ? [] : /^#\d+$/.test(wanted) ? nodes.map(n => n.id).filter(id => `#${id}` === wanted)
    : nodes.map(node => node.id).filter(id => wanted.split(/\s+/).every(word => words[id].includes(word)));
  hit = -1;
  $('graph').classList.toggle('searching', wanted !== '');
  boxes.forEach((box, id) => box.classList.toggle('hit', hits.includes(id)));
  $('found').textContent = wanted === '' ? '' : `${hits.length} found`;
  if (hits.length) nextHit(1);
}

function nextHit(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  $('found').textContent = `${hit + 1} of ${hits.length}`;
  choose(hits[hit], true);
}

// ---- Keys ----

function follow(ids) {
  if (chosen === null) choose(steps[now].node >= 0 ? steps[now].node : steps[now].nodes[0], true);
  else if (ids.length) choose(ids[0], true);
  boxes[chosen].focus({ preventScroll: true });
}

const keys = {
  ArrowRight: () => go(now + 1), ArrowLeft: () => go(now - 1), Home: () => go(0), End: () => go(steps.length - 1),
  ArrowUp: () => follow(chosen === null ? [] : nodes[chosen].inputs), ArrowDown: () => follow(chosen === null ? [] : uses[chosen]),
  ' ': () => play(!timer), '/': () => $('search').focus(), '?': () => $('help').showModal(),
  '+': () => { zoom(1.25); apply(true); }, '=': () => { zoom(1.25); apply(true); }, '-': () => { zoom(0.8); apply(true); }, '0': () => { fit(); apply(true); },
  Escape: () => { play(false); choose(null); darken(); },
};

function listenToKeys() {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
    const on = event.target;
    if (on === $('search')) {
      if (event.key === 'Enter') { nextHit(event.shiftKey ? -1 : 1); event.preventDefault(); }
      if (event.key === 'Escape') { $('search').value = ''; search(); $('search').blur(); }
      return;
    }
    if ((event.key === ' ' || event.key === 'Enter') && on.closest('button')) return;
    if (event.key === 'Enter' && on.closest('.node')) { choose(Number(on.closest('.node').id.slice(5))); return; }
    if (/^Arrow(Up|Down)$/.test(event.key) && on.closest('#panel')) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    if (!/^[ +=\-0/?]$/.test(event.key) && event.key !== 'ArrowUp' && event.key !== 'ArrowDown') play(false);
    action();
  });
}

// ---- Start ----

function start() {
  drawColumns();
  drawEdges();
  drawNodes();
  phases.forEach((phase, i) => {
    const count = nodes.filter(node => node.phase === i && node.kind !== 'absent').length;
    $('phases').append(make('button', { ...ofPhase(phase), title: `order ${phase.order}`, onclick: () => { play(false); go(steps.findIndex(step => step.phase === i)); } },
      `${phase.title} · ${count}`));
    $('segments').append(make('span', { ...ofPhase(phase), style: `flex: ${steps.filter(step => step.phase === i).length}` }, make('i')));
  });
  $('position').max = steps.length - 1;
  $('position').addEventListener('input', () => { play(false); go(Number($('position').value)); });
  const press = (id, action) => $(id).addEventListener('click', action);
  press('first', () => { play(false); go(0); });
  press('back', () => { play(false); go(now - 1); });
  press('next', () => { play(false); go(now + 1); });
  press('last', () => { play(false); go(steps.length - 1); });
  press('play', () => { if (!timer && now === steps.length - 1) go(0); play(!timer); });
  press('help-open', () => $('help').showModal());
  document.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => {
    if (button.dataset.zoom === 'fit') fit(); else zoom(Number(button.dataset.zoom));
    apply(true);
  }));
  $('search').addEventListener('input', search);
  listenToPointers();
  listenToKeys();
  fit();
  apply(false);
  go(0, { move: view.scale < 0.3 });
  addEventListener('resize', () => go(now));
}

start();
