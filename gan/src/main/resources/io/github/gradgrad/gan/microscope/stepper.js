// Stepping, choosing, searching, keys. The last of the three parts: it starts the page.

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
