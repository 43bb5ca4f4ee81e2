// What the panel says about a step or a node: the rule, with its letters bound to nodes.

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
